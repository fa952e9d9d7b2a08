import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import * as z from "zod/mini";
import { PlaceDraft, ScreenPlace } from "../../domain/model/screen-place.ts";
import { api } from "../api-client.ts";
import { textArea, textField } from "../elements/field.ts";
import { focusField } from "../elements/focus-field.ts";
import { issueOf, problemSummary, problemText } from "../elements/problem-summary.ts";
import "../elements/ui-dialog.ts";
import { toast } from "../elements/ui-toasts.ts";
import { conflictNote, standing } from "../stale-save.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { fields } from "../style/fields.ts";
import { forms } from "../style/forms.ts";
import { notes } from "../style/notes.ts";
import { t } from "../texts.ts";
import { photoAddress } from "./photo-address.ts";
import { photoToSend } from "./photo-to-send.ts";

const FIELDS = ["note", "people"] as const;
type FieldName = (typeof FIELDS)[number];

/**
 * Describes the spot a screen hangs at. Nothing is changed until it is saved, the photo included.
 * @fires place-saved - `detail` is the `ScreenPlace`
 * @fires dialog-close
 */
@customElement("screen-place-dialog")
export class ScreenPlaceDialog extends LitElement {
  static override styles = [
    base,
    buttons,
    fields,
    notes,
    forms,
    css`
      .photo {
        display: flex;
        flex-wrap: wrap;
        gap: 0.75rem;
        align-items: center;
      }
      img {
        width: 9rem;
        height: 6rem;
        border-radius: var(--radius);
        background: var(--line);
        object-fit: cover;
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
      }
      input[type="number"] {
        appearance: textfield;
      }
      input::-webkit-inner-spin-button {
        display: none;
      }
    `,
  ];

  @property({ type: Boolean }) open = false;
  @property({ attribute: false }) place: ScreenPlace | undefined;
  /** How many work at the site without a desk, 0 if nobody has said. */
  @property({ attribute: false }) headcount = 0;
  @state() private values: Readonly<Record<FieldName, string>> = { note: "", people: "" };
  /** The photo to come; null if it is to go, undefined if it stays. */
  @state() private photo: { readonly file: File; readonly address: string } | null | undefined;
  @state() private isNoPicture = false;
  @state() private checked = false;
  @state() private failed: unknown;
  @state() private standing: ScreenPlace | undefined;
  @state() private busy = false;
  #version = 0;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("open") && this.open && this.place) this.#start(this.place);
  }

  #start({ note, people, version }: ScreenPlace): void {
    this.values = { note, people: people === null ? "" : String(people) };
    this.#version = version;
    this.#choose(undefined);
    this.checked = false;
    this.failed = undefined;
    this.standing = undefined;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has("open") && this.open) void focusField(this, "#note");
  }

  protected override render() {
    return html`<ui-dialog .open=${this.open} heading=${t("place.title")} @dialog-close=${this.#close}>
      ${this.open ? this.#form() : nothing}
      <button slot="actions" class="button" type="button" @click=${this.#close}>${t("action.cancel")}</button>
      <button slot="actions" class="button primary" type="button" aria-disabled=${this.busy} @click=${this.#save}>${t("action.save")}</button>
    </ui-dialog>`;
  }

  #form(): TemplateResult {
    const general = this.failed !== undefined && !this.standing && !FIELDS.some((field) => this.#error(field));
    const { note, people } = this.values;
    return html`<div class="form">
      ${this.standing ? this.#conflict(this.standing) : general ? problemSummary(problemText(this.failed), []) : nothing}
      ${textArea({ id: "note", label: t("place.note"), hint: t("place.noteHint"), value: note, rows: 4, maxLength: 2000, error: this.#error("note"), onInput: (value) => this.#set({ note: value }) })}
      ${textField({ id: "people", label: t("place.peopleLabel"), hint: t("place.peopleHint", { headcount: this.headcount }), value: people, type: "number", min: 0, max: 100_000, error: this.#error("people"), onInput: (value) => this.#set({ people: value }) })}
      ${this.#photoField()}
    </div>`;
  }

  #photoField(): TemplateResult {
    const { place, photo } = this;
    const kept = photo === undefined && place?.photo ? photoAddress(place.screenId, place.photo.hash) : undefined;
    const address = photo?.address ?? kept;
    return html`<div class="field" role="group" aria-labelledby="photo-label">
      <span class="label" id="photo-label">${t("place.photo")}</span>
      <p class="hint">${t("place.photoHint")}</p>
      <div class="photo">
        ${address ? html`<img src=${address} alt=${t("place.photo")} />` : nothing}
        <div class="actions">
          <button class="button small" type="button" @click=${this.#browse}><ui-icon name="camera"></ui-icon>${t(address ? "place.otherPhoto" : "place.choosePhoto")}</button>
          ${address ? html`<button class="button small quiet" type="button" @click=${() => this.#choose(place?.photo ? null : undefined)}><ui-icon name="trash"></ui-icon>${t("place.removePhoto")}</button>` : nothing}
        </div>
      </div>
      <input id="photo" type="file" accept="image/*" hidden aria-label=${t("place.photo")} @change=${this.#onFile} />
      <div role="alert">${this.isNoPicture ? html`<p class="error"><ui-icon name="circle-alert"></ui-icon><span>${t("problem.unsupported-image")}</span></p>` : nothing}</div>
    </div>`;
  }

  #conflict(now: ScreenPlace): TemplateResult | typeof nothing {
    const lines = [
      ...(now.note === this.values.note ? [] : [t("stale.line", { field: t("place.note"), value: now.note || "–" })]),
      ...(now.people === this.#people() ? [] : [t("stale.line", { field: t("place.peopleLabel"), value: now.people ?? "–" })]),
    ];
    const onMine = () => {
      this.#version = now.version;
      void this.#save();
    };
    return conflictNote({ lines, onTheirs: () => this.#start(now), onMine });
  }

  #set(change: Partial<Record<FieldName, string>>): void {
    this.values = { ...this.values, ...change };
  }

  #people(): number | null {
    const typed = this.values.people.trim();
    return typed === "" ? null : Number(typed);
  }

  #draft() {
    return z.safeParse(PlaceDraft, { note: this.values.note, people: this.#people() });
  }

  #error(field: FieldName): string | undefined {
    const isWrong = this.checked && this.#draft().error?.issues.some(({ path }) => path[0] === field);
    return isWrong || issueOf(this.failed, field) ? t(`place.${field}Wrong`) : undefined;
  }

  readonly #browse = (): void => this.renderRoot.querySelector<HTMLInputElement>("#photo")?.click();

  readonly #onFile = async ({ target }: Event): Promise<void> => {
    if (!(target instanceof HTMLInputElement) || !target.files?.[0]) return;
    const file = await photoToSend(target.files[0]);
    target.value = "";
    if (file) this.#choose({ file, address: URL.createObjectURL(file) });
    this.isNoPicture = file === null;
  };

  #choose(photo: typeof this.photo): void {
    if (this.photo) URL.revokeObjectURL(this.photo.address);
    this.photo = photo;
    this.isNoPicture = false;
  }

  readonly #close = (): void => {
    this.#choose(undefined);
    this.dispatchEvent(new CustomEvent("dialog-close"));
  };

  readonly #save = async (): Promise<void> => {
    if (this.busy) return;
    this.checked = true;
    this.failed = undefined;
    this.standing = undefined;
    const draft = this.#draft();
    if (draft.success) await this.#send(draft.data);
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('[role="alert"][tabindex], [aria-invalid="true"]')?.focus();
  };

  async #send(draft: PlaceDraft): Promise<void> {
    if (!this.place) return;
    const { screenId: id } = this.place;
    this.busy = true;
    try {
      let saved = await api.screens.describePlace({ id, version: this.#version, ...draft });
      this.#version = saved.version;
      if (this.photo) saved = await api.screens.putPhoto({ params: { id }, body: this.photo.file });
      else if (this.photo === null) saved = await api.screens.removePhoto({ id });
      this.dispatchEvent(new CustomEvent("place-saved", { detail: saved }));
      toast({ text: t("place.saved"), kind: "good" });
      this.#close();
    } catch (error) {
      this.failed = error;
      this.standing = standing(error, ScreenPlace);
    } finally {
      this.busy = false;
    }
  }
}
