import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { AnnouncementId } from "../../domain/model/id.ts";
import type { Language } from "../../domain/model/language.ts";
import type { Template } from "../../templates/registry.ts";
import type { CheckPlace } from "../checks/writing-checks.ts";
import "../composer/composer-aside.ts";
import { composerDialogs, type OpenDialog } from "../composer/composer-dialogs.ts";
import type { ComposerForm } from "../composer/composer-form.ts";
import "../composer/composer-form.ts";
import { composerHeader } from "../composer/composer-header.ts";
import { composerNotices } from "../composer/composer-notices.ts";
import { Desk } from "../composer/desk.ts";
import { soundContent } from "../composer/draft-content.ts";
import { duplicate } from "../composer/duplicate.ts";
import type { Edit } from "../composer/edit.ts";
import type { Earlier } from "../composer/history-drawer.ts";
import { LooksBook } from "../composer/looks-book.ts";
import { MediaBook } from "../composer/media-book.ts";
import { type Place as FormPlace, PublishController } from "../composer/publish-controller.ts";
import { ReachController } from "../composer/reach-controller.ts";
import "../composer/slide-strip.ts";
import "../composer/version-compare.ts";
import { type MendedAt, warningStyles } from "../composer/warning-list.ts";
import { WarningsController } from "../composer/warnings-controller.ts";
import { WidthController } from "../composer/width-controller.ts";
import { emptyState } from "../elements/empty-state.ts";
import { problemText } from "../elements/problem-summary.ts";
import { contentOfStart } from "../gallery/begin.ts";
import { beginView } from "../gallery/begin-view.ts";
import { GroupList } from "../group-list.ts";
import { navigate, type Place } from "../router.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { composerStyles } from "../style/composer.ts";
import { notes } from "../style/notes.ts";
import { t } from "../texts.ts";

/** Writing one announcement: the form at the left, what hangs there at the right. A new one is begun in the gallery of examples. */
@customElement("composer-page")
export class ComposerPage extends LitElement {
  static override styles = [base, buttons, notes, composerStyles, warningStyles];

  @property({ attribute: false }) place?: Place;
  /** Nothing is begun yet: the gallery is offered. */
  @state() private choosing = false;
  @state() private open: OpenDialog = "none";
  @state() private conflictSeen = false;
  @state() private looking: Earlier | undefined;
  @state() private comparing: Earlier | undefined;
  #opened = "";

  /** A new announcement just got its id: the address follows, the page stays. */
  readonly onCreated = (id: AnnouncementId): void => {
    this.#opened = id;
    if (this.isConnected && location.pathname === "/announcements/new") navigate(`/announcements/${id}`, { replace: true });
  };

  readonly onEdited = (): void => {
    this.looking = undefined;
    this.#publish.recheck();
  };

  readonly #desk = new Desk(this);
  readonly #groups = new GroupList(this);
  readonly #reach = new ReachController(this);
  readonly #warnings = new WarningsController(this);
  readonly #book = new MediaBook(this, () => this.#publish.relearn());
  readonly #looks = new LooksBook(this);
  readonly #width = new WidthController(this);
  readonly #publish = new PublishController(this, this.#desk.draft, this.#warnings, {
    library: () => this.#book.facts,
    mend: (id) => this.#mend(id),
    goTo: (place) => this.#goTo(place),
  });

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("place")) void this.#open();
    const { draft, content } = this.#desk;
    if (draft.state !== "conflict") this.conflictSeen = false;
    this.#warnings.watch(draft.id, draft.base?.version ?? 0);
    const { logo } = this.#look.organisation;
    this.#book.want(
      [content, ...[this.looking, this.comparing].flatMap((earlier) => earlier?.content ?? [])].map(soundContent),
      logo ? [logo] : [],
    );
  }

  /** Opens what the address names: an announcement, or a new one with what it is to begin with. */
  async #open(): Promise<void> {
    const id = this.place?.params["id"] ?? "new";
    const start = this.place?.query.get("start") ?? null;
    const wanted = id === "new" ? `new ${start ?? ""}` : id;
    if (wanted === this.#opened) return;
    this.#opened = wanted;
    const { draft, undo } = this.#desk;
    undo.forget();
    await draft.flush();
    this.choosing = id === "new" && start === null;
    await draft.open(id);
    this.choosing &&= !draft.restored;
    if (start !== null && !draft.restored && !draft.base) draft.begin(contentOfStart(start));
  }

  protected override render() {
    const { draft } = this.#desk;
    if (draft.missing)
      return emptyState(
        "search",
        t("composer.gone"),
        t("composer.goneHint"),
        html`<a class="button" href="/announcements">${t("app.toStart")}</a>`,
      );
    if (!draft.loaded) return this.#loading();
    if (this.choosing) return beginView();
    return html`${this.#top()}
      ${this.#width.isWide ? nothing : this.#strip()}
      <div class="columns">${this.#form()} ${this.#aside()}</div>
      ${this.#dialogs()}`;
  }

  get #reached(): number | undefined {
    return this.#reach.count(this.#groups.groups, this.#desk.content.targets);
  }

  get #look() {
    return this.#looks.for(this.#groups.groups, this.#desk.content.targets);
  }

  #loading(): TemplateResult {
    const { draft } = this.#desk;
    if (draft.problem === undefined) return html`<p class="soft" role="status">${t("composer.loading")}</p>`;
    const again = html`<button class="button" type="button" @click=${() => draft.open(this.place?.params["id"] ?? "new")}>${t("action.tryAgain")}</button>`;
    return emptyState("cloud-off", problemText(draft.problem), t("composer.unreachableHint"), again);
  }

  #top(): TemplateResult {
    const { draft, undo, content, discard } = this.#desk;
    return html`${composerHeader({
      draft,
      publish: this.#publish,
      undo,
      onDuplicate: () => void duplicate(content),
      onHistory: () => this.#openDialog("history"),
      onPublish: () => void this.#publish.askPublish().then((place) => this.#goTo(place)),
    })}
    ${composerNotices({
      draft,
      summary: this.#publish.summary(),
      onDiscard: discard,
      onDecide: () => {
        this.conflictSeen = false;
      },
    })}`;
  }

  #form(): TemplateResult {
    const desk = this.#desk;
    return html`<composer-form
      .content=${desk.content}
      .slide=${desk.slide}
      .language=${desk.language}
      .media=${this.#book.media}
      .groups=${this.#groups.groups}
      .reached=${this.#reached}
      .errors=${this.#publish.errors}
      @content-change=${({ detail }: CustomEvent<Edit>) => desk.edit(detail)}
      @template-change=${({ detail }: CustomEvent<Template>) => desk.changeTemplate(detail)}
      @language-change=${({ detail }: CustomEvent<Language>) => desk.look({ language: detail })}
      @groups-open=${() => this.#openDialog("groups")}
      @schedule-open=${() => this.#openDialog("schedule")}
    ></composer-form>`;
  }

  #aside(): TemplateResult {
    const { content, draft, slide, language } = this.#desk;
    return html`<composer-aside
      class="aside"
      .content=${content}
      .slide=${slide}
      .stored=${draft.base}
      .looking=${this.looking}
      .media=${this.#book.media}
      .looks=${this.#look}
      .language=${language}
      .site=${this.#reach.site(this.#groups.groups, content.targets)}
      .screens=${this.#reach.screens(this.#groups.groups, content.targets)}
      .warnings=${this.#warnings.warnings}
      @content-change=${({ detail }: CustomEvent<Edit>) => this.#desk.edit(detail)}
      @check-go=${({ detail }: CustomEvent<CheckPlace>) => this.#goTo(detail)}
      @looking-end=${() => {
        this.looking = undefined;
      }}
      @warning-mend=${({ detail }: CustomEvent<MendedAt>) => this.#mend(detail)}
    >${this.#width.isWide ? this.#strip() : nothing}</composer-aside>`;
  }

  #strip(): TemplateResult {
    const desk = this.#desk;
    return html`<slide-strip
      slot="strip"
      .content=${desk.content}
      .current=${desk.slide}
      .language=${desk.language}
      .media=${this.#book.media}
      .looks=${this.#look}
      .faulty=${this.#publish.errors.slides}
      @slide-choose=${({ detail }: CustomEvent<string>) => desk.look({ slide: detail })}
      @slide-add=${() => this.#openDialog("gallery")}
      @content-change=${({ detail }: CustomEvent<Edit>) => desk.edit(detail)}
    ></slide-strip>`;
  }

  #dialogs(): TemplateResult {
    const desk = this.#desk;
    const closing =
      <Detail>(act: (detail: Detail) => void) =>
      (detail: Detail) => {
        this.#openDialog("none");
        act(detail);
      };
    return html`${composerDialogs({
      open: this.open,
      draft: desk.draft,
      groups: this.#groups.groups,
      reached: this.#reached,
      deciding: desk.draft.state === "conflict" && !this.conflictSeen,
      onClose: () => this.#openDialog("none"),
      onTargets: (targets) => desk.change({ targets }, "targets"),
      onSchedule: (schedule) => desk.change({ schedule }, "schedule"),
      onSlide: closing((choice) => desk.addSlide(choice)),
      onLook: closing((version) => {
        this.looking = version;
      }),
      onCompare: closing((version) => {
        this.comparing = version;
      }),
      onRestore: closing(desk.restore),
      onTheirs: desk.takeTheirs,
      onDecideLater: () => {
        this.conflictSeen = true;
      },
    })}
    <version-compare .earlier=${this.comparing} .content=${desk.content} .language=${desk.language} .media=${this.#book.media} .groupName=${this.#groupName} @dialog-close=${() => {
      this.comparing = undefined;
    }}></version-compare>
    ${this.#publish.dialogs(this.#reached)}`;
  }

  readonly #groupName = (id: string): string => this.#groups.groups.find((group) => group.id === id)?.name ?? "…";

  #openDialog(open: OpenDialog): void {
    this.open = open;
  }

  /** Brings the focus to where something is missing. */
  #goTo(place: FormPlace | undefined): void {
    if (!place) return;
    const { at, language } = place;
    this.#desk.look({ language, slide: at.kind === "field" ? at.slide : undefined });
    const form = this.renderRoot.querySelector<ComposerForm>("composer-form");
    void this.updateComplete.then(() => form?.focusAt(at.kind === "field" ? at.path : at.id));
  }

  /** Goes to where a warning can be mended; what opens a dialog is opened. */
  #mend(id: MendedAt): void {
    if (id === "schedule" || id === "targets") this.#openDialog(id === "targets" ? "groups" : id);
    else void this.renderRoot.querySelector<ComposerForm>("composer-form")?.focusAt(id);
  }
}
