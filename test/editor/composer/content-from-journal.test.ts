import { describe, expect, it } from "vitest";
import { emptyContent, freshSlide } from "../../../editor/composer/content.ts";
import { contentFromJournal } from "../../../editor/composer/content-from-journal.ts";

const readBack = (content: unknown) => contentFromJournal(JSON.parse(JSON.stringify(content)));

describe("what was typed, read back from the journal", () => {
  it("is what was typed, half an address and far too long a title included", () => {
    const slide = freshSlide("web-page", { title: { de: "x".repeat(900) }, address: "https://dort" });
    const typed = { ...emptyContent(), slides: [{ ...slide, fields: { ...slide.fields, address: "dort" } }] };
    expect(readBack(typed)).toEqual(typed);
  });

  it("keeps rows of a list in which something is wrong", () => {
    const slide = freshSlide("services", { tiles: [{ name: { de: "meinDO" }, note: {}, address: "meindo", icon: "link" }] });
    const typed = { ...emptyContent(), slides: [slide] };
    expect(readBack(typed)).toEqual(typed);
  });

  it("has slides even if it was written before there were any", () => {
    const variants = [
      { language: "de", title: "Hallo", body: "Welt", alt: "Wache" },
      { language: "tr", title: "Merhaba", body: "", alt: "" },
    ];
    const picture = { mediaId: "11111111-1111-4111-8111-111111111111", decorative: false };
    const old = {
      template: "text-image",
      category: "health",
      variants,
      picture,
      fields: {},
      targets: [],
      schedule: { from: null, until: null, windows: [] },
      precedence: "normal",
      weight: 2,
      dwellMs: 9000,
    };
    const content = readBack(old);
    expect(content?.languages).toEqual(["de", "tr"]);
    expect(content?.weight).toBe(2);
    expect(content?.slides).toEqual([
      {
        key: expect.stringMatching(/^[a-z0-9]{6}$/),
        template: "text-image",
        dwellMs: 9000,
        fields: {
          title: { de: "Hallo", tr: "Merhaba" },
          body: { de: "Welt", tr: "" },
          picture: { ...picture, alt: { de: "Wache", tr: "" } },
          crop: "upright",
        },
      },
    ]);
  });

  it("is nothing if it is something else", () => {
    expect(readBack({ title: "Hallo" })).toBeUndefined();
    expect(readBack(null)).toBeUndefined();
  });
});
