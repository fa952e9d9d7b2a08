import * as z from "zod/mini";
import { AnnouncementId, type UserId } from "../../domain/model/id.ts";

/**
 * What somebody has typed, on this device, until the server has it. `content` is kept as it was typed, even where it breaks a rule of the
 * model. `key` is the announcement's id, or for one the server does not know yet the name of the action that creates it.
 */
export const JournalEntry = z.strictObject({
  key: z.uuid(),
  announcementId: z.nullable(AnnouncementId),
  /** The version the typing began from; null for a new announcement. */
  version: z.nullable(z.int()),
  content: z.unknown(),
  changedAtMs: z.int(),
  /** Put aside in favour of somebody else's version; shown in the history. */
  aside: z.boolean(),
});
export type JournalEntry = z.infer<typeof JournalEntry>;

const ASIDE_KEPT_MS = 30 * 86_400_000;

/** The drafts of one user on this device. Written at once and synchronously, so that a tab killed a moment later loses nothing. */
export class DraftJournal {
  readonly #prefix: string;
  readonly #storage: Storage;

  constructor(userId: UserId, storage: Storage) {
    this.#prefix = `aushang.draft.${userId}.`;
    this.#storage = storage;
  }

  /** @returns false if the device has no room; the server is then the only copy */
  write(entry: JournalEntry): boolean {
    try {
      this.#storage.setItem(this.#name(entry), JSON.stringify(entry));
      return true;
    } catch {
      return false; // full or forbidden storage: the caller says so
    }
  }

  read(key: string): JournalEntry | undefined {
    return this.#parse(this.#storage.getItem(this.#prefix + key));
  }

  forget(entry: Pick<JournalEntry, "key" | "aside">): void {
    this.#storage.removeItem(this.#name(entry));
  }

  /** Every entry, newest first. What was put aside long ago is dropped. */
  all(): readonly JournalEntry[] {
    const names = Object.keys(this.#storage).filter((name) => name.startsWith(this.#prefix));
    const entries = names.flatMap((name) => this.#parse(this.#storage.getItem(name)) ?? []);
    const [old, kept] = [entries.filter(isOld), entries.filter((entry) => !isOld(entry))];
    for (const entry of old) this.forget(entry);
    return kept.sort((a, b) => b.changedAtMs - a.changedAtMs);
  }

  #name({ key, aside }: Pick<JournalEntry, "key" | "aside">): string {
    return `${this.#prefix}${aside ? "aside." : ""}${key}`;
  }

  #parse(text: string | null): JournalEntry | undefined {
    if (text === null) return undefined;
    try {
      return z.safeParse(JournalEntry, JSON.parse(text)).data;
    } catch {
      return undefined; // damaged by somebody else: as good as not there
    }
  }
}

function isOld({ aside, changedAtMs }: JournalEntry): boolean {
  return aside && changedAtMs < Date.now() - ASIDE_KEPT_MS;
}
