import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { MAX_NAMED, type ScreenSelection } from "../../domain/api/screen-selection.ts";
import type { CommandKind } from "../../domain/model/command.ts";
import type { ScreenId } from "../../domain/model/id.ts";
import { Problem } from "../../domain/model/problem.ts";
import { stagesOf } from "../../domain/programme/rollout.ts";
import { api } from "../api-client.ts";
import "../elements/confirm-dialog.ts";
import type { IconName } from "../elements/icon-names.ts";
import "../elements/ui-icon.ts";
import { problemText } from "../elements/problem-summary.ts";
import { toast } from "../elements/ui-toasts.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { t } from "../texts.ts";
import { COMMANDS } from "./command-look.ts";
import type { ScreenFilter } from "./screen-address.ts";
import "./unpair-many-dialog.ts";

/** Pictures are asked for one by one. */
const ACTIONS = COMMANDS.filter(([kind]) => kind !== "screenshot");

/**
 * What can be done with the screens that are ticked.
 * @fires bulk-done - something was done with them
 * @fires bulk-clear - none is to be ticked any more
 */
@customElement("bulk-bar")
export class BulkBar extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      :host {
        position: sticky;
        bottom: 1rem;
        z-index: 2;
        display: block;
      }
      .bar {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.5rem;
        padding: 0.75rem 1rem;
        border: 1px solid var(--line);
        border-radius: var(--radius-large);
        background: var(--surface);
        box-shadow: var(--shadow);
      }
      .count {
        margin-right: auto;
        font-weight: 700;
      }
      @media (width <= 40rem) {
        .bar {
          bottom: 5rem;
        }
        .count {
          width: calc(100% - 4rem);
        }
      }
    `,
  ];

  @property({ attribute: false }) ids: readonly ScreenId[] = [];
  /** What the list is narrowed to, if all of it is ticked. */
  @property({ attribute: false }) everything: ScreenFilter | undefined;
  @state() private unpairing = false;
  @state() private asked: CommandKind | undefined;

  /** Without screens nothing is asked any more, not even about those that are ticked next. */
  protected override willUpdate(): void {
    if (this.ids.length > 0) return;
    this.unpairing = false;
    this.asked = undefined;
  }

  protected override render() {
    if (this.ids.length === 0) return nothing;
    const { asked } = this;
    return html`<div class="bar" role="region" aria-label=${t("bulk.label")}>
      <button class="button quiet small icon-only" type="button" aria-label=${t("bulk.clear")} @click=${() => this.dispatchEvent(new CustomEvent("bulk-clear"))}><ui-icon name="x"></ui-icon></button>
      <p class="count" role="status">${t("bulk.count", { count: this.ids.length })}</p>
      ${ACTIONS.map(([kind, icon]) => this.#button(kind, icon))}
      <button class="button small" type="button" @click=${() => {
        this.unpairing = true;
      }}><ui-icon name="unplug"></ui-icon>${t("screen.unpair")}</button>
      <unpair-many-dialog .open=${this.unpairing} .ids=${this.ids} @screens-removed=${() => this.dispatchEvent(new CustomEvent("bulk-done"))} @dialog-close=${() => {
        this.unpairing = false;
      }}></unpair-many-dialog>
      <confirm-dialog .open=${asked !== undefined} heading=${asked ? t(`command.${asked}Many`, { count: this.ids.length }) : ""} action=${asked ? t(`command.${asked}`) : ""} .run=${this.#run} .explain=${explain} @dialog-close=${() => {
        this.asked = undefined;
      }}>
        ${asked ? html`<p>${t(`command.${asked}Hint`)}</p>${this.#stages()}` : nothing}
      </confirm-dialog>
    </div>`;
  }

  #button(kind: CommandKind, icon: IconName): TemplateResult {
    return html`<button class="button small" type="button" @click=${() => {
      this.asked = kind;
    }}><ui-icon name=${icon}></ui-icon>${t(`command.${kind}`)}</button>`;
  }

  /** @throws {Problem} if they are too many to be named and have nothing in common */
  get #selection(): ScreenSelection {
    if (this.ids.length <= MAX_NAMED) return { ids: [...this.ids] };
    if (this.everything) return this.everything;
    throw new Problem("too-large");
  }

  #stages(): TemplateResult | typeof nothing {
    const [first = 0, second = 0, rest = 0] = stagesOf(this.ids.length);
    return rest === 0 ? nothing : html`<p>${t("bulk.stages", { first, second, rest })}</p>`;
  }

  readonly #run = async (): Promise<void> => {
    const kind = this.asked;
    if (!kind) return;
    const { told } = await api.commands.tell({ kind, screens: this.#selection });
    toast({ text: t("bulk.told", { count: told, what: t(`command.${kind}`) }), kind: "good" });
    this.dispatchEvent(new CustomEvent("bulk-done"));
  };
}

function explain(error: unknown): string {
  const isTooMany = error instanceof Problem && error.code === "too-large";
  return isTooMany ? t("bulk.tooMany", { most: MAX_NAMED }) : problemText(error);
}
