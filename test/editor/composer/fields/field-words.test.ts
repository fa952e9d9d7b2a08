import { describe, expect, it } from "vitest";
import german from "../../../../editor/texts/de.json" with { type: "json" };
import english from "../../../../editor/texts/en.json" with { type: "json" };
import type { Fields } from "../../../../templates/field.ts";
import { definitionOf, TEMPLATES } from "../../../../templates/registry.ts";

/** Every key of which one must be there, for each field and each option of the templates. */
function wanted(template: string, fields: Fields): readonly (readonly string[])[] {
  return Object.entries(fields).flatMap(([name, { form }]) => [
    [`field.${template}.${name}`, `field.${name}`],
    ...(form.kind === "choice" ? form.options.map((option) => [`choice.${template}.${name}.${option}`, `choice.${name}.${option}`]) : []),
    ...(form.kind === "list" ? wanted(template, form.of) : []),
  ]);
}

describe.each([
  ["German", german],
  ["English", english],
])("in %s", (_name, texts) => {
  it.each(TEMPLATES)("every field and every option of %s has a name", (template) => {
    const missing = wanted(template, definitionOf(template).fields).filter((keys) => !keys.some((key) => key in texts));
    expect(missing).toEqual([]);
  });

  it("every template has a name", () => {
    expect(TEMPLATES.filter((template) => !(`template.${template}` in texts))).toEqual([]);
  });
});
