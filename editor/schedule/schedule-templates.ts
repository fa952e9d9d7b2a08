import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { ScheduleTemplate } from "../../domain/api/schedules.ts";
import type { TimeWindow } from "../../domain/model/schedule.ts";
import { api, userAction } from "../api-client.ts";
import { problemText } from "../elements/problem-summary.ts";
import "../elements/ui-icon.ts";
import { toast } from "../elements/ui-toasts.ts";
import { LiveController } from "../live.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { fields } from "../style/fields.ts";
import { t } from "../texts.ts";
import { faultOf } from "./faults.ts";
import { tellUndoable, type Undoable, undoLine } from "./undoable.ts";

const MOST = 200;

/**
 * Named windows of the organisation: one press takes them over, and those set here can be kept for everybody.
 * @fires windows-change - `detail` is the windows to take over
 */
@customElement("schedule-templates")
export class ScheduleTemplates extends LitElement {
  static override styles = [
    base,
    buttons,
    fields,
    css`
      .chips,
      form {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
      }
      form .control {
        flex: 1 1 10rem;
        width: auto;
      }
      .pair {
        display: inline-flex;
        align-items: center;
      }
    `,
  ];

  /** What is set now; it can be kept if it is anything. */
  @property({ attribute: false }) windows: readonly TimeWindow[] = [];
  @state() private templates: readonly ScheduleTemplate[] | undefined;
  @state() private managing = false;
  /** The template being renamed, `"new"` while one is being named. */
  @state() private naming: ScheduleTemplate | "new" | undefined;
  @state() private removed: Undoable | undefined;
  @state() private failed = "";

  constructor() {
    super();
    new LiveController(this, "changed", ({ resource }) => {
      if (resource === "schedules") void this.#load();
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  protected override render() {
    const { templates } = this;
    if (!templates) return nothing;
    const canKeep = this.windows.length > 0 && faultOf({ from: null, until: null, windows: this.windows }) === undefined;
    return html`<div class="field" role="group" aria-labelledby="label">
      <span class="label" id="label">${t("schedule.templates")}</span>
      ${templates.length === 0 && !this.naming ? html`<p class="hint">${t("schedule.templates.none")}</p>` : nothing}
      <div class="chips">
        ${templates.map((template) => this.#chip(template))}
        ${canKeep && !this.naming ? html`<button class="chip" type="button" @click=${() => this.#name("new")}><ui-icon name="plus"></ui-icon>${t("schedule.templates.keep")}</button>` : nothing}
        ${templates.length > 0 ? html`<button class="link small" type="button" aria-pressed=${this.managing} @click=${this.#manage}>${t(this.managing ? "schedule.templates.manageDone" : "schedule.templates.manage")}</button>` : nothing}
      </div>
      ${this.naming ? this.#form(this.naming) : nothing}
      ${undoLine(this.removed)}
      <p class="error" role="alert" ?hidden=${this.failed === ""}>${this.failed}</p>
    </div>`;
  }

  #chip(template: ScheduleTemplate): TemplateResult {
    const { name } = template;
    return html`<span class="pair"><button class="chip" type="button" @click=${() => this.#apply(template)}><ui-icon name="calendar-clock"></ui-icon>${name}</button>
      ${
        this.managing
          ? html`<button class="button quiet small icon-only" type="button" aria-label=${t("schedule.templates.rename", { name })} @click=${() => this.#name(template)}><ui-icon name="pencil"></ui-icon></button>
      <button class="button quiet small icon-only" type="button" aria-label=${t("schedule.templates.remove", { name })} @click=${() => this.#remove(template)}><ui-icon name="trash"></ui-icon></button>`
          : nothing
      }</span>`;
  }

  #form(naming: ScheduleTemplate | "new"): TemplateResult {
    return html`<form novalidate @submit=${this.#submit} @keydown=${this.#onKey}>
      <input class="control" id="name" maxlength="80" autocomplete="off" aria-label=${t("schedule.templates.name")} placeholder=${t("schedule.templates.name")} .value=${naming === "new" ? "" : naming.name} />
      <button class="button small primary" type="submit">${t("action.save")}</button>
      <button class="button small" type="button" @click=${this.#stopNaming}>${t("action.cancel")}</button>
    </form>`;
  }

  #apply({ name, windows }: ScheduleTemplate): void {
    tellUndoable(this, t("schedule.templates.applied", { name }));
    this.#tell(windows);
  }

  #name(naming: ScheduleTemplate | "new"): void {
    this.naming = naming;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLInputElement>("#name")?.select());
  }

  readonly #manage = (): void => {
    this.managing = !this.managing;
  };

  readonly #stopNaming = (): void => {
    this.naming = undefined;
    this.failed = "";
  };

  /** Escape leaves the naming, not the dialog around it. */
  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    this.#stopNaming();
  };

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    const name = this.renderRoot.querySelector<HTMLInputElement>("#name")?.value.trim() ?? "";
    const { naming } = this;
    if (name !== "" && naming) void this.#run(() => this.#save(naming, name));
  };

  async #save(naming: ScheduleTemplate | "new", name: string): Promise<void> {
    if (naming === "new") await api.schedules.createTemplate({ name, windows: this.windows }, { context: userAction() });
    else await api.schedules.updateTemplate({ id: naming.id, version: naming.version, name, windows: naming.windows });
    this.naming = undefined;
    toast({ text: t("schedule.templates.kept", { name }), kind: "good" });
  }

  #remove({ id, name, windows }: ScheduleTemplate): void {
    const bringBack = () =>
      this.#run(async () => {
        this.removed = undefined;
        await api.schedules.createTemplate({ name, windows }, { context: userAction() });
      });
    void this.#run(async () => {
      await api.schedules.removeTemplate({ id });
      this.removed = { text: t("schedule.templates.removed", { name }), run: () => void bringBack() };
    });
  }

  async #run(change: () => Promise<void>): Promise<void> {
    this.failed = "";
    try {
      await change();
    } catch (error) {
      this.failed = problemText(error);
    }
    await this.#load();
  }

  /** Without an answer the templates known stay; at first there are none to offer. */
  async #load(): Promise<void> {
    try {
      this.templates = (await api.schedules.listTemplates({ limit: MOST })).items;
    } catch {
      return;
    }
  }

  #tell(detail: readonly TimeWindow[]): void {
    this.dispatchEvent(new CustomEvent("windows-change", { detail }));
  }
}
