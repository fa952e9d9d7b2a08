import { describe, expect, it } from "vitest";
import { GroupId } from "../../../domain/model/id.ts";
import { TAKEOVER_LASTS, TakeoverDraft } from "../../../domain/model/takeover.ts";
import { messageFrom, PREPARED, PREPARED_IDS, preparedText } from "../../../editor/takeovers/prepared.ts";

const targets = [GroupId.parse("6c1f4a52-0f0e-4f0e-9f58-2a7d5f6b0c11")];
const written = PREPARED.filter(({ id }) => id !== "free");

describe("prepared texts", () => {
  it("are there for every name, once", () => {
    expect(PREPARED.map(({ id }) => id)).toEqual([...PREPARED_IDS]);
  });

  it.each(written)("$id can be sent as it stands, in German and English", (prepared) => {
    const message = messageFrom(prepared, "de");
    expect(TakeoverDraft.safeParse({ ...message, targets, lastsMs: TAKEOVER_LASTS.usualMs }).success).toBe(true);
    expect(message.variants.map(({ language }) => language)).toEqual(["de", "en"]);
  });

  it.each(written)("$id is short: a title of at most 10 words, at most 45 below it", ({ words }) => {
    for (const { title, body } of Object.values(words)) {
      expect(title.split(" ").length).toBeLessThanOrEqual(10);
      expect(body.split(" ").length).toBeLessThanOrEqual(45);
    }
  });

  it("only the drill is a drill, and it says that there is no danger", () => {
    expect(PREPARED.filter(({ drill }) => drill).map(({ id }) => id)).toEqual(["drill"]);
    expect(preparedText("drill").words.de.body).toContain("Es besteht keine Gefahr.");
    expect(preparedText("drill").severity).toBe("moderate");
  });

  it("never send anybody into a lift where a building is left", () => {
    for (const id of ["fire", "evacuation", "power", "drill"] as const) {
      const { title, body } = preparedText(id).words.de;
      expect(`${title} ${body}`).toContain("Keinen Aufzug benutzen.");
    }
  });

  it("begin with the organisation's own language", () => {
    expect(messageFrom(preparedText("fire"), "en").variants.map(({ language }) => language)).toEqual(["en", "de"]);
  });

  it("own words begin with nothing in one language", () => {
    expect(messageFrom(preparedText("free"), "de").variants).toEqual([{ language: "de", title: "", body: "" }]);
  });
});
