import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { AnnouncementId } from "../../domain/model/id.ts";
import type { Language } from "../../domain/model/language.ts";
import type { Template } from "../../templates/registry.ts";
import { toast } from "../elements/ui-toasts.ts";
import type { GalleryChoice } from "../gallery/begin.ts";
import { currentSession } from "../session.ts";
import { t } from "../texts.ts";
import { copyOfSlide, freshSlide, withSlide, withSlideAfter } from "./content.ts";
import type { DraftContent } from "./draft-content.ts";
import { DraftController } from "./draft-controller.ts";
import { DraftJournal } from "./draft-journal.ts";
import type { Edit } from "./edit.ts";
import type { Earlier } from "./history-drawer.ts";
import { TemplateMemory } from "./template-memory.ts";
import { UndoController } from "./undo-controller.ts";

interface DeskHost extends ReactiveControllerHost, HTMLElement {
  readonly onCreated: (id: AnnouncementId) => void;
  /** Something was changed here. */
  readonly onEdited: () => void;
}

/** What is being written, the slide and the language it is written in, and every way to change it so that it can be undone. */
export class Desk implements ReactiveController {
  /** The key of the slide that is written. */
  slide = "";
  language: Language = "de";
  readonly draft: DraftController;
  readonly undo: UndoController;
  readonly #memory = new TemplateMemory();
  readonly #host: DeskHost;

  constructor(host: DeskHost) {
    this.#host = host;
    const onAdopted = () => this.undo.forget();
    const journal = new DraftJournal(currentSession().user.id, localStorage);
    this.draft = new DraftController(host, journal, { onCreated: host.onCreated, onAdopted });
    this.undo = new UndoController(host, {
      now: () => ({ content: this.content, slide: this.slide, language: this.language }),
      goTo: ({ content, slide, language }) => this.#show({ content, run: "", slide, language }),
    });
    host.addController(this);
  }

  /** A slide or a language that is gone is not written any more. */
  hostUpdate(): void {
    const { languages, slides } = this.content;
    if (!languages.includes(this.language)) this.language = languages[0] ?? "de";
    if (!slides.some(({ key }) => key === this.slide)) this.slide = slides[0]?.key ?? "";
  }

  get content(): DraftContent {
    return this.draft.content;
  }

  /** Goes to a slide, to a language, or both. */
  look({ slide, language }: { readonly slide?: string | undefined; readonly language?: Language | undefined }): void {
    this.slide = slide ?? this.slide;
    this.language = language ?? this.language;
    this.#host.requestUpdate();
  }

  /** Changes what is written, so that it can be undone. */
  edit(edit: Edit): void {
    this.undo.record(edit.run);
    this.#show(edit);
  }

  change(change: Partial<DraftContent>, run = ""): void {
    this.edit({ content: { ...this.content, ...change }, run });
  }

  /** The slide that is written, in another template. */
  changeTemplate(template: Template): void {
    const slide = this.content.slides.find(({ key }) => key === this.slide);
    if (slide) this.edit({ content: withSlide(this.content, slide.key, this.#memory.change(slide, template)), run: "" });
  }

  /** A slide of the chosen template, empty or with an example, behind the one that is written. */
  addSlide(choice: GalleryChoice): void {
    const slide = choice.kind === "example" ? copyOfSlide(choice.item.slide) : freshSlide(choice.template);
    this.edit({ content: withSlideAfter(this.content, slide, this.slide), run: "", slide: slide.key });
  }

  readonly discard = (): void => {
    const typed = this.content;
    this.draft.discard();
    this.undo.forget();
    toast({ text: t("composer.discarded"), action: { label: t("action.undo"), run: () => this.edit({ content: typed, run: "" }) } });
  };

  readonly takeTheirs = (): void => {
    const mine = this.content;
    this.draft.takeTheirs();
    toast({ text: t("conflict.taken"), action: { label: t("conflict.bringBack"), run: () => this.edit({ content: mine, run: "" }) } });
  };

  /** Puts an earlier version back on top. */
  readonly restore = ({ content, name }: Earlier): void => {
    const before = this.content;
    this.edit({ content, run: "" });
    toast({
      text: t("history.restored", { name }),
      kind: "good",
      action: { label: t("action.undo"), run: () => this.edit({ content: before, run: "" }) },
    });
  };

  #show({ content, slide, language }: Edit): void {
    this.look({ slide, language });
    this.draft.change(content);
    this.#host.onEdited();
  }
}
