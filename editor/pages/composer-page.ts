import { html, LitElement, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { AnnouncementId } from "../../domain/model/id.ts";
import type { Language } from "../../domain/model/language.ts";
import type { Template } from "../../templates/registry.ts";
import "../composer/composer-aside.ts";
import type { ComposerForm } from "../composer/composer-form.ts";
import "../composer/composer-form.ts";
import { composerDialogs, type OpenDialog } from "../composer/composer-dialogs.ts";
import { composerHeader } from "../composer/composer-header.ts";
import { composerNotices } from "../composer/composer-notices.ts";
import { copyOfSlide, freshSlide, withSlide, withSlideAfter } from "../composer/content.ts";
import { type DraftContent, soundContent } from "../composer/draft-content.ts";
import { DraftController } from "../composer/draft-controller.ts";
import { DraftJournal } from "../composer/draft-journal.ts";
import { duplicate } from "../composer/duplicate.ts";
import type { Edit } from "../composer/edit.ts";
import type { Earlier } from "../composer/history-drawer.ts";
import { MediaBook } from "../composer/media-book.ts";
import { type Place as FormPlace, PublishController } from "../composer/publish-controller.ts";
import { ReachController } from "../composer/reach-controller.ts";
import "../composer/slide-strip.ts";
import { TemplateMemory } from "../composer/template-memory.ts";
import { UndoController } from "../composer/undo-controller.ts";
import "../composer/version-compare.ts";
import { type MendedAt, warningStyles } from "../composer/warning-list.ts";
import { WarningsController } from "../composer/warnings-controller.ts";
import { emptyState } from "../elements/empty-state.ts";
import { problemText } from "../elements/problem-summary.ts";
import { toast } from "../elements/ui-toasts.ts";
import { contentOfStart, type GalleryChoice } from "../gallery/begin.ts";
import { beginView } from "../gallery/begin-view.ts";
import { GroupList } from "../group-list.ts";
import { navigate, type Place } from "../router.ts";
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
  /** The key of the slide that is written. */
  @state() private slide = "";
  /** Nothing is begun yet: the gallery is offered. */
  @state() private choosing = false;
  @state() private open: OpenDialog = "none";
  @state() private conflictSeen = false;
  @state() private looking: Earlier | undefined;
  @state() private comparing: Earlier | undefined;
  readonly #draft = new DraftController(this, new DraftJournal(currentSession().user.id, localStorage));
  readonly #groups = new GroupList(this);
  readonly #reach = new ReachController(this);
  readonly #warnings = new WarningsController(this);
  readonly #book = new MediaBook(this);
  readonly #publish = new PublishController(this, this.#draft, this.#warnings, (id) => this.#mend(id));
  readonly #memory = new TemplateMemory();
  readonly #undo = new UndoController(this, {
    now: () => ({ content: this.#draft.content, slide: this.slide, language: this.language }),
    goTo: ({ content, slide, language }) => this.#show({ content, run: "", slide, language }),
  });
  #opened = "";

  /** A new announcement just got its id: the address follows, the page stays. */
  readonly onCreated = (id: AnnouncementId): void => {
    this.#opened = id;
    if (this.isConnected && location.pathname === "/announcements/new") navigate(`/announcements/${id}`, { replace: true });
  };

  readonly onAdopted = (): void => this.#undo.forget();

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("place")) void this.#open();
    if (this.#draft.state !== "conflict") this.conflictSeen = false;
    const { content } = this.#draft;
    if (!content.languages.includes(this.language)) this.language = content.languages[0] ?? "de";
    if (!content.slides.some(({ key }) => key === this.slide)) this.slide = content.slides[0]?.key ?? "";
    this.#warnings.watch(this.#draft.id, this.#draft.base?.version ?? 0);
    this.#book.want(
      [content, ...(this.looking ? [this.looking.content] : []), ...(this.comparing ? [this.comparing.content] : [])].map(soundContent),
    );
  }

  /** Opens what the address names: an announcement, or a new one with what it is to begin with. */
  async #open(): Promise<void> {
    const id = this.place?.params["id"] ?? "new";
    const start = this.place?.query.get("start") ?? null;
    const wanted = id === "new" ? `new ${start ?? ""}` : id;
    if (wanted === this.#opened) return;
    this.#opened = wanted;
    this.#undo.forget();
    await this.#draft.flush();
    await this.#draft.open(id);
    this.choosing = id === "new" && start === null && !this.#draft.restored;
    if (start !== null && !this.#draft.restored && !this.#draft.base) this.#draft.begin(contentOfStart(start));
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
    if (this.choosing) return beginView();
    const { content } = this.#draft;
    return html`
      ${composerHeader({
        draft: this.#draft,
        publish: this.#publish,
        undo: this.#undo,
        onUndo: this.#undo.undo,
        onRedo: this.#undo.redo,
        onDuplicate: () => void duplicate(this.#draft.content),
        onHistory: () => this.#openDialog("history"),
        onPublish: () => void this.#publish.askPublish().then((place) => this.#goTo(place)),
      })}
      ${composerNotices({
        draft: this.#draft,
        summary: this.#publish.summary(),
        onDiscard: this.#discard,
        onDecide: () => {
          this.conflictSeen = false;
        },
      })}
      <slide-strip
        .content=${content}
        .current=${this.slide}
        .language=${this.language}
        .media=${this.#book.media}
        .faulty=${this.#publish.errors.slides}
        @slide-choose=${({ detail }: CustomEvent<string>) => {
          this.slide = detail;
        }}
        @slide-add=${() => this.#openDialog("gallery")}
        @content-change=${this.#onEdit}
      ></slide-strip>
      <div class="columns">
        <composer-form
          .content=${content}
          .slide=${this.slide}
          .language=${this.language}
          .media=${this.#book.media}
          .groups=${this.#groups.groups}
          .reached=${this.#reached}
          .errors=${this.#publish.errors}
          @content-change=${this.#onEdit}
          @template-change=${this.#onTemplate}
          @language-change=${(event: CustomEvent<Language>) => {
            this.language = event.detail;
          }}
          @groups-open=${() => this.#openDialog("groups")}
          @schedule-open=${() => this.#openDialog("schedule")}
        ></composer-form>
        <composer-aside
          class="aside"
          .content=${content}
          .slide=${this.slide}
          .stored=${this.#draft.base}
          .looking=${this.looking}
          .media=${this.#book.media}
          .language=${this.language}
          .site=${this.#reach.site(this.#groups.groups, content.targets)}
          .warnings=${this.#warnings.warnings}
          @looking-end=${() => {
            this.looking = undefined;
          }}
          @warning-mend=${({ detail }: CustomEvent<MendedAt>) => this.#mend(detail)}
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
    const again = html`<button class="button" type="button" @click=${() => this.#draft.open(this.place?.params["id"] ?? "new")}>${t("action.tryAgain")}</button>`;
    return emptyState("cloud-off", problemText(this.#draft.problem), t("composer.unreachableHint"), again);
  }

  #dialogs(): TemplateResult {
    const { content } = this.#draft;
    return html`${composerDialogs({
      open: this.open,
      draft: this.#draft,
      groups: this.#groups.groups,
      reached: this.#reached,
      deciding: this.#draft.state === "conflict" && !this.conflictSeen,
      onClose: () => this.#openDialog("none"),
      onTargets: (targets) => this.#edit({ ...content, targets }, "targets"),
      onSchedule: (schedule) => this.#edit({ ...content, schedule }, "schedule"),
      onSlide: this.#onSlide,
      onLook: (version) => {
        this.looking = version;
        this.open = "none";
      },
      onCompare: (version) => {
        this.comparing = version;
        this.open = "none";
      },
      onRestore: this.#onRestore,
      onTheirs: this.#takeTheirs,
      onDecideLater: () => {
        this.conflictSeen = true;
      },
    })}
    <version-compare .earlier=${this.comparing} .content=${content} .language=${this.language} .media=${this.#book.media} .groupName=${this.#groupName} @dialog-close=${() => {
      this.comparing = undefined;
    }}></version-compare>
    ${this.#publish.dialogs(this.#reached)}`;
  }

  readonly #groupName = (id: string): string => this.#groups.groups.find((group) => group.id === id)?.name ?? "…";

  #openDialog(open: OpenDialog): void {
    this.open = open;
  }

  /** An empty slide of the chosen template, or one with an example, behind the one that is written. */
  readonly #onSlide = (choice: GalleryChoice): void => {
    const slide = choice.kind === "example" ? copyOfSlide(choice.item.slide) : freshSlide(choice.template);
    this.open = "none";
    this.#undo.record("");
    this.#show({ content: withSlideAfter(this.#draft.content, slide, this.slide), run: "", slide: slide.key });
  };

  readonly #onEdit = ({ detail }: CustomEvent<Edit>): void => {
    this.#undo.record(detail.run);
    this.#show(detail);
  };

  readonly #onTemplate = ({ detail }: CustomEvent<Template>): void => {
    const { content } = this.#draft;
    const slide = content.slides.find(({ key }) => key === this.slide);
    if (slide) this.#edit(withSlide(content, slide.key, this.#memory.change(slide, detail)));
  };

  /** Changes what is written, so that it can be undone. */
  #edit(content: DraftContent, run = ""): void {
    this.#undo.record(run);
    this.#show({ content, run });
  }

  #show({ content, slide, language }: Edit): void {
    this.looking = undefined;
    if (slide) this.slide = slide;
    if (language) this.language = language;
    this.#draft.change(content);
    this.#publish.recheck();
  }

  /** Brings the focus to where something is missing. */
  #goTo(place: FormPlace | undefined): void {
    if (!place) return;
    const { at, language } = place;
    if (language) this.language = language;
    if (at.kind === "field") this.slide = at.slide;
    const form = this.renderRoot.querySelector<ComposerForm>("composer-form");
    void this.updateComplete.then(() => form?.focusAt(at.kind === "field" ? at.path : at.id));
  }

  /** Goes to where a warning can be mended; what opens a dialog is opened. */
  #mend(id: MendedAt): void {
    if (id === "schedule" || id === "targets") this.#openDialog(id === "targets" ? "groups" : id);
    else void this.renderRoot.querySelector<ComposerForm>("composer-form")?.focusAt(id);
  }

  readonly #discard = (): void => {
    const typed = this.#draft.content;
    this.#draft.discard();
    this.#undo.forget();
    toast({ text: t("composer.discarded"), action: { label: t("action.undo"), run: () => this.#edit(typed) } });
  };

  readonly #takeTheirs = (): void => {
    const mine = this.#draft.content;
    this.#draft.takeTheirs();
    toast({ text: t("conflict.taken"), action: { label: t("conflict.bringBack"), run: () => this.#edit(mine) } });
  };

  readonly #onRestore = (detail: Earlier): void => {
    const before = this.#draft.content;
    this.#edit(detail.content);
    this.open = "none";
    toast({
      text: t("history.restored", { name: detail.name }),
      kind: "good",
      action: { label: t("action.undo"), run: () => this.#edit(before) },
    });
  };
}
