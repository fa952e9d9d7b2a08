import { css, html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import * as z from "zod/mini";
import { Site, SiteDraft } from "../../domain/model/place.ts";
import { api, userAction } from "../api-client.ts";
import { conflictNote, standing } from "../stale-save.ts";
import "../elements/combo-field.ts";
import { textField } from "../elements/field.ts";
import { focusField } from "../elements/focus-field.ts";
import { issueOf, problemSummary, problemText } from "../elements/problem-summary.ts";
import "../elements/ui-dialog.ts";
import { Regions } from "../regions.ts";
import { currentSession } from "../session.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { fields } from "../style/fields.ts";
import { forms } from "../style/forms.ts";
import { notes } from "../style/notes.ts";
import { t } from "../texts.ts";
import { zoneChoices } from "../zones.ts";

const FIELDS = ["name", "zone", "headcount"] as const;
type Values = Readonly<Record<FieldName | "region", string>>;
type FieldName = (typeof FIELDS)[number];

/**
 * Adds a site, or changes the given one.
 * @fires site-saved - `detail` is the site
 * @fires site-remove - the user wants it gone
 * @fires dialog-close
 */
@customElement("site-dialog")
export class SiteDialog extends LitElement {
  static override styles = [
    base,
    buttons,
    fields,
    notes,
    forms,
    css`
      input[type="number"] {
        appearance: textfield;
      }
      input::-webkit-inner-spin-button {
        display: none;
      }
      .remove {
        margin-right: auto;
        padding-inline: 0.75rem;
      }
      @media (max-width: 30rem) {
        .remove span {
          display: none;
        }
      }
    `,
  ];

  @property({ type: Boolean }) open = false;
  @property({ attribute: false }) site: Site | undefined;
  @state() private values: Values = { name: "", zone: "", region: "", headcount: "0" };
  @state() private checked = false;
  @state() private failed: unknown;
  @state() private standing: Site | undefined;
  @state() private busy = false;
  #version = 0;
  #action = userAction();
  readonly #zones = zoneChoices();
  readonly #regions = new Regions(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.open || !(changed.has("open") || changed.has("site"))) return;
    this.#start(this.site);
    this.#action = userAction();
  }

  #start(site: Site | undefined): void {
    const { organisation } = currentSession();
    const { name = "", zone = organisation.zone, region = organisation.region, headcount = 0, version = 0 } = site ?? {};
    this.values = { name, zone, region: region ?? "", headcount: String(headcount) };
    this.#version = version;
    this.checked = false;
    this.failed = undefined;
    this.standing = undefined;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has("open") && this.open) void focusField(this, "#name");
  }

  protected override render() {
    const isNew = !this.site;
    return html`<ui-dialog .open=${this.open} heading=${t(isNew ? "sites.new" : "sites.edit")} @dialog-close=${this.#close}>
      ${this.open ? this.#form() : nothing}
      ${isNew ? nothing : html`<button slot="actions" class="button quiet remove" type="button" aria-label=${t("action.delete")} @click=${() => this.dispatchEvent(new CustomEvent("site-remove"))}><ui-icon name="trash"></ui-icon><span>${t("action.delete")}</span></button>`}
      <button slot="actions" class="button" type="button" @click=${this.#close}>${t("action.cancel")}</button>
      <button slot="actions" class="button primary" type="button" aria-disabled=${this.busy} @click=${this.#save}>${t(isNew ? "sites.add" : "action.save")}</button>
    </ui-dialog>`;
  }

  #form() {
    return html`<form class="form" novalidate @submit=${this.#save}>
      ${this.standing ? this.#conflict(this.standing) : this.failed !== undefined && this.#errors().length === 0 ? problemSummary(problemText(this.failed), []) : nothing}
      ${textField({ id: "name", label: t("sites.name"), value: this.values.name, maxLength: 80, required: true, error: this.#error("name"), onInput: (name) => this.#set({ name }) })}
      <combo-field id="zone" label=${t("sites.zone")} hint=${t("sites.zoneHint")} .choices=${this.#zones} .value=${this.values.zone} error=${this.#error("zone") ?? ""} @combo-change=${(event: CustomEvent<string>) => this.#set({ zone: event.detail })}></combo-field>
      <combo-field id="region" clearable label=${t("sites.region")} hint=${t("sites.regionHint")} placeholder=${t("sites.regionNone")} .choices=${this.#regions.choices} .value=${this.values.region} @combo-change=${(event: CustomEvent<string>) => this.#set({ region: event.detail })}></combo-field>
      ${textField({ id: "headcount", label: t("sites.headcount"), hint: t("sites.headcountHint"), value: this.values.headcount, type: "number", min: 0, max: 100_000, error: this.#error("headcount"), onInput: (headcount) => this.#set({ headcount }) })}
      <button class="hidden-text" type="submit" tabindex="-1" aria-hidden="true">${t("action.save")}</button>
    </form>`;
  }

  #conflict(now: Site) {
    const lines = [
      ...(now.name === this.values.name ? [] : [t("stale.line", { field: t("sites.name"), value: now.name })]),
      ...(now.zone === this.values.zone ? [] : [t("stale.line", { field: t("sites.zone"), value: now.zone })]),
      ...((now.region ?? "") === this.values.region
        ? []
        : [t("stale.line", { field: t("sites.region"), value: now.region ?? t("sites.regionNone") })]),
      ...(String(now.headcount) === this.values.headcount ? [] : [t("stale.line", { field: t("sites.headcount"), value: now.headcount })]),
    ];
    const onMine = () => {
      this.#version = now.version;
      void this.#save();
    };
    return conflictNote({ lines, onTheirs: () => this.#start(now), onMine });
  }

  #set(change: Partial<Values>): void {
    this.values = { ...this.values, ...change };
  }

  #draft() {
    const { name, zone, region, headcount } = this.values;
    return z.safeParse(SiteDraft, {
      name,
      zone,
      region: region || null,
      headcount: headcount.trim() === "" ? Number.NaN : Number(headcount),
    });
  }

  #error(name: FieldName): string | undefined {
    const wrong = this.checked && this.#draft().error?.issues.some(({ path }) => path[0] === name);
    return wrong || issueOf(this.failed, name) ? t(`sites.${name}Wrong`) : undefined;
  }

  #errors(): readonly FieldName[] {
    return FIELDS.filter((name) => this.#error(name));
  }

  readonly #close = (): void => {
    this.dispatchEvent(new CustomEvent("dialog-close"));
  };

  readonly #save = async (event?: Event): Promise<void> => {
    event?.preventDefault();
    if (this.busy) return;
    this.checked = true;
    this.failed = undefined;
    this.standing = undefined;
    const draft = this.#draft();
    if (draft.success) await this.#send(draft.data);
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('[role="alert"], [aria-invalid="true"], combo-field[error]:not([error=""])')?.focus();
  };

  async #send(draft: SiteDraft): Promise<void> {
    this.busy = true;
    try {
      const { site } = this;
      const detail = site
        ? await api.sites.update({ id: site.id, version: this.#version, ...draft })
        : await api.sites.create(draft, { context: this.#action });
      this.dispatchEvent(new CustomEvent("site-saved", { detail }));
      this.#close();
    } catch (error) {
      this.failed = error;
      this.standing = standing(error, Site);
    } finally {
      this.busy = false;
    }
  }
}
