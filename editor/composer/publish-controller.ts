import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from "lit";
import type { Announcement } from "../../domain/model/announcement.ts";
import type { Language } from "../../domain/model/language.ts";
import { Problem } from "../../domain/model/problem.ts";
import { findGaps, type Gap, type LibraryFacts } from "../../domain/programme/publishable.ts";
import { MOST_SHOWN_SLIDES } from "../../domain/programme/slide-count.ts";
import { api, userAction } from "../api-client.ts";
import { problemText } from "../elements/problem-summary.ts";
import { toast } from "../elements/ui-toasts.ts";
import { navigate } from "../router.ts";
import { wording } from "../schedule/calendar-words.ts";
import { faultOf } from "../schedule/faults.ts";
import { scheduleSentence } from "../schedule/sentence.ts";
import { today } from "../schedule/today.ts";
import { t } from "../texts.ts";
import { draftTitle, soundContent, storable } from "./draft-content.ts";
import type { DraftController } from "./draft-controller.ts";
import { type Fault, findFaults } from "./field-faults.ts";
import { errorsOf, type FormErrors, type FormPlace, NO_ERRORS, placeOf } from "./form-errors.ts";
import { type MendedAt, warningList } from "./warning-list.ts";
import type { WarningsController } from "./warnings-controller.ts";

/** Where something is to be filled in, and in which language; undefined in all. */
export interface Place {
  readonly at: FormPlace;
  readonly language: Language | undefined;
}

/** What the controller asks of the page around it. */
interface Surroundings {
  /** What is known of the library. */
  readonly library: () => LibraryFacts;
  /** Goes to where a warning can be mended. */
  readonly mend: (fieldId: MendedAt) => void;
  readonly goTo: (place: Place) => void;
}

type Question = "publish" | "withdraw" | "delete";

/** Publishing, withdrawing and deleting: asks first, and says what is missing. */
export class PublishController implements ReactiveController {
  errors: FormErrors = NO_ERRORS;
  #gaps: readonly Gap[] = [];
  /** What the server found missing, until something is changed. */
  #refused: readonly Fault[] = [];
  #isChecked = false;
  #question: Question | undefined;
  #busy = false;
  #failed: unknown;
  readonly #host: ReactiveControllerHost;
  readonly #draft: DraftController;
  readonly #warnings: WarningsController;
  readonly #around: Surroundings;

  constructor(host: ReactiveControllerHost, draft: DraftController, warnings: WarningsController, around: Surroundings) {
    this.#host = host;
    this.#draft = draft;
    this.#warnings = warnings;
    this.#around = around;
    host.addController(this);
  }

  hostConnected(): void {
    this.#question = undefined;
  }

  /** How what is written stands to what the screens have: nothing of it, an older version, or exactly this. */
  get standing(): "unpublished" | "changed" | "current" {
    const { base: stored, state } = this.#draft;
    if (stored?.publishedVersion == null || stored.state === "withdrawn") return "unpublished";
    return stored.version > stored.publishedVersion || state !== "saved" ? "changed" : "current";
  }

  /** @returns the place to go to if something is missing or wrong; otherwise the question is asked */
  async askPublish(): Promise<Place | undefined> {
    this.#failed = undefined;
    this.#isChecked = true;
    this.#refused = [];
    this.#check();
    const { content } = this.#draft;
    const first = findFaults(content)[0] ?? this.#gaps[0];
    if (first) return this.#placeOf(first);
    // The card that says when says what is wrong with it, too.
    if (faultOf(content.schedule)) return { at: { kind: "control", id: "schedule" }, language: undefined };
    // What is warned of is what would be published.
    void this.#draft.saveAll();
    this.#ask("publish");
    return undefined;
  }

  readonly askWithdraw = (): void => this.#ask("withdraw");
  readonly askDelete = (): void => this.#ask("delete");

  /** After a change: what has been filled in is no longer missing. What cannot be saved is always said. */
  recheck(): void {
    this.#refused = [];
    this.#check();
  }

  /** More is known of the library than before. */
  relearn(): void {
    this.#check();
  }

  summary(): TemplateResult | typeof nothing {
    if (!this.#isChecked || (this.#gaps.length === 0 && this.errors.slides.size === 0)) return nothing;
    const what = [...new Set([...this.#gaps.map(gapText), ...this.#refused.map(({ text }) => text)])].join(" ");
    return html`<p class="notice bad"><ui-icon name="circle-alert"></ui-icon><span>${what ? t("publish.missing", { what }) : t("fault.summary")}</span></p>`;
  }

  dialogs(reached: number | undefined): TemplateResult {
    const { content } = this.#draft;
    const title = draftTitle(content) || t("announcement.untitled");
    return html`
      ${this.#dialog("publish", t("publish.title"), html`<p>${reached === undefined ? t("publish.leadUnknown", { title }) : t("publish.lead", { title, count: reached })}</p><p class="soft">${t("publish.when", { when: scheduleSentence(content.schedule, wording(today())) })}</p>${this.#question === "publish" ? warningList(this.#warnings.warnings, this.#onMend) : nothing}`, t("publish.confirm"), "primary")}
      ${this.#dialog("withdraw", t("withdraw.title"), html`<p>${t("withdraw.lead", { title })}</p>`, t("withdraw.confirm"), "danger")}
      ${this.#dialog("delete", t("delete.title"), html`<p>${t("delete.lead", { title })}</p>`, t("delete.confirm"), "danger")}
    `;
  }

  #dialog(question: Question, heading: string, lead: TemplateResult, confirm: string, kind: "primary" | "danger"): TemplateResult {
    return html`<ui-dialog .open=${this.#question === question} heading=${heading} @dialog-close=${this.#close}>
      ${lead} ${this.#failed === undefined ? nothing : html`<p class="problem-summary" role="alert"><ui-icon name="circle-alert"></ui-icon>${problemText(this.#failed)}</p>`}
      <button slot="actions" class="button" type="button" @click=${this.#close}>${t("action.cancel")}</button>
      <button slot="actions" class="button ${kind}" type="button" autofocus aria-disabled=${this.#busy} @click=${() => this.#run(question)}>${confirm}</button>
    </ui-dialog>`;
  }

  #check(): void {
    const { content } = this.#draft;
    this.#gaps = this.#isChecked ? findGaps(soundContent(content), this.#around.library()) : [];
    const missing = this.#gaps.map((gap) => ({ path: gap.path, text: gapText(gap) }));
    this.errors = errorsOf(content, [...findFaults(content), ...missing, ...this.#refused]);
    this.#host.requestUpdate();
  }

  #placeOf({ path }: { readonly path: Fault["path"] }): Place {
    const { content } = this.#draft;
    return { at: placeOf(content, path), language: content.languages.find((language) => path.includes(language)) };
  }

  /** Something has happened since it was asked: what the server says is missing is shown at its places. @returns whether it said so */
  #lead(error: unknown): boolean {
    const issues = error instanceof Problem && error.code === "not-publishable" ? (error.extras.issues ?? []) : [];
    this.#refused = issues.map(({ path, message }) => ({ path, text: message }));
    const [first] = this.#refused;
    if (!first) return false;
    this.#check();
    this.#around.goTo(this.#placeOf(first));
    return true;
  }

  #ask(question: Question): void {
    this.#question = question;
    this.#failed = undefined;
    this.#host.requestUpdate();
  }

  readonly #onMend = (fieldId: MendedAt): void => {
    this.#close();
    this.#around.mend(fieldId);
  };

  readonly #close = (): void => {
    this.#question = undefined;
    this.#host.requestUpdate();
  };

  async #run(question: Question): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    this.#host.requestUpdate();
    try {
      await (question === "delete" ? this.#delete() : this.#change(question));
      this.#question = undefined;
    } catch (error) {
      if (this.#lead(error)) this.#question = undefined;
      else this.#failed = error;
    } finally {
      this.#busy = false;
      this.#host.requestUpdate();
    }
  }

  /** Only what the server has can go to the screens, so everything typed is saved first. */
  async #change(question: "publish" | "withdraw"): Promise<void> {
    const saved = question === "withdraw" || (await this.#draft.saveAll());
    const stored = this.#draft.base;
    if (!saved || !stored) throw this.#draft.problem ?? new Problem("unavailable");
    const answer: Announcement = await api.announcements[question]({ id: stored.id, version: stored.version }, { context: userAction() });
    this.#draft.accept(answer);
    toast({ text: t(question === "publish" ? "publish.done" : "withdraw.done"), kind: "good" });
  }

  async #delete(): Promise<void> {
    const stored = this.#draft.base;
    if (stored) await api.announcements.remove({ id: stored.id });
    const content = storable(this.#draft.content) ?? stored?.content;
    this.#draft.discard();
    navigate("/announcements");
    const bringBack = async () =>
      content && navigate(`/announcements/${(await api.announcements.create(content, { context: userAction() })).id}`);
    toast({ text: t("delete.done"), action: { label: t("action.undo"), run: () => void bringBack() } });
  }
}

function gapText({ rule, count = 0 }: Gap): string {
  return t(`gap.${rule}`, { count, limit: MOST_SHOWN_SLIDES });
}
