import { css, html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { TakeoverSummary } from "../../domain/api/takeovers.ts";
import { TAKEOVER_LASTS, type TakeoverMessage } from "../../domain/model/takeover.ts";
import { MINUTE_MS } from "../../domain/model/time.ts";
import { api } from "../api-client.ts";
import { textField } from "../elements/field.ts";
import { problemSummary, problemText } from "../elements/problem-summary.ts";
import "../elements/ui-dialog.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { fields } from "../style/fields.ts";
import { notes } from "../style/notes.ts";
import { t } from "../texts.ts";
import { clock } from "./takeover-look.ts";

const MORE = [15, 30, 60] as const;

/**
 * Lets an active takeover last longer: so many minutes more, or so many from now on.
 * @fires takeover-changed - `detail` is the takeover as it now is
 * @fires dialog-close
 */
@customElement("prolong-dialog")
export class ProlongDialog extends LitElement {
  static override styles = [
    base,
    buttons,
    fields,
    notes,
    css`
      .chips {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
        margin-block: 0.875rem;
      }
      .chip {
        min-height: var(--control);
      }
      .field {
        max-width: 16rem;
        margin-bottom: 0.875rem;
      }
    `,
  ];

  @property({ type: Boolean }) open = false;
  @property({ attribute: false }) takeover: TakeoverSummary | undefined;
  @state() private more: number | "own" = 30;
  @state() private own = "60";
  @state() private failed: unknown;
  @state() private busy = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("open") && this.open) this.failed = undefined;
  }

  protected override render() {
    const endsAtMs = this.takeover?.endsAtMs ?? 0;
    const nowMs = Date.now();
    const lastsMs = this.#lastsMs(nowMs);
    return html`<ui-dialog .open=${this.open} heading=${t("takeover.prolong.title")} @dialog-close=${this.#close}>
      <p class="numbers">${t("takeover.prolong.now", { time: clock(endsAtMs, nowMs) })}</p>
      <div class="chips" role="group" aria-label=${t("takeover.prolong.title")}>
        ${MORE.map((minutes) => html`<button class="chip numbers" type="button" aria-pressed=${this.more === minutes} @click=${() => this.#choose(minutes)}>${t("takeover.prolong.more", { minutes })}</button>`)}
        <button class="chip" type="button" aria-pressed=${this.more === "own"} @click=${() => this.#choose("own")}>${t("takeover.prolong.own")}</button>
      </div>
      ${this.more === "own" ? textField({ id: "minutes", label: t("takeover.prolong.minutes"), type: "number", min: 1, max: 1440, value: this.own, onInput: (value) => this.#write(value) }) : nothing}
      <p class="numbers" role="status">${lastsMs === undefined ? t("takeover.gap.lasts") : t("takeover.endsBySelf", { time: clock(nowMs + lastsMs, nowMs) })}</p>
      ${this.failed === undefined ? nothing : html`<br />${problemSummary(problemText(this.failed), [])}`}
      <button slot="actions" class="button" type="button" @click=${this.#close}>${t("action.cancel")}</button>
      <button slot="actions" class="button primary" type="button" autofocus aria-disabled=${this.busy || lastsMs === undefined} @click=${this.#run}>${t("takeover.prolong")}</button>
    </ui-dialog>`;
  }

  /** From now on; undefined if that is out of bounds. More than a day is cut. */
  #lastsMs(nowMs: number): number | undefined {
    const remainingMs = Math.max(0, (this.takeover?.endsAtMs ?? nowMs) - nowMs);
    const lastsMs = this.more === "own" ? Math.round(Number(this.own) * MINUTE_MS) : remainingMs + this.more * MINUTE_MS;
    if (!(lastsMs >= TAKEOVER_LASTS.shortestMs)) return undefined;
    return this.more === "own" && lastsMs > TAKEOVER_LASTS.longestMs ? undefined : Math.min(lastsMs, TAKEOVER_LASTS.longestMs);
  }

  #choose(more: number | "own"): void {
    this.more = more;
  }

  #write(value: string): void {
    this.own = value;
  }

  readonly #close = (): void => {
    this.dispatchEvent(new CustomEvent("dialog-close"));
  };

  readonly #run = async (): Promise<void> => {
    const { takeover } = this;
    const lastsMs = this.#lastsMs(Date.now());
    if (!takeover || this.busy || lastsMs === undefined) return;
    this.busy = true;
    this.failed = undefined;
    try {
      const detail = await api.takeovers.update({ id: takeover.id, version: takeover.version, message: messageOf(takeover), lastsMs });
      this.dispatchEvent(new CustomEvent("takeover-changed", { detail }));
      this.#close();
    } catch (error) {
      this.failed = error;
    } finally {
      this.busy = false;
    }
  };
}

/** The words of a takeover without all the rest. */
export function messageOf({ kind, severity, drill, variants }: TakeoverMessage): TakeoverMessage {
  return { kind, severity, drill, variants };
}
