import { describe, expect, it } from "vitest";
import { type Look, type Tone, USUAL_LOOK } from "../../../domain/model/look.ts";
import { accentFault, type LookInput, readColour, readLook, shownLook, typedLook } from "../../../editor/looks/look-input.ts";

const typed = (change: Partial<LookInput> = {}): LookInput => ({ ...typedLook(USUAL_LOOK), ...change });
const NIGHT: Tone = { kind: "night" };

describe("readColour", () => {
  it.each([
    ["#1f5f9e", "#1f5f9e"],
    [" 1F5F9E ", "#1f5f9e"],
    ["#abc", "#aabbcc"],
    ["blau", undefined],
    ["#1f5f9", undefined],
    ["", undefined],
  ])("takes %j for %s", (text, colour) => {
    expect(readColour(text)).toBe(colour);
  });
});

describe("a typed look", () => {
  it("says what is wrong with its accent", () => {
    expect(accentFault(typed({ hasAccent: false, accent: "nichts" }))).toBeNull();
    expect(accentFault(typed({ hasAccent: true, accent: "nichts" }))).toBe("no-colour");
    expect(accentFault(typed({ hasAccent: true, accent: "#f2b441" }))).toBe("contrast-too-low");
    expect(accentFault(typed({ hasAccent: true, accent: "#f2b441", tone: NIGHT }))).toBeNull();
  });

  it("is shown as far as it goes: without a colour that is none, without empty lines", () => {
    const look = shownLook(typed({ hasAccent: true, accent: "#f", ticker: [" Notruf 112 ", "", " "] }));
    expect([look.accent, look.ticker]).toEqual([null, ["Notruf 112"]]);
  });

  it("is a look once nothing is wrong with it, and the same as it was if nothing was typed", () => {
    expect(readLook(typed({ hasAccent: true, accent: "#f2b441" }))).toBeUndefined();
    const look: Look = { ...USUAL_LOOK, accent: "#1f5f9e", ticker: ["Notruf 112"] };
    expect(readLook(typedLook(look))).toEqual(look);
    expect(readLook({ ...typedLook(look), hasAccent: false })?.accent).toBeNull();
  });
});
