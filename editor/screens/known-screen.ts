import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { ScreenSummary } from "../../domain/api/screens.ts";
import { ScreenId } from "../../domain/model/id.ts";
import { api } from "../api-client.ts";
import "../elements/combo-field.ts";
import { listFailure } from "../elements/list-notes.ts";
import "../elements/ui-icon.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { fields } from "../style/fields.ts";
import { notes } from "../style/notes.ts";
import { t } from "../texts.ts";
import { ago } from "../when.ts";
import { ScreenChoices } from "./screen-choices.ts";
import { isHeardOf } from "./screen-look.ts";

/**
 * A choice among the screens that are known, to give one a device. Says what becomes of the device it has.
 * @fires known-change - `detail` is the `ScreenSummary`, undefined for none
 */
@customElement("known-screen")
export class KnownScreen extends LitElement {
  static override styles = [
    base,
    buttons,
    fields,
    notes,
    css`
      :host {
        display: grid;
        gap: 0.5rem;
      }
      p {
        display: flex;
        gap: 0.5rem;
        align-items: start;
      }
      p ui-icon {
        margin-top: 0.2rem;
      }
      .warn {
        color: var(--warn);
      }
    `,
  ];

  @property() screenId = "";
  @property({ reflect: true }) error = "";
  @state() private screen: ScreenSummary | undefined;
  @state() private failed: unknown;
  readonly #choices = new ScreenChoices(this);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#choices.load();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // Given from outside; what is chosen here is asked for already.
    if (changed.has("screenId") && !this.hasUpdated && this.screenId) void this.#choose(this.screenId);
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>("combo-field")?.focus();
  }

  protected override render() {
    return html`<combo-field label=${t("pair.known")} placeholder=${t("pair.knownPlaceholder")} .choices=${this.#choices.choices} .value=${this.screenId} error=${this.error} @combo-change=${(event: CustomEvent<string>) => this.#choose(event.detail)}></combo-field>
      ${listFailure(this.failed, () => this.#choose(this.screenId))}
      <div role="status">${this.screen ? html`<p class="soft small"><ui-icon name="map-pin"></ui-icon><span>${this.screen.siteName}</span></p>${deviceNote(this.screen)}` : nothing}</div>`;
  }

  /** Until its answer is there none is chosen: nobody is to give a device to the one before. */
  async #choose(id: string): Promise<void> {
    const { data } = ScreenId.safeParse(id);
    this.screenId = id;
    this.#tell(undefined);
    this.failed = undefined;
    if (data === undefined) return;
    try {
      const screen = await api.screens.read({ id: data });
      if (this.screenId === id) this.#tell(screen);
    } catch (error) {
      if (this.screenId === id) this.failed = error;
    }
  }

  /** What was said of it may be over by now. */
  async lookAgain(): Promise<void> {
    await this.#choose(this.screenId);
  }

  #tell(screen: ScreenSummary | undefined): void {
    if (screen === this.screen) return;
    this.screen = screen;
    this.dispatchEvent(new CustomEvent("known-change", { detail: screen }));
  }
}

/** What becomes of the device a screen has when it gets another one. Needs a style for `.warn`. */
export function deviceNote({ pairedAtMs, presence }: ScreenSummary): TemplateResult {
  if (pairedAtMs === null) return html`<p class="soft small"><ui-icon name="info"></ui-icon><span>${t("pair.knownWaits")}</span></p>`;
  return html`<p class="warn small"><ui-icon name="triangle-alert"></ui-icon><span>${deviceWords(presence)}</span></p>`;
}

function deviceWords({ state: now, lastSeenMs }: ScreenSummary["presence"]): string {
  if (lastSeenMs === null) return t("pair.knownNever");
  return isHeardOf(now) ? t("pair.knownRuns") : t("pair.knownHas", { time: ago(lastSeenMs, Date.now()) });
}
