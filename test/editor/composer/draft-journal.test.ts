import { beforeEach, describe, expect, it } from "vitest";
import { UserId } from "../../../domain/model/id.ts";
import { DraftJournal, type JournalEntry } from "../../../editor/composer/draft-journal.ts";

class MemoryStorage implements Storage {
  [name: string]: unknown;
  get length(): number {
    return Object.keys(this).length;
  }
  clear(): void {
    for (const name of Object.keys(this)) delete this[name];
  }
  getItem(name: string): string | null {
    return Object.hasOwn(this, name) ? String(this[name]) : null;
  }
  key(index: number): string | null {
    return Object.keys(this)[index] ?? null;
  }
  removeItem(name: string): void {
    delete this[name];
  }
  setItem(name: string, value: string): void {
    this[name] = value;
  }
}

const sabine = UserId.parse("11111111-1111-4111-8111-111111111111");
const jonas = UserId.parse("22222222-2222-4222-8222-222222222222");
const entry: JournalEntry = {
  key: "33333333-3333-4333-8333-333333333333",
  announcementId: null,
  version: null,
  content: { title: "Hallo" },
  changedAtMs: Date.now(),
  aside: false,
};

describe("the draft journal", () => {
  let storage: Storage;
  beforeEach(() => {
    storage = new MemoryStorage();
  });

  it("gives back what was typed", () => {
    new DraftJournal(sabine, storage).write(entry);
    expect(new DraftJournal(sabine, storage).read(entry.key)).toEqual(entry);
  });

  it("shows nobody the drafts of another person on the same computer", () => {
    new DraftJournal(sabine, storage).write(entry);
    expect(new DraftJournal(jonas, storage).all()).toEqual([]);
  });

  it("keeps a version put aside beside the draft", () => {
    const journal = new DraftJournal(sabine, storage);
    journal.write(entry);
    journal.write({ ...entry, aside: true });
    journal.forget(entry);
    expect(journal.all()).toEqual([{ ...entry, aside: true }]);
  });

  it("passes over what somebody else has damaged", () => {
    storage.setItem(`aushang.draft.${sabine}.x`, "{");
    expect(new DraftJournal(sabine, storage).all()).toEqual([]);
  });

  it("says so when the device has no room", () => {
    storage.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
    expect(new DraftJournal(sabine, storage).write(entry)).toBe(false);
  });
});
