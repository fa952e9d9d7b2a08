import { css, html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { GroupId } from "../../domain/model/id.ts";
import type { Site } from "../../domain/model/place.ts";
import { HORIZON_DAYS, type ScreenProgramme, type Theme } from "../../domain/model/screen.ts";
import "../elements/combo-field.ts";
import { textField } from "../elements/field.ts";
import "../elements/group-picker.ts";
import { optionCards } from "../elements/option-cards.ts";
import "../elements/ui-icon.ts";
import { GroupList } from "../group-list.ts";
import { SiteList } from "../site-list.ts";
import "../sites/site-dialog.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { fields } from "../style/fields.ts";
import { forms } from "../style/forms.ts";
import { t } from "../texts.ts";
import { displayField, displayStyles } from "./display-field.ts";
import { type DisplayFault, isUsual } from "./display-input.ts";
import { quietHoursField, quietHoursStyles } from "./quiet-hours-field.ts";
import { EMPTY_SCREEN, type ScreenFieldName, type ScreenInput } from "./screen-input.ts";
import { viewingField, viewingStyles } from "./viewing-field.ts";

/**
 * Name, site, groups and theme of a screen, who reads it from where, how its glass is, and how it plays.
 * @fires fields-change - `detail` is the changed `ScreenInput`
 */
@customElement("screen-fields")
export class ScreenFields extends LitElement {
  static override styles = [
    base,
    buttons,
    fields,
    forms,
    quietHoursStyles,
    viewingStyles,
    displayStyles,
    css`
      summary {
        padding: 0.25rem 0;
        font-weight: 700;
        cursor: pointer;
      }
      .programme {
        padding-top: 0.75rem;
      }
      .new-site {
        justify-self: start;
        font-size: 0.9375rem;
      }
      .groups {
        margin-top: 0.375rem;
        max-height: 19rem;
        overflow-y: auto;
        padding: 0.75rem;
        border: 1px solid var(--line);
        border-radius: var(--radius);
      }
      .swatch {
        flex: none;
        width: 2.5rem;
        aspect-ratio: 16 / 10;
        margin-top: 0.125rem;
        border: 1px solid var(--line-control);
        border-radius: 4px;
        background: linear-gradient(var(--swatch-ink), var(--swatch-ink)) 0.375rem 0.375rem / 1.25rem 0.25rem no-repeat,
          linear-gradient(var(--swatch-ink), var(--swatch-ink)) 0.375rem 0.8125rem / 0.75rem 0.1875rem no-repeat, var(--swatch-paper);
      }
      .paper {
        --swatch-ink: #14213a;
        --swatch-paper: #f6f4ee;
      }
      .night {
        --swatch-ink: #f7f5ef;
        --swatch-paper: #0e1830;
      }
    `,
  ];

  @property({ attribute: false }) input: ScreenInput = EMPTY_SCREEN;
  /** Without a name: it is said elsewhere. */
  @property({ type: Boolean }) nameless = false;
  @property({ attribute: false }) errors: Partial<Record<ScreenFieldName, string>> = {};
  @state() private addingSite = false;
  /** Once open it stays so, until somebody folds it. */
  #isDisplayOpen = false;
  readonly #sites = new SiteList(this);
  readonly #groups = new GroupList(this);

  protected override willUpdate(): void {
    this.#isDisplayOpen ||= !isUsual(this.input.display);
  }

  protected override render() {
    const { name, siteId, theme } = this.input;
    return html`<div class="form">
      ${this.nameless ? nothing : textField({ id: "name", label: t("screen.name"), hint: t("screen.nameHint"), value: name, maxLength: 80, required: true, error: this.errors.name, onInput: (value) => this.#set({ name: value }) })}
      <div class="field">
        <combo-field id="site" label=${t("screen.site")} placeholder=${t("screen.sitePlaceholder")} .choices=${this.#sites.choices} .value=${siteId} error=${this.errors.siteId ?? ""} @combo-change=${(event: CustomEvent<string>) => this.#chooseSite(event.detail)}></combo-field>
        <button class="link new-site" type="button" @click=${() => {
          this.addingSite = true;
        }}>${t("sites.new")}</button>
      </div>
      ${this.#groupField()}
      ${optionCards<Theme>(
        "theme",
        t("screen.theme"),
        theme,
        [
          { value: "paper", label: t("theme.paper"), hint: t("theme.paperHint"), picture: html`<span class="swatch paper"></span>` },
          { value: "night", label: t("theme.night"), hint: t("theme.nightHint"), picture: html`<span class="swatch night"></span>` },
        ],
        (value) => this.#set({ theme: value }),
      )}
      ${viewingField(this.input.viewing, this.errors.viewing !== undefined, (viewing) => this.#set({ viewing }))}
      ${displayField(this.input.display, this.#displayFaults, this.#isDisplayOpen, (display) => this.#set({ display }))}
      ${this.#programme()}
      <site-dialog .open=${this.addingSite} @dialog-close=${() => {
        this.addingSite = false;
      }} @site-saved=${this.#onSite}></site-dialog>
    </div>`;
  }

  get #displayFaults(): readonly DisplayFault[] {
    return (["overscan", "bezels", "brightness"] as const).filter((fault) => this.errors[fault] !== undefined);
  }

  /** Where something is wrong, the typing goes on. */
  focusFault(): void {
    const field = this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"], combo-field[error]:not([error=""])');
    field?.closest("details")?.setAttribute("open", "");
    field?.focus();
  }

  /** What few screens need stands folded below. */
  #programme() {
    const { minimumShown, quietHours, horizonDays } = this.input.programme;
    return html`<details ?open=${quietHours.length > 0}>
      <summary>${t("screen.programme")}</summary>
      <div class="form programme">
        ${quietHoursField(quietHours, (value) => this.#setProgramme({ quietHours: value }))}
        ${textField({ id: "minimum", label: t("screen.minimum"), hint: t("screen.minimumHint"), type: "number", min: 0, max: 50, value: String(minimumShown), onInput: (value) => this.#setMinimum(value) })}
        ${optionCards(
          "horizon",
          t("screen.horizon"),
          String(horizonDays),
          HORIZON_DAYS.map((days) => ({ value: String(days), label: t("screen.horizonDays", { days }), hint: t(`screen.horizon${days}`) })),
          (value) => this.#setProgramme({ horizonDays: HORIZON_DAYS.find((days) => String(days) === value) ?? horizonDays }),
        )}
      </div>
    </details>`;
  }

  #setMinimum(text: string): void {
    const value = Number(text);
    if (text.trim() !== "" && Number.isInteger(value) && value >= 0 && value <= 50) this.#setProgramme({ minimumShown: value });
  }

  #setProgramme(change: Partial<ScreenProgramme>): void {
    this.#set({ programme: { ...this.input.programme, ...change } });
  }

  #groupField() {
    return html`<div role="group" aria-labelledby="groups">
      <p class="label" id="groups">${t("screen.groups")}</p>
      <p class="soft small">${t("screen.groupsHint")}</p>
      ${this.#groups.groups.length > 0 ? html`<div class="groups"><group-picker exact .groups=${this.#groups.groups} .chosen=${this.input.groupIds} @groups-change=${(event: CustomEvent<GroupId[]>) => this.#set({ groupIds: event.detail })}></group-picker></div>` : nothing}
    </div>`;
  }

  #chooseSite(id: string): void {
    this.#set({ siteId: this.#sites.sites.find((site) => site.id === id)?.id ?? "" });
  }

  readonly #onSite = async (event: CustomEvent<Site>): Promise<void> => {
    await this.#sites.load();
    this.#set({ siteId: event.detail.id });
  };

  #set(change: Partial<ScreenInput>): void {
    this.input = { ...this.input, ...change };
    this.dispatchEvent(new CustomEvent("fields-change", { detail: this.input }));
  }
}
