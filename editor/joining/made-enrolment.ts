import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { MadeEnrolment } from "../../domain/api/enrolments.ts";
import "../elements/secret-dialog.ts";
import "../elements/ui-icon.ts";
import { warningNote } from "../elements/warning-note.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { fields } from "../style/fields.ts";
import { notes } from "../style/notes.ts";
import { t } from "../texts.ts";

/** What the kiosk looks for on the boot partition. */
const FILE_NAME = "aushang-enrol.txt";

/**
 * A secret that was just made, this one time: itself, as a file for a memory card, and as an address.
 * @fires dialog-close - the owner then forgets it
 */
@customElement("made-enrolment")
export class MadeEnrolmentDialog extends LitElement {
  static override styles = [
    base,
    buttons,
    fields,
    notes,
    css`
      .ways {
        display: grid;
        gap: 1.25rem;
        margin-top: 1.25rem;
      }
      .way {
        display: grid;
        gap: 0.375rem;
        justify-items: start;
      }
      .address {
        max-width: 100%;
        font-family: ui-monospace, monospace;
        font-size: 0.9375rem;
        word-break: break-all;
      }
    `,
  ];

  @property({ attribute: false }) made: MadeEnrolment | undefined;
  /** What it is for, in words. */
  @property() what = "";

  protected override render() {
    const { made } = this;
    return html`<secret-dialog heading=${t("enrolments.made", { what: this.what })} lead=${t("enrolments.madeLead")} .secret=${made?.token ?? ""} @dialog-close=${() => this.dispatchEvent(new CustomEvent("dialog-close"))}>
      ${made ? this.#ways(made) : nothing}
    </secret-dialog>`;
  }

  #ways({ address, token }: MadeEnrolment) {
    return html`<div class="ways">
      ${address.startsWith("https:") ? nothing : warningNote(t("enrolments.insecure"))}
      <div class="way">
        <button class="button" type="button" @click=${() => save(token)}><ui-icon name="download"></ui-icon>${t("enrolments.file")}</button>
        <p class="soft small">${t("enrolments.fileHint")}</p>
      </div>
      <div class="way">
        <h3>${t("enrolments.address")}</h3>
        <p class="address">${address}</p>
        <p class="soft small">${t("enrolments.addressHint")}</p>
      </div>
    </div>`;
  }
}

/** Long enough for the browser to have fetched the file. */
const FETCHED_MS = 10_000;

/** The address of the file says nothing and is soon void: browsers remember where downloads came from. */
function save(token: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([`${token}\n`], { type: "text/plain" }));
  link.download = FILE_NAME;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), FETCHED_MS);
}
