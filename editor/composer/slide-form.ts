import { css, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { MediaId } from "../../domain/model/id.ts";
import type { Language } from "../../domain/model/language.ts";
import type { Media } from "../../domain/model/media.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { fields } from "../style/fields.ts";
import { type DraftSlide, fieldsOf } from "./draft-content.ts";
import { drawField } from "./fields/draw-field.ts";
import { type FieldPath, fieldId } from "./fields/field-place.ts";
import { fieldStyles } from "./fields/field-styles.ts";
import { columnHeadings } from "./fields/table-headings.ts";

/** What somebody has typed into a field. */
export interface FieldChange {
  readonly name: string;
  readonly value: unknown;
}

/**
 * What stands on one slide: the fields of its template, in the language that is written.
 * @slot - what comes after them
 * @fires field-change - `detail: FieldChange`
 */
@customElement("slide-form")
export class SlideForm extends LitElement {
  static override styles = [
    base,
    buttons,
    fields,
    fieldStyles,
    css`
      :host {
        display: grid;
        gap: 1.125rem;
        min-width: 0;
      }
    `,
  ];

  @property({ attribute: false }) slide: DraftSlide | undefined;
  @property({ attribute: false }) language: Language = "de";
  @property({ attribute: false }) media: ReadonlyMap<MediaId, Media> = new Map();
  @property({ attribute: false }) errors: ReadonlyMap<string, string> = new Map();

  protected override render() {
    const { slide } = this;
    return slide ? Object.keys(fieldsOf(slide.template)).map((name) => this.#field(slide, name)) : nothing;
  }

  /** Brings the focus to the control at a path, or to the nearest one above it. */
  async focusField(path: FieldPath): Promise<void> {
    await this.updateComplete;
    for (let length = path.length; length > 0; length--) {
      const control = this.shadowRoot?.getElementById(fieldId(path.slice(0, length)));
      if (control) {
        if (control instanceof LitElement) await control.updateComplete;
        control.focus();
        control.scrollIntoView({ block: "nearest" });
        return;
      }
    }
  }

  #field(slide: DraftSlide, name: string): TemplateResult | typeof nothing {
    const { language, media, errors } = this;
    const field = fieldsOf(slide.template)[name];
    if (!field) return nothing;
    const isRowsOfTable = slide.template === "table" && name === "rows";
    return drawField(field, slide.fields[name], {
      template: slide.template,
      path: [name],
      language,
      media,
      errors,
      ...(isRowsOfTable ? { labelOf: columnHeadings(slide.fields["columns"], language) } : {}),
      onChange: (value) => this.#tell({ name, value }),
    });
  }

  #tell(detail: FieldChange): void {
    this.dispatchEvent(new CustomEvent("field-change", { detail }));
  }
}
