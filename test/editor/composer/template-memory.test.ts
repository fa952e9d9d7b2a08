import { describe, expect, it } from "vitest";
import { freshSlide } from "../../../editor/composer/content.ts";
import { TemplateMemory } from "../../../editor/composer/template-memory.ts";

const PICTURE = { mediaId: "11111111-1111-4111-8111-111111111111", decorative: false, alt: { de: "Wache" } };
const WRITTEN = freshSlide("text-image", { title: { de: "Grippeschutz" }, body: { de: "Mittwoch" }, picture: PICTURE, crop: "wide" });

describe("a slide in another template", () => {
  it("keeps what the templates have in common", () => {
    const { template, fields } = new TemplateMemory().change(WRITTEN, "full-image");
    expect(template).toBe("full-image");
    expect(fields).toEqual({ title: { de: "Grippeschutz" }, caption: {}, picture: PICTURE });
  });

  it("loses nothing on the way back, over however many templates", () => {
    const memory = new TemplateMemory();
    const elsewhere = memory.change(memory.change(memory.change(WRITTEN, "text"), "menu"), "steps");
    expect(memory.change(elsewhere, "text-image")).toEqual(WRITTEN);
  });

  it("takes along what was written meanwhile", () => {
    const memory = new TemplateMemory();
    const text = memory.change(WRITTEN, "text");
    const changed = { ...text, fields: { ...text.fields, title: { de: "Neu" } } };
    expect(memory.change(changed, "text-image").fields["title"]).toEqual({ de: "Neu" });
  });

  it("does not mix up slides", () => {
    const memory = new TemplateMemory();
    memory.change(WRITTEN, "text");
    expect(memory.change(freshSlide("text"), "text-image").fields["picture"]).toBeNull();
  });
});
