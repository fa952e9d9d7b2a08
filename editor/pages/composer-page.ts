import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { AnnouncementContent } from "../../domain/model/announcement.ts";
import type { AnnouncementId, GroupId } from "../../domain/model/id.ts";
import type { Language } from "../../domain/model/language.ts";
import type { Media } from "../../domain/model/media.ts";
import type { Schedule } from "../../domain/model/schedule.ts";
import { stateBadge, titleOf } from "../announcement-look.ts";
import "../composer/composer-aside.ts";
import "../composer/composer-form.ts";
import "../composer/conflict-dialog.ts";
import { DraftController } from "../composer/draft-controller.ts";
import { DraftJournal } from "../composer/draft-journal.ts";
import type { Earlier } from "../composer/history-drawer.ts";
import "../composer/history-drawer.ts";
import { PublishController } from "../composer/publish-controller.ts";
import { ReachController } from "../composer/reach-controller.ts";
import { saveStatus } from "../composer/save-status.ts";
import { type MendedAt, warningStyles } from "../composer/warning-list.ts";
import { WarningsController } from "../composer/warnings-controller.ts";
import { emptyState } from "../elements/empty-state.ts";
import "../elements/group-picker.ts";
import { problemText } from "../elements/problem-summary.ts";
import "../elements/ui-dialog.ts";
import "../elements/ui-icon.ts";
import { toast } from "../elements/ui-toasts.ts";
import { GroupList } from "../group-list.ts";
import { readMedia } from "../media-cache.ts";
import { navigate, type Place } from "../router.ts";
import "../schedule/schedule-dialog.ts";
import { currentSession } from "../session.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { composerStyles } from "../style/composer.ts";
import { notes } from "../style/notes.ts";
import { t } from "../texts.ts";

/** Writing one announcement: the form at the left, what hangs there at the right. */
@customElement("composer-page")
export class ComposerPage extends LitElement {
  static override styles = [base, buttons, notes, composerStyles, warningStyles];

  @property({ attribute: false }) place?: Place;
  @state() private language: Language = "de";
  @state() private media: Media | undefined;
  @state() private choosingGroups = false;
  @state() private choosingTimes = false;
  @state() private historyOpen = false;
  @state() private conflictSeen = false;
  @state() private looking: Earlier | undefined;
  readonly #draft = new DraftController(this, new DraftJournal(currentSession().user.id, localStorage));
  readonly #groups = new GroupList(this);
  readonly #reach = new ReachController(this);
  readonly #warnings = new WarningsController(this);
  readonly #publish = new PublishController(this, this.#draft, this.#warnings, (id) => this.#mend(id));
  #opened = "";

  /** A new announcement just got its id: the address follows, the page stays. */
  readonly onCreated = (id: AnnouncementId): void => {
    this.#opened = id;
    if (this.isConnected && location.pathname === "/announcements/new") navigate(`/announcements/${id}`, { replace: true });
  };

  protected override willUpdate(changed: PropertyValues<this>): void {
    const id = this.place?.params["id"] ?? "new";
    if (changed.has("place") && id !== this.#opened) {
      this.#opened = id;
      void this.#draft.open(id);
    }
    if (this.#draft.state !== "conflict") this.conflictSeen = false;
    if (!this.#draft.content.variants.some(({ language }) => language === this.language))
      this.language = this.#draft.content.variants[0]?.language ?? "de";
    this.#warnings.watch(this.#draft.id, this.#draft.base?.version ?? 0);
    void this.#loadMedia();
  }

  protected override render() {
    if (this.#draft.missing)
      return emptyState(
        "search",
        t("composer.gone"),
        t("composer.goneHint"),
        html`<a class="button" href="/announcements">${t("app.toStart")}</a>`,
      );
    if (!this.#draft.loaded) return this.#loading();
    return html`
      ${this.#header()} ${this.#notices()}
      <div class="columns">
        <composer-form
          .content=${this.#draft.content}
          .language=${this.language}
          .media=${this.media}
          .groups=${this.#groups.groups}
          .reached=${this.#reached}
          .errors=${this.#publish.errors}
          @content-change=${this.#onContent}
          @language-change=${(event: CustomEvent<Language>) => {
            this.language = event.detail;
          }}
          @groups-open=${() => {
            this.choosingGroups = true;
          }}
          @schedule-open=${() => {
            this.choosingTimes = true;
          }}
        ></composer-form>
        <composer-aside
          class="aside"
          .content=${this.#draft.content}
          .stored=${this.#draft.base}
          .looking=${this.looking}
          .media=${this.media}
          .language=${this.language}
          .site=${this.#reach.site(this.#groups.groups, this.#draft.content.targets)}
          .warnings=${this.#warnings.warnings}
          @looking-end=${() => {
            this.looking = undefined;
          }}
          @warning-mend=${this.#onMend}
        ></composer-aside>
      </div>
      ${this.#dialogs()}
    `;
  }

  get #reached(): number | undefined {
    return this.#reach.count(this.#groups.groups, this.#draft.content.targets);
  }

  #loading(): TemplateResult {
    if (this.#draft.problem === undefined) return html`<p class="soft" role="status">${t("composer.loading")}</p>`;
    const again = html`<button class="button" type="button" @click=${() => this.#draft.open(this.#opened)}>${t("action.tryAgain")}</button>`;
    return emptyState("cloud-off", problemText(this.#draft.problem), t("composer.unreachableHint"), again);
  }

  #header(): TemplateResult {
    const { base: stored, content } = this.#draft;
    const pending = this.#publish.standing === "changed";
    return html`<header class="page-header">
      <a class="button quiet icon-only back" href="/announcements" aria-label=${t("composer.back")}><ui-icon name="arrow-left"></ui-icon></a>
      <div class="lead"><h1 tabindex="-1">${stored || content.variants[0]?.title ? titleOf({ content }) : t("announcements.new")}</h1>
      ${stateBadge(stored?.state ?? "draft")} ${pending ? html`<span class="badge warn">${t("composer.pending")}</span>` : nothing}
      ${saveStatus(this.#draft.state, stored !== undefined)}</div>
      <span class="push">
        ${stored?.publishedVersion == null && stored ? html`<button class="button icon-only" type="button" aria-label=${t("delete.title")} title=${t("action.delete")} @click=${this.#publish.askDelete}><ui-icon name="trash"></ui-icon></button>` : nothing}
        ${
          stored
            ? html`<button class="button" type="button" @click=${() => {
                this.historyOpen = true;
              }}><ui-icon name="rotate-ccw-clock"></ui-icon>${t("composer.history")}</button>`
            : nothing
        }
        ${stored && ["live", "scheduled"].includes(stored.state) ? html`<button class="button" type="button" @click=${this.#publish.askWithdraw}><ui-icon name="archive-x"></ui-icon>${t("composer.withdraw")}</button>` : nothing}
        ${this.#publishButton()}
      </span>
    </header>`;
  }

  #publishButton(): TemplateResult {
    const { standing } = this.#publish;
    if (standing === "current")
      return html`<button class="button" type="button" aria-disabled="true" title=${t("composer.publishedHint")}><ui-icon name="check"></ui-icon>${t("composer.published")}</button>`;
    return html`<button class="button primary" type="button" @click=${this.#askPublish}><ui-icon name="send"></ui-icon>${t(standing === "changed" ? "composer.publishChange" : "composer.publish")}</button>`;
  }

  #notices(): TemplateResult {
    const { state: saving, problem, restored, adoptedFrom, journalFull } = this.#draft;
    return html`<div class="notices" role="status">
      ${restored ? html`<p class="notice calm"><ui-icon name="rotate-ccw"></ui-icon><span>${t("composer.restored")}</span>${saving === "saved" ? nothing : html`<button class="link" type="button" @click=${this.#discard}>${t("composer.discard")}</button>`}</p>` : nothing}
      ${adoptedFrom ? html`<p class="notice calm"><ui-icon name="info"></ui-icon><span>${t("composer.adopted", { name: adoptedFrom })}</span></p>` : nothing}
      ${saving === "refused" ? html`<p class="notice bad"><ui-icon name="circle-alert"></ui-icon><span>${t("composer.refused", { reason: problemText(problem) })}</span></p>` : nothing}
      ${
        saving === "conflict"
          ? html`<p class="notice warn"><ui-icon name="triangle-alert"></ui-icon><span>${t("composer.conflict")}</span><button class="link" type="button" @click=${() => {
              this.conflictSeen = false;
            }}>${t("composer.decide")}</button></p>`
          : nothing
      }
      ${journalFull ? html`<p class="notice warn"><ui-icon name="triangle-alert"></ui-icon><span>${t("composer.journalFull")}</span></p>` : nothing}
      ${this.#publish.summary()}
    </div>`;
  }

  #dialogs(): TemplateResult {
    return html`
      <ui-dialog .open=${this.choosingGroups} heading=${t("groups.choose")} @dialog-close=${this.#closeGroups}>
        <group-picker autofocus .groups=${this.#groups.groups} .chosen=${this.#draft.content.targets} @groups-change=${this.#onGroups}></group-picker>
        <button slot="actions" class="button primary" type="button" @click=${this.#closeGroups}>${t("groups.done", { count: this.#reached ?? 0 })}</button>
      </ui-dialog>
      <schedule-dialog .open=${this.choosingTimes} .schedule=${this.#draft.content.schedule} @schedule-change=${this.#onSchedule} @dialog-close=${() => {
        this.choosingTimes = false;
      }}></schedule-dialog>
      <history-drawer
        .open=${this.historyOpen}
        .announcementId=${this.#draft.id}
        .newest=${this.#draft.base?.version ?? 0}
        .aside=${this.#draft.aside}
        @drawer-close=${() => {
          this.historyOpen = false;
        }}
        @version-look=${this.#onLook}
        @version-restore=${this.#onRestore}
      ></history-drawer>
      <conflict-dialog
        .open=${this.#draft.state === "conflict" && !this.conflictSeen}
        .mine=${this.#draft.content}
        .theirs=${this.#draft.theirs}
        @keep-mine=${() => this.#draft.keepMine()}
        @take-theirs=${this.#takeTheirs}
        @dialog-close=${() => {
          this.conflictSeen = true;
        }}
      ></conflict-dialog>
      ${this.#publish.dialogs(this.#reached)}
    `;
  }

  readonly #onContent = (event: CustomEvent<AnnouncementContent>): void => {
    this.looking = undefined;
    this.#draft.change(event.detail);
    this.#publish.recheck();
  };

  readonly #onSchedule = (event: CustomEvent<Schedule>): void => {
    this.#draft.change({ ...this.#draft.content, schedule: event.detail });
    this.#publish.recheck();
  };

  readonly #onGroups = (event: CustomEvent<GroupId[]>): void => {
    this.#draft.change({ ...this.#draft.content, targets: event.detail });
    this.#publish.recheck();
  };

  readonly #closeGroups = (): void => {
    this.choosingGroups = false;
  };

  readonly #askPublish = (): void => {
    void this.#publish.askPublish().then((field) => this.#focusField(field));
  };

  /** Brings the focus to where something is missing. */
  #focusField(field: { readonly id: string; readonly language: Language | undefined } | undefined): void {
    if (!field) return;
    if (field.language) this.language = field.language;
    const form = this.renderRoot.querySelector<LitElement>("composer-form");
    void this.updateComplete.then(() => form?.updateComplete).then(() => form?.shadowRoot?.getElementById(field.id)?.focus());
  }

  readonly #onMend = (event: CustomEvent<MendedAt>): void => this.#mend(event.detail);

  /** Goes to where a warning can be mended; what opens a dialog is opened. */
  #mend(id: MendedAt): void {
    if (id === "schedule") this.choosingTimes = true;
    else if (id === "targets") this.choosingGroups = true;
    else this.#focusField({ id, language: undefined });
  }

  readonly #discard = (): void => {
    const typed = this.#draft.content;
    this.#draft.discard();
    toast({ text: t("composer.discarded"), action: { label: t("action.undo"), run: () => this.#draft.change(typed) } });
  };

  readonly #takeTheirs = (): void => {
    const mine = this.#draft.content;
    this.#draft.takeTheirs();
    toast({ text: t("conflict.taken"), action: { label: t("conflict.bringBack"), run: () => this.#draft.restore(mine) } });
  };

  readonly #onLook = (event: CustomEvent<Earlier>): void => {
    this.looking = event.detail;
    this.historyOpen = false;
  };

  readonly #onRestore = (event: CustomEvent<Earlier>): void => {
    const before = this.#draft.content;
    this.#draft.restore(event.detail.content);
    this.historyOpen = false;
    this.looking = undefined;
    toast({
      text: t("history.restored", { name: event.detail.name }),
      kind: "good",
      action: { label: t("action.undo"), run: () => this.#draft.restore(before) },
    });
  };

  /** The picture's files, once per picture; without them the preview shows the calm panel. */
  async #loadMedia(): Promise<void> {
    const id = this.#draft.content.picture?.mediaId;
    if (id === this.#mediaId) return;
    this.#mediaId = id;
    const media = id ? await readMedia(id).catch(() => undefined) : undefined;
    if (id === this.#mediaId) this.media = media;
  }
  #mediaId: string | undefined;
}
