import { describe, expect, it } from "vitest";
import { type Glass, glassAt } from "../../../player/stage/turn.ts";
import { playlist, takeover } from "../playlist.ts";

const always = () => true;
const but = (unplayable: string) => (item: { readonly id: string }) => item.id !== unplayable;
const THREE = playlist([{}, {}, {}]);

/** What is on the glass, in a word. */
function named({ shown }: Glass): string {
  if (typeof shown === "string") return shown;
  return "takeover" in shown ? [shown.takeover, ...shown.others].map(({ id }) => id).join("+") : shown.id;
}

describe("glassAt", () => {
  it("shows the slide whose turn it is", () => {
    expect(named(glassAt(THREE, 12_000, always, always))).toBe("b");
  });

  it("shows the next of the loop instead of one that cannot be shown, round the end", () => {
    expect(named(glassAt(THREE, 12_000, but("b"), always))).toBe("c");
    expect(named(glassAt(THREE, 22_000, but("c"), always))).toBe("a");
  });

  it("passes over a slide that lacks its picture only as long as another one is complete", () => {
    expect(named(glassAt(THREE, 2000, always, but("a")))).toBe("b");
    expect(named(glassAt(THREE, 2000, always, () => false))).toBe("a");
  });

  it("falls back to the house slide without a playlist, outside of it, and when nothing can be shown", () => {
    expect(glassAt(null, 2000, always, always)).toEqual({ shown: "house", turn: null, untilMs: Number.POSITIVE_INFINITY });
    expect(named(glassAt(THREE, 1_000_000, always, always))).toBe("house");
    expect(named(glassAt(THREE, 2000, () => false, always))).toBe("house");
  });

  it("is off in quiet hours, and knows until when", () => {
    const segments = [
      { fromMs: 0, loop: 0, quiet: true },
      { fromMs: 60_000, loop: 0 },
    ] as const;
    expect(glassAt(playlist([{}], { segments }), 30_000, always, always)).toEqual({ shown: "off", turn: null, untilMs: 60_000 });
  });

  it("shows a takeover from its beginning to its end, in quiet hours and after the playlist too, and then what would have been there", () => {
    const covered = playlist([{}, {}, {}], { takeovers: [takeover("t", { fromMs: 5000, untilMs: 25_000 })] });
    expect(named(glassAt(covered, 4999, always, always))).toBe("a");
    expect(glassAt(covered, 4999, always, always).untilMs).toBe(5000);
    expect(named(glassAt(covered, 5000, always, always))).toBe("t");
    expect(glassAt(covered, 5000, always, always)).toMatchObject({ turn: null, untilMs: 25_000 });
    expect(named(glassAt(covered, 24_999, always, always))).toBe("t");
    expect(named(glassAt(covered, 25_000, always, always))).toBe("c");
    const silent = {
      segments: [{ fromMs: 0, loop: 0, quiet: true }],
      takeovers: [takeover("t", { fromMs: 0, untilMs: 2_000_000 })],
    } as const;
    expect(named(glassAt(playlist([{}], silent), 10, always, always))).toBe("t");
    expect(named(glassAt(playlist([{}], silent), 1_500_000, always, always))).toBe("t");
  });

  it("shows the next takeover instead of one that cannot be drawn, and the programme if none can", () => {
    const severe = takeover("severe", { fromMs: 0, untilMs: 20_000 });
    const moderate = takeover("moderate", { fromMs: 0, untilMs: 15_000, severity: "moderate" });
    const covered = playlist([{}, {}], { takeovers: [moderate, severe] });
    expect(named(glassAt(covered, 11_000, always, always))).toBe("severe+moderate");
    expect(named(glassAt(covered, 11_000, but("severe"), always))).toBe("moderate");
    const slidesOnly = ({ id }: { readonly id: string }) => id.length === 1;
    expect(named(glassAt(covered, 11_000, slidesOnly, always))).toBe("b");
    expect(glassAt(covered, 11_000, slidesOnly, always).untilMs).toBe(15_000);
  });
});
