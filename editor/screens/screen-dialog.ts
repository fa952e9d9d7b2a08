import { html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { ScreenSummary } from "../../domain/api/screens.ts";
import { Screen, type ScreenDraft } from "../../domain/model/screen.ts";
import { api } from "../api-client.ts";
import { problemSummary, problemText } from "../elements/problem-summary.ts";
import { conflictNote, standing } from "../stale-save.ts";
import "../elements/ui-dialog.ts";
import { toast } from "../elements/ui-toasts.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { forms } from "../style/forms.ts";
import { notes } from "../style/notes.ts";
import { t } from "../texts.ts";
import type { ScreenFields } from "./screen-fields.ts";
import "./screen-fields.ts";
import { typedDisplay } from "./display-input.ts";
import { EMPTY_SCREEN, readScreen, type ScreenInput, screenErrors } from "./screen-input.ts";
import { readViewing, typedViewing } from "./viewing-input.ts";

type Standing = Omit<Screen, "groupIds"> & { readonly groupIds: readonly Screen["groupIds"][number][] };

/**
 * Changes name, site, groups, theme, viewing, display and programme of a screen.
 * @fires screen-saved - `detail` is the screen
 * @fires dialog-close
 */
@customElement("screen-dialog")
export class ScreenDialog extends LitElement {
  static override styles = [base, buttons, notes, forms];

  @property({ type: Boolean }) open = false;
  @property({ attribute: false }) screen: ScreenSummary | undefined;
  @state() private input: ScreenInput = EMPTY_SCREEN;
  @state() private checked = false;
  @state() private failed: unknown;
  @state() private standing: Standing | undefined;
  @state() private busy = false;
  #version = 0;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("open") && this.open && this.screen) this.#start(this.screen);
  }

  #start({ name, siteId, groupIds, theme, programme, viewing, display, version }: Standing): void {
    this.input = { name, siteId, groupIds, theme, programme, viewing: typedViewing(viewing), display: typedDisplay(display) };
    this.#version = version;
    this.checked = false;
    this.failed = undefined;
    this.standing = undefined;
  }

  protected override render() {
    return html`<ui-dialog .open=${this.open} heading=${t("screen.edit")} @dialog-close=${this.#close}>
      ${this.open ? this.#form() : nothing}
      <button slot="actions" class="button" type="button" @click=${this.#close}>${t("action.cancel")}</button>
      <button slot="actions" class="button primary" type="button" aria-disabled=${this.busy} @click=${this.#save}>${t("action.save")}</button>
    </ui-dialog>`;
  }

  #form() {
    const errors = screenErrors(this.input, this.checked, this.failed);
    const general = this.failed !== undefined && !this.standing && Object.keys(errors).length === 0;
    return html`<div class="form">
      ${this.standing ? this.#conflict(this.standing) : nothing}${general ? problemSummary(problemText(this.failed), []) : nothing}
      <screen-fields .input=${this.input} .errors=${errors} @fields-change=${(event: CustomEvent<ScreenInput>) => {
        this.input = event.detail;
      }}></screen-fields>
    </div>`;
  }

  #conflict(now: Standing) {
    const { name, siteId, groupIds, theme, programme, viewing, display } = this.input;
    const lines = [
      ...(now.name === name ? [] : [t("stale.line", { field: t("screen.name"), value: now.name })]),
      ...(now.siteId === siteId ? [] : [t("stale.line", { field: t("screen.site"), value: now.siteName })]),
      ...(now.theme === theme ? [] : [t("stale.line", { field: t("screen.theme"), value: t(`theme.${now.theme}`) })]),
      ...(groupIds.length === now.groupIds.length && groupIds.every((id) => now.groupIds.includes(id)) ? [] : [t("stale.groups")]),
      ...(JSON.stringify(now.programme) === JSON.stringify(programme) ? [] : [t("stale.programme")]),
      ...(JSON.stringify(now.viewing) === JSON.stringify(readViewing(viewing)) ? [] : [t("stale.viewing")]),
      ...(JSON.stringify(typedDisplay(now.display)) === JSON.stringify(display) ? [] : [t("stale.display")]),
    ];
    const onMine = () => {
      this.#version = now.version;
      void this.#save();
    };
    return conflictNote({ lines, onTheirs: () => this.#start(now), onMine });
  }

  readonly #close = (): void => {
    this.dispatchEvent(new CustomEvent("dialog-close"));
  };

  readonly #save = async (): Promise<void> => {
    if (this.busy) return;
    this.checked = true;
    this.failed = undefined;
    this.standing = undefined;
    const draft = readScreen(this.input);
    if (draft.success) await this.#send(draft.data);
    await this.updateComplete;
    const alert = this.renderRoot.querySelector<HTMLElement>('[role="alert"]');
    if (alert) alert.focus();
    else await this.#focusFault();
  };

  async #focusFault(): Promise<void> {
    const fields = this.renderRoot.querySelector<ScreenFields>("screen-fields");
    await fields?.updateComplete;
    fields?.focusFault();
  }

  async #send(draft: ScreenDraft): Promise<void> {
    if (!this.screen) return;
    this.busy = true;
    try {
      const detail = await api.screens.update({ id: this.screen.id, version: this.#version, ...draft });
      this.dispatchEvent(new CustomEvent("screen-saved", { detail }));
      toast({ text: t("screen.saved", { name: detail.name }), kind: "good" });
      this.#close();
    } catch (error) {
      this.failed = error;
      this.standing = standing(error, Screen);
    } finally {
      this.busy = false;
    }
  }
}
