import type { Announcement } from "../../domain/model/announcement.ts";
import type { AnnouncementId } from "../../domain/model/id.ts";
import { Problem } from "../../domain/model/problem.ts";
import { api } from "../api-client.ts";
import { contentFromJournal } from "./content-from-journal.ts";
import { type DraftContent, isSameContent } from "./draft-content.ts";
import type { DraftJournal, JournalEntry } from "./draft-journal.ts";
import { holdDraft } from "./draft-lock.ts";

/** What a draft is opened with: what the server has of it, and what this device still has that the server has not. */
export interface Opened {
  /** Names it in the journal. */
  readonly key: string;
  /** Lets go of it; undefined if another tab has it, or this one already. */
  readonly release: (() => void) | undefined;
  readonly stored: Announcement | undefined;
  readonly typed: { readonly content: DraftContent; readonly entry: JournalEntry } | undefined;
  /** Why the server's part is not there. */
  readonly problem: unknown;
  readonly missing: boolean;
}

export async function openExisting(id: AnnouncementId, journal: DraftJournal): Promise<Opened> {
  const release = await holdDraft(id);
  const entry = journal.read(id);
  try {
    const stored = await api.announcements.read({ id });
    const content = entry && contentFromJournal(entry.content);
    const opened = { key: id, release, stored, problem: undefined, missing: false };
    if (!entry || !content) return { ...opened, typed: undefined };
    if (!isSameContent(content, stored.content)) return { ...opened, typed: { content, entry } };
    journal.forget(entry);
    return { ...opened, typed: undefined };
  } catch (problem) {
    const missing = problem instanceof Problem && problem.code === "not-found";
    return { key: id, release, stored: undefined, typed: undefined, problem, missing };
  }
}

/** A new one, or one that was begun here and that no other tab has open. */
export async function openNew(freshKey: string, journal: DraftJournal): Promise<Opened> {
  const none = { stored: undefined, problem: undefined, missing: false };
  for (const entry of journal.all()) {
    const content = entry.announcementId === null && !entry.aside ? contentFromJournal(entry.content) : undefined;
    const release = content ? await holdDraft(entry.key) : undefined;
    if (content && release) return { ...none, key: entry.key, release, typed: { content, entry } };
  }
  return { ...none, key: freshKey, release: await holdDraft(freshKey), typed: undefined };
}
