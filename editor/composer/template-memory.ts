import type { Template } from "../../templates/registry.ts";
import { type DraftSlide, fieldsOf } from "./draft-content.ts";
import { typedValue } from "./typed-fields.ts";

/**
 * Remembers, while the composer is open, what stood in the fields of a slide whatever its template, so that changing the template and back loses
 * nothing. Fields of the same name and kind take each other's values along.
 */
export class TemplateMemory {
  readonly #remembered = new Map<string, Map<string, unknown>>();

  /** The slide in another template. */
  change(slide: DraftSlide, template: Template): DraftSlide {
    const known = this.#remembered.get(slide.key) ?? new Map<string, unknown>();
    this.#remembered.set(slide.key, known);
    for (const [name, field] of Object.entries(fieldsOf(slide.template)))
      known.set(`${field.form.kind} ${name}`, slide.fields[name] ?? field.empty);
    const fields = Object.entries(fieldsOf(template)).map(([name, field]) => [
      name,
      typedValue(field, known.get(`${field.form.kind} ${name}`)),
    ]);
    return { ...slide, template, fields: Object.fromEntries(fields) };
  }
}
