import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { CommandKind, ScreenCommand } from "../../domain/model/command.ts";
import type { ScreenId } from "../../domain/model/id.ts";
import { api } from "../api-client.ts";
import "../elements/confirm-dialog.ts";
import { listFailure } from "../elements/list-notes.ts";
import { problemText } from "../elements/problem-summary.ts";
import "../elements/ui-icon.ts";
import { toast } from "../elements/ui-toasts.ts";
import { LiveController } from "../live.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { eventList } from "../style/event-list.ts";
import { notes } from "../style/notes.ts";
import { t } from "../texts.ts";
import { dateAndTime } from "../when.ts";
import { COMMANDS, HARMLESS } from "./command-look.ts";

const TOLD = 5;

/** What a screen can be told from afar, and what became of what it was told. */
@customElement("screen-remote")
export class ScreenRemote extends LitElement {
  static override styles = [
    base,
    buttons,
    notes,
    eventList,
    css`
      :host {
        display: grid;
        gap: 0.75rem;
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
      }
      .fate.done {
        color: var(--good);
      }
      .fate.failed,
      .fate.unanswered,
      .fate.unsupported {
        color: var(--warn);
      }
      img {
        width: 100%;
        border: 1px solid var(--line);
        border-radius: var(--radius);
      }
      figure {
        display: grid;
        gap: 0.375rem;
        margin: 0;
      }
    `,
  ];

  @property({ attribute: false }) screenId: ScreenId | undefined;
  @state() private commands: readonly ScreenCommand[] | undefined;
  @state() private failed: unknown;
  @state() private asked: CommandKind | undefined;
  /** A picture that was looked at, by its command. */
  @state() private picture: { readonly command: ScreenCommand; readonly url: string } | undefined;

  constructor() {
    super();
    new LiveController(this, "changed", ({ resource, id }) => {
      if (resource === "commands" && (id === null || id === this.screenId)) void this.#load();
    });
    new LiveController(this, "connection", (line) => {
      if (line === "connected") void this.#load();
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#putAway();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("screenId")) return;
    this.commands = undefined;
    this.#putAway();
    void this.#load();
  }

  protected override render(): TemplateResult {
    const { asked } = this;
    return html`<div class="actions">${COMMANDS.map(
      ([kind, icon]) =>
        html`<button class="button small" type="button" @click=${() => this.#ask(kind)}><ui-icon name=${icon}></ui-icon>${t(`command.${kind}`)}</button>`,
    )}</div>
      ${listFailure(this.failed, () => this.#load())} ${this.#picture()} ${this.#list()}
      <confirm-dialog .open=${asked !== undefined} heading=${asked ? t(`command.${asked}Many`, { count: 1 }) : ""} action=${asked ? t(`command.${asked}`) : ""} .run=${() => this.#tell(asked)} @dialog-close=${() => {
        this.asked = undefined;
      }}>${asked ? html`<p>${t(`command.${asked}Hint`)}</p>` : nothing}</confirm-dialog>`;
  }

  #list(): TemplateResult | typeof nothing {
    if (!this.commands || this.commands.length === 0) return nothing;
    return html`<ol class="event-list small" aria-label=${t("command.told")}>${this.commands.map((command) => this.#command(command))}</ol>`;
  }

  #command(command: ScreenCommand): TemplateResult {
    const { kind, state: fate, askedAtMs, askedByName, note } = command;
    return html`<li>
      <span>${t(`command.${kind}`)}: <span class="fate ${fate}">${t(`command.fate.${fate}`)}</span></span>
      <span class="soft">${dateAndTime(askedAtMs)}</span>
      <span class="soft">${askedByName}</span>
      ${this.#undo(command)}
      ${note ? html`<span class="below soft">${note}</span>` : nothing}
    </li>`;
  }

  #undo(command: ScreenCommand): TemplateResult {
    if (command.state === "waiting" || command.state === "held")
      return html`<button class="link" type="button" @click=${() => this.#withdraw(command)}>${t("command.withdraw")}</button>`;
    if (command.kind === "screenshot" && command.state === "done")
      return html`<button class="link" type="button" @click=${() => this.#look(command)}>${t("command.look")}</button>`;
    return html`<span></span>`;
  }

  #picture(): TemplateResult | typeof nothing {
    if (!this.picture) return nothing;
    const when = dateAndTime(this.picture.command.answeredAtMs ?? this.picture.command.askedAtMs);
    return html`<figure><img src=${this.picture.url} alt=${t("command.pictureAlt", { when })} /><figcaption class="soft small">${t("command.pictureAlt", { when })}</figcaption></figure>`;
  }

  /** What nobody in the room would mind is done at once. */
  #ask(kind: CommandKind): void {
    if (HARMLESS.has(kind)) void this.#tell(kind).catch((error: unknown) => toast({ text: problemText(error), kind: "bad" }));
    else this.asked = kind;
  }

  async #tell(kind: CommandKind | undefined): Promise<void> {
    if (!this.screenId || !kind) return;
    await api.commands.tell({ kind, screens: { ids: [this.screenId] } });
    await this.#load();
  }

  async #withdraw({ id }: ScreenCommand): Promise<void> {
    try {
      await api.commands.withdraw({ id });
    } catch (error) {
      toast({ text: problemText(error), kind: "bad" });
    }
    await this.#load();
  }

  async #look(command: ScreenCommand): Promise<void> {
    try {
      const picture = await api.commands.screenshot({ id: command.id });
      this.#putAway();
      this.picture = { command, url: URL.createObjectURL(picture) };
    } catch (error) {
      toast({ text: problemText(error), kind: "bad" });
    }
  }

  #putAway(): void {
    if (this.picture) URL.revokeObjectURL(this.picture.url);
    this.picture = undefined;
  }

  async #load(): Promise<void> {
    const id = this.screenId;
    if (!id) return;
    try {
      const { items } = await api.commands.list({ id, limit: TOLD });
      if (id !== this.screenId) return;
      this.commands = items;
      this.failed = undefined;
    } catch (error) {
      if (id === this.screenId) this.failed = error;
    }
  }
}
