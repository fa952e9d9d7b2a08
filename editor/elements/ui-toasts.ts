import { css, html, LitElement, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { t } from "../texts.ts";
import type { IconName } from "./icon-names.ts";
import "./ui-icon.ts";

export interface Toast {
  readonly text: string;
  readonly kind?: "good" | "bad" | "plain";
  /** A way back, for example "Rückgängig". Such a toast stays longer. */
  readonly action?: { readonly label: string; readonly run: () => void };
}

const ICONS = { good: "circle-check", bad: "circle-alert", plain: "info" } as const satisfies Record<string, IconName>;
const SHOW_MS = 6000;
const SHOW_WITH_ACTION_MS = 15_000;

/** Says something at the lower edge and to screen readers. Never the only place where something important stands. */
export function toast(message: Toast): void {
  window.dispatchEvent(new CustomEvent<Toast>("aushang-toast", { detail: message }));
}

/** Shows the messages of `toast()`; the application has exactly one. Time stops while the pointer or the focus is on it. */
@customElement("ui-toasts")
export class UiToasts extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      :host {
        position: fixed;
        inset: auto 1rem calc(1rem + var(--bottom-bar, 0px)) 1rem;
        z-index: 20;
        pointer-events: none;
      }
      [role="status"] {
        display: grid;
        justify-items: center;
        gap: 0.5rem;
      }
      .toast {
        pointer-events: auto;
        display: flex;
        align-items: center;
        gap: 0.75rem;
        max-width: 40rem;
        padding: 0.625rem 0.625rem 0.625rem 1rem;
        border-radius: var(--radius);
        background: var(--inverse);
        color: var(--on-inverse);
        box-shadow: var(--shadow-high);
      }
      .toast .button {
        color: inherit;
      }
      .toast .button:hover {
        background: var(--inverse-hover);
      }
      .toast .action {
        text-decoration: underline;
        text-underline-offset: 0.2em;
      }
    `,
  ];

  @state() private toasts: readonly (Toast & { readonly id: number })[] = [];
  readonly #timers = new Map<number, number>();
  #next = 1;

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener("aushang-toast", this.#onToast);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener("aushang-toast", this.#onToast);
    for (const timer of this.#timers.values()) clearTimeout(timer);
  }

  protected override render() {
    return html`<div role="status">
      ${repeat(
        this.toasts,
        (toast) => toast.id,
        (
          toast,
        ) => html`<div class="toast" @pointerenter=${() => this.#hold(toast.id)} @pointerleave=${() => this.#start(toast)} @focusin=${() => this.#hold(toast.id)} @focusout=${() => this.#start(toast)}>
          <ui-icon name=${ICONS[toast.kind ?? "plain"]}></ui-icon>
          <span>${toast.text}</span>
          ${toast.action ? html`<button class="button quiet small action" type="button" @click=${() => this.#act(toast)}>${toast.action.label}</button>` : nothing}
          <button class="button quiet small icon-only" type="button" aria-label=${t("action.close")} @click=${() => this.#drop(toast.id)}><ui-icon name="x"></ui-icon></button>
        </div>`,
      )}
    </div>`;
  }

  readonly #onToast = (event: Event): void => {
    if (!(event instanceof CustomEvent)) return;
    const added = { ...(event as CustomEvent<Toast>).detail, id: this.#next++ };
    this.toasts = [...this.toasts.slice(-2), added];
    this.#start(added);
  };

  #start(toast: Toast & { readonly id: number }): void {
    this.#hold(toast.id);
    this.#timers.set(
      toast.id,
      window.setTimeout(() => this.#drop(toast.id), toast.action ? SHOW_WITH_ACTION_MS : SHOW_MS),
    );
  }

  #hold(id: number): void {
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
  }

  #drop(id: number): void {
    this.#hold(id);
    this.toasts = this.toasts.filter((toast) => toast.id !== id);
  }

  #act(toast: Toast & { readonly id: number }): void {
    toast.action?.run();
    this.#drop(toast.id);
  }
}
