import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { GroupId } from "../../domain/model/id.ts";
import type { TakeoverMessage } from "../../domain/model/takeover.ts";
import "../elements/group-picker.ts";
import { listFailure } from "../elements/list-notes.ts";
import { focusSummary, problemSummary } from "../elements/problem-summary.ts";
import "../elements/ui-icon.ts";
import { GroupList } from "../group-list.ts";
import { navigate } from "../router.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { fields } from "../style/fields.ts";
import { forms } from "../style/forms.ts";
import { notes } from "../style/notes.ts";
import { t } from "../texts.ts";
import { PREPARED, type PreparedText, preparedText } from "./prepared.ts";
import "./takeover-check.ts";
import "./takeover-duration.ts";
import { supplementLine, takeoverStyles } from "./takeover-look.ts";
import "./takeover-preview.ts";
import { TakeoverWords } from "./takeover-words.ts";
import { writerStyles } from "./writer-styles.ts";
import type { Gap } from "./writing.ts";
import { WritingController } from "./writing-controller.ts";

const ROOMY = "(min-width: 60.01rem)";

/** Writing a takeover. Step one: what, where, how long. Step two (`check`): what will happen, and the red button. */
@customElement("takeover-writer")
export class TakeoverWriter extends LitElement {
  static override styles = [base, buttons, fields, forms, notes, takeoverStyles, writerStyles];

  /** Whether the second step is shown. */
  @property({ type: Boolean }) check = false;
  @state() private tried = false;
  @state() private wordsOpen = matchMedia(ROOMY).matches;
  readonly #writing = new WritingController(this);
  readonly #groups = new GroupList(this);

  protected override willUpdate(): void {
    if (this.check && this.#writing.gaps.length > 0) this.#leaveCheck();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has("check")) void this.#toHeading();
  }

  protected override render() {
    return this.check && this.#writing.gaps.length === 0 ? this.#checking() : this.#composing();
  }

  #composing(): TemplateResult {
    const { writing, restored } = this.#writing;
    const gaps = this.tried ? this.#writing.gaps : [];
    return html`
      <header class="page-header"><h1 tabindex="-1">${t("takeover.new")}</h1><span class="push"><a class="button" href="/takeovers">${t("takeover.showAll")}</a></span></header>
      ${restored ? html`<p class="restored" role="status"><ui-icon name="rotate-ccw-clock"></ui-icon><span>${t("takeover.restored")}</span> <button class="link" type="button" @click=${this.#discard}>${t("takeover.discard")}</button></p>` : nothing}
      <form class="columns" novalidate @submit=${this.#next}>
        ${gaps.length > 0 ? html`<div class="gaps">${problemSummary(t("form.incomplete"), gaps.map(gapLine))}</div>` : nothing}
        <div class="steps">${this.#what(gaps)} ${writing.prepared === null ? nothing : this.#words(gaps)}</div>
        <div class="steps">
          <section class="preview" aria-labelledby="preview">
            <h2 id="preview">${t("takeover.preview")}</h2>
            ${writing.prepared === null ? html`<p class="blank">${t("takeover.preview.none")}</p>` : html`<takeover-preview .message=${writing.message}></takeover-preview>`}
          </section>
          ${this.#where(gaps)} ${this.#howLong(gaps)} ${supplementLine()}
        </div>
        <div class="foot">${this.#reached()}<button class="button danger go" type="submit">${t("takeover.next")}<ui-icon name="arrow-right"></ui-icon></button></div>
      </form>
    `;
  }

  #what(gaps: readonly Gap[]): TemplateResult {
    const { prepared } = this.#writing.writing;
    const missing = gaps.some(({ rule }) => rule === "prepared");
    const caution = prepared === null ? undefined : preparedText(prepared).caution;
    return html`<fieldset class="what" aria-describedby=${missing ? "prepared-error" : nothing}>
      <legend><h2>${t("takeover.what")}</h2></legend>
      <div class="tiles">${PREPARED.map((one) => this.#tile(one, one.id === prepared))}</div>
      ${missing ? html`<p class="error" id="prepared-error"><ui-icon name="circle-alert"></ui-icon>${t("takeover.gap.prepared")}</p>` : nothing}
      ${caution ? html`<p class="caution"><ui-icon name="triangle-alert"></ui-icon><span>${t(caution)}</span></p>` : nothing}
    </fieldset>`;
  }

  #tile({ id, icon }: PreparedText, chosen: boolean): TemplateResult {
    return html`<label class="tile ${id}"><input type="radio" name="prepared" id="prepared-${id}" value=${id} .checked=${chosen} @change=${() => {
      this.#writing.choose(id);
      if (id === "free") this.wordsOpen = true;
    }} /><ui-icon name=${icon}></ui-icon><span>${t(`takeover.prepared.${id}`)}</span></label>`;
  }

  #words(gaps: readonly Gap[]): TemplateResult {
    const lacking = gaps.flatMap(({ language }) => language ?? []);
    return html`<details class="words" .open=${this.wordsOpen || lacking.length > 0} @toggle=${this.#onToggle}>
      <summary><h2>${t("takeover.words")}</h2><ui-icon name="chevron-down"></ui-icon></summary>
      <takeover-words id="words" .message=${this.#writing.writing.message} .lacking=${lacking} @words-change=${(event: CustomEvent<TakeoverMessage>) => this.#writing.change({ message: event.detail })}></takeover-words>
    </details>`;
  }

  #where(gaps: readonly Gap[]): TemplateResult {
    const missing = gaps.some(({ rule }) => rule === "targets");
    return html`<section><h2 id="where">${t("takeover.where")}</h2>
      ${missing ? html`<p class="error" id="targets-error"><ui-icon name="circle-alert"></ui-icon>${t("takeover.gap.targets")}</p>` : nothing}
      ${listFailure(this.#groups.failed, () => this.#groups.load())}
      <div class="picker" role="group" aria-labelledby="where" aria-describedby=${missing ? "targets-error" : nothing}>
        <group-picker id="targets" .groups=${this.#groups.groups} .chosen=${this.#writing.writing.targets} @groups-change=${(event: CustomEvent<readonly GroupId[]>) => this.#writing.change({ targets: event.detail })}></group-picker>
      </div>
    </section>`;
  }

  #howLong(gaps: readonly Gap[]): TemplateResult {
    const error = gaps.some(({ rule }) => rule === "lasts") ? t("takeover.gap.lasts") : "";
    return html`<section><h2>${t("takeover.lasts")}</h2>
      <takeover-duration id="lasts" .lastsMs=${this.#writing.writing.lastsMs} error=${error} @lasts-change=${(event: CustomEvent<number>) => this.#writing.change({ lastsMs: event.detail })}></takeover-duration>
    </section>`;
  }

  #reached(): TemplateResult {
    const { reach, writing } = this.#writing;
    if (writing.targets.length === 0) return html`<p class="reach soft" role="status">${t("takeover.reach.none")}</p>`;
    if (!reach) return html`<p class="reach soft" role="status">${t("takeover.reach.unknown")}</p>`;
    return html`<p class="reach numbers" role="status"><strong>${t("takeover.reach.screens", { count: reach.screens })}</strong><br /><span class=${reach.connected < reach.screens ? "few" : "soft"}>${t("takeover.reach.connected", { count: reach.connected })}</span></p>`;
  }

  #checking(): TemplateResult {
    const { writing, reach, problem, sending } = this.#writing;
    return html`<takeover-check
      .writing=${writing}
      .groups=${writing.targets.map((id) => this.#groups.nameOf(id))}
      .reach=${reach}
      .problem=${problem}
      .sending=${sending}
      .secondPerson=${this.#writing.secondPerson}
      @check-back=${() => navigate("/takeovers/new", { replace: true })}
      @check-send=${this.#send}
    ></takeover-check>`;
  }

  readonly #onToggle = (event: Event): void => {
    if (event.target instanceof HTMLDetailsElement) this.wordsOpen = event.target.open;
  };

  readonly #discard = (): void => {
    this.#writing.discard();
    this.tried = false;
  };

  readonly #next = async (event: Event): Promise<void> => {
    event.preventDefault();
    this.tried = true;
    if (this.#writing.gaps.length === 0) return navigate("/takeovers/new?step=check");
    await this.updateComplete;
    focusSummary(this.renderRoot);
    const [gap] = this.#writing.gaps;
    if (gap?.language && this.#writing.gaps.length === 1) {
      const words = this.renderRoot.querySelector("#words");
      if (words instanceof TakeoverWords) await words.focusTitle(gap.language);
    }
  };

  readonly #send = async (): Promise<void> => {
    const created = await this.#writing.send();
    if (created) navigate(`/takeovers/${created.id}`, { replace: true });
  };

  /** Somebody opened the second step with nothing to confirm. */
  #leaveCheck(): void {
    this.check = false;
    queueMicrotask(() => navigate("/takeovers/new", { replace: true }));
  }

  async #toHeading(): Promise<void> {
    window.scrollTo(0, 0);
    if (this.check) return; // the second step puts the focus on its own heading
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>("h1")?.focus();
  }
}

function gapLine({ rule }: Gap): { readonly text: string; readonly fieldId: string } {
  const fieldId = { prepared: "prepared-fire", title: "words", targets: "targets", lasts: "lasts" }[rule];
  return { text: t(`takeover.gap.${rule}`), fieldId };
}
