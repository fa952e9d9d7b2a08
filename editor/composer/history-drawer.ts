import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { AnnouncementVersion } from "../../domain/model/announcement.ts";
import type { AnnouncementId } from "../../domain/model/id.ts";
import { api } from "../api-client.ts";
import { problemText } from "../elements/problem-summary.ts";
import "../elements/ui-dialog.ts";
import "../elements/ui-icon.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { notes } from "../style/notes.ts";
import { t } from "../texts.ts";
import { dateAndTime } from "../when.ts";
import { contentFromJournal } from "./content-from-journal.ts";
import { type DraftContent, draftTitle } from "./draft-content.ts";
import type { JournalEntry } from "./draft-journal.ts";

/** What can be looked at and restored: a stored version, or one's own that was put aside. */
export interface Earlier {
  readonly content: DraftContent;
  readonly name: string;
}

/**
 * The history of an announcement.
 * @fires version-look - `detail: Earlier`, to be shown in the preview
 * @fires version-compare - `detail: Earlier`, to be compared with what is being written
 * @fires version-restore - `detail: Earlier`
 * @fires drawer-close
 */
@customElement("history-drawer")
export class HistoryDrawer extends LitElement {
  static override styles = [
    base,
    buttons,
    notes,
    css`
      ol {
        display: grid;
        gap: 0.625rem;
      }
      .version {
        display: grid;
        gap: 0.375rem;
        padding: 0.875rem;
      }
      .head {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 0.375rem;
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
        margin-top: 0.25rem;
      }
    `,
  ];

  @property({ type: Boolean }) open = false;
  @property({ attribute: false }) announcementId: AnnouncementId | undefined;
  /** The newest version: a higher one means that the list has grown. */
  @property({ type: Number }) newest = 0;
  @property({ attribute: false }) aside: readonly JournalEntry[] = [];
  @state() private versions: readonly AnnouncementVersion[] = [];
  @state() private nextCursor: string | null = null;
  @state() private failed: unknown;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.open && (changed.has("open") || changed.has("newest") || changed.has("announcementId"))) void this.#load(undefined);
  }

  protected override render() {
    return html`<ui-dialog side .open=${this.open} heading=${t("history.title")} @dialog-close=${() => this.#tell("drawer-close")}>
      ${this.failed === undefined ? nothing : html`<p class="problem-summary" role="alert">${problemText(this.failed)}</p>`}
      <ol>${this.aside.map((entry) => this.#aside(entry))}${this.versions.map((version) => this.#version(version))}</ol>
      ${this.nextCursor ? html`<p><button class="button" type="button" @click=${() => this.#load(this.nextCursor ?? undefined)}>${t("action.more")}</button></p>` : nothing}
    </ui-dialog>`;
  }

  #version({ number, content, createdByName, createdAtMs, publishedAtMs }: AnnouncementVersion): TemplateResult {
    const badge =
      publishedAtMs === null ? nothing : html`<span class="badge good"><ui-icon name="send"></ui-icon>${t("history.published")}</span>`;
    const newest = number === this.newest;
    return this.#card(
      t("history.version", { number }),
      `${dateAndTime(createdAtMs)}, ${createdByName}`,
      content,
      newest ? html`<span class="badge">${t("history.newest")}</span>${badge}` : badge,
      newest,
    );
  }

  #aside({ content, changedAtMs }: JournalEntry): TemplateResult | typeof nothing {
    const mine = contentFromJournal(content);
    return mine ? this.#card(t("history.mine"), t("history.mineHint", { time: dateAndTime(changedAtMs) }), mine, nothing, false) : nothing;
  }

  #card(name: string, line: string, content: DraftContent, badge: TemplateResult | typeof nothing, newest: boolean): TemplateResult {
    const earlier: Earlier = { content, name };
    return html`<li class="version card">
      <div class="head"><h3>${name}</h3>${badge}</div>
      <p class="soft small">${line}</p>
      <p class="small">${draftTitle(content) || t("announcement.untitled")}</p>
      ${
        newest
          ? nothing
          : html`<div class="actions">
        <button class="button small" type="button" aria-label=${t("history.lookAt", { name })} @click=${() => this.#tell("version-look", earlier)}><ui-icon name="eye"></ui-icon>${t("history.look")}</button>
        <button class="button small" type="button" aria-label=${t("compare.of", { name })} @click=${() => this.#tell("version-compare", earlier)}><ui-icon name="panels-top-left"></ui-icon>${t("compare.button")}</button>
        <button class="button small" type="button" aria-label=${t("history.restoreOf", { name })} @click=${() => this.#tell("version-restore", earlier)}><ui-icon name="rotate-ccw"></ui-icon>${t("history.restore")}</button>
      </div>`
      }
    </li>`;
  }

  async #load(cursor: string | undefined): Promise<void> {
    if (!this.announcementId) return;
    try {
      const { items, nextCursor } = await api.announcements.versions({ id: this.announcementId, ...(cursor ? { cursor } : {}) });
      this.versions = cursor ? [...this.versions, ...items] : items;
      this.nextCursor = nextCursor;
      this.failed = undefined;
    } catch (error) {
      this.failed = error;
    }
  }

  #tell(type: string, detail?: Earlier): void {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
