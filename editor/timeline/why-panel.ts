import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { ScreenSummary } from "../../domain/api/screens.ts";
import { GroupId, type ScreenId } from "../../domain/model/id.ts";
import type { Group } from "../../domain/model/place.ts";
import type { LocalDateTime, TimeZone } from "../../domain/model/time.ts";
import { instantOf } from "../../domain/programme/wall-clock.ts";
import { api } from "../api-client.ts";
import { dateTimeField, dateTimeStyles } from "../composer/date-time-field.ts";
import "../elements/combo-field.ts";
import { listFailure } from "../elements/list-notes.ts";
import { selectField } from "../elements/select-field.ts";
import "../elements/ui-dialog.ts";
import "../elements/ui-icon.ts";
import { treeChoices } from "../groups/tree-choices.ts";
import "../screens/screen-why.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { fields } from "../style/fields.ts";
import { notes } from "../style/notes.ts";
import { t } from "../texts.ts";
import { localDateTime } from "../when.ts";
import { wallTime } from "./moves.ts";

/** A group and a moment that are asked about; a group may still have to be chosen. `isNow`: the moment goes with the clock until it is changed. */
export interface WhySpot {
  readonly groupId: GroupId | undefined;
  readonly atMs: number;
  readonly isNow: boolean;
}

const PAGE = 100;

/**
 * "Why is nothing on here?": what a screen of a group shows at a moment, and why the rest is not shown, as the resolver answers it.
 * @fires dialog-close
 */
@customElement("why-panel")
export class WhyPanel extends LitElement {
  static override styles = [
    base,
    buttons,
    fields,
    notes,
    dateTimeStyles,
    css`
      .form {
        display: grid;
        gap: 0.875rem;
        margin-bottom: 1.25rem;
        padding-bottom: 1.25rem;
        border-bottom: 1px solid var(--line);
      }
      .date-time {
        grid-template-columns: 5.5rem minmax(7.75rem, 1fr) minmax(6.5rem, 8.5rem);
      }
      screen-why {
        margin-top: 1rem;
      }
    `,
  ];

  @property({ attribute: false }) spot: WhySpot | undefined;
  @property({ attribute: false }) groups: readonly Group[] = [];
  @property({ attribute: false }) zone: TimeZone | undefined;
  @state() private groupId: GroupId | undefined;
  @state() private at: LocalDateTime | null = null;
  @state() private isNow = false;
  @state() private screens: readonly ScreenSummary[] | undefined;
  @state() private screenId: ScreenId | undefined;
  @state() private failed: unknown;
  #abort: AbortController | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("spot") || !this.spot) return;
    this.at = this.zone ? wallTime(this.spot.atMs, this.zone) : null;
    this.isNow = this.spot.isNow;
    this.#choose(this.spot.groupId);
  }

  protected override render() {
    return html`<ui-dialog side .open=${this.spot !== undefined} heading=${t("timeline.whyHeading")} @dialog-close=${() => this.dispatchEvent(new CustomEvent("dialog-close"))}>
      ${this.spot ? html`${this.#form()} ${this.#answer()}` : nothing}
    </ui-dialog>`;
  }

  #form(): TemplateResult {
    return html`<div class="form">
      <combo-field label=${t("timeline.group")} .value=${this.groupId ?? ""} .choices=${treeChoices(this.groups)} ?autofocus=${this.groupId === undefined} @combo-change=${this.#onGroup}></combo-field>
      ${dateTimeField({
        id: "moment",
        label: t("timeline.whyMoment"),
        value: this.at,
        usualTime: "12:00",
        onChange: (at) => {
          this.at = at;
          this.isNow = false;
        },
        error: this.at === null ? t("timeline.momentMissing") : undefined,
      })}
      ${
        this.screens && this.screens.length > 1 && this.screenId
          ? selectField({
              id: "screen",
              label: t("timeline.whyScreen"),
              value: this.screenId,
              options: this.screens.map(({ id, name, siteName }) => ({ value: id, label: `${siteName}, ${name}` })),
              onChange: (id) => {
                this.screenId = id;
              },
            })
          : nothing
      }
    </div>`;
  }

  #answer(): TemplateResult | typeof nothing {
    const group = this.groups.find(({ id }) => id === this.groupId);
    if (!group) return html`<p class="soft">${t("timeline.whyChoose")}</p>`;
    if (this.failed !== undefined) return listFailure(this.failed, () => this.#choose(this.groupId));
    if (!this.screens || this.at === null || !this.zone)
      return html`<p class="soft" role="status">${this.at === null ? "" : t("list.loading")}</p>`;
    const screen = this.screens.find(({ id }) => id === this.screenId);
    if (!screen) return html`<p>${t("timeline.whyNoScreen", { name: group.name })}</p><p><a href="/pair">${t("timeline.whyPair")}</a></p>`;
    const atMs = instantOf(this.at, this.zone);
    const when = t("timeline.at", { when: localDateTime(this.at, atMs) });
    return html`<p><strong>${screen.siteName}, ${screen.name}.</strong> ${t("timeline.whyOnScreen", { when })}</p>
      <screen-why .screenId=${screen.id} .atMs=${this.isNow ? undefined : atMs}></screen-why>`;
  }

  readonly #onGroup = (event: CustomEvent<string>): void => {
    const chosen = GroupId.safeParse(event.detail);
    this.#choose(chosen.success ? chosen.data : undefined);
  };

  #choose(groupId: GroupId | undefined): void {
    this.groupId = groupId;
    this.screens = undefined;
    this.screenId = undefined;
    this.failed = undefined;
    this.#abort?.abort();
    if (groupId) void this.#load(groupId);
  }

  /** Those that are directly in the group come first: it is the group that is asked about. */
  async #load(groupId: GroupId): Promise<void> {
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    try {
      const { items } = await api.screens.list({ groupId, limit: PAGE }, { signal });
      this.screens = items.toSorted((a, b) => Number(b.groupIds.includes(groupId)) - Number(a.groupIds.includes(groupId)));
      this.screenId = this.screens[0]?.id;
    } catch (error) {
      if (!signal.aborted) this.failed = error;
    }
  }
}
