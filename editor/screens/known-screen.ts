import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { ScreenSummary } from "../../domain/api/screens.ts";
import { ScreenId } from "../../domain/model/id.ts";
import { api } from "../api-client.ts";
import "../elements/combo-field.ts";
import "../elements/ui-icon.ts";
import { base } from "../style/base.ts";
import { fields } from "../style/fields.ts";
import { t } from "../texts.ts";
import { ago } from "../when.ts";
import { ScreenChoices } from "./screen-choices.ts";

/**
 * A choice among the screens that are known, to give one a device. Says what becomes of the device it has.
 * @fires known-change - `detail` is the `ScreenSummary`, undefined for none
 */
@customElement("known-screen")
export class KnownScreen extends LitElement {
  static override styles = [
    base,
    fields,
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
  readonly #choices = new ScreenChoices(this);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#choices.load();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("screenId") && this.screenId !== (this.screen?.id ?? "")) void this.#choose(this.screenId);
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>("combo-field")?.focus();
  }

  protected override render() {
    return html`<combo-field label=${t("pair.known")} placeholder=${t("pair.knownPlaceholder")} .choices=${this.#choices.choices} .value=${this.screen?.id ?? this.screenId} error=${this.error} @combo-change=${(event: CustomEvent<string>) => this.#choose(event.detail)}></combo-field>
      <div role="status">${this.screen ? html`<p class="soft small"><ui-icon name="map-pin"></ui-icon><span>${this.screen.siteName}</span></p>${deviceNote(this.screen)}` : nothing}</div>`;
  }

  async #choose(id: string): Promise<void> {
    const { data } = ScreenId.safeParse(id);
    const screen = data && (await api.screens.read({ id: data }).catch(() => undefined));
    this.screen = screen;
    this.screenId = screen?.id ?? "";
    this.dispatchEvent(new CustomEvent("known-change", { detail: screen }));
  }
}

/** What becomes of the device a screen has when it gets another one. Needs a style for `.warn`. */
export function deviceNote({ pairedAtMs, presence: { lastSeenMs } }: ScreenSummary): TemplateResult {
  if (pairedAtMs === null) return html`<p class="soft small"><ui-icon name="info"></ui-icon><span>${t("pair.knownWaits")}</span></p>`;
  const words = lastSeenMs === null ? t("pair.knownNever") : t("pair.knownHas", { time: ago(lastSeenMs, Date.now()) });
  return html`<p class="warn small"><ui-icon name="triangle-alert"></ui-icon><span>${words}</span></p>`;
}
