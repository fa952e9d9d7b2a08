import { describe, expect, it } from "vitest";
import { GroupId, UserId } from "../../../domain/model/id.ts";
import { messageFrom, preparedText } from "../../../editor/takeovers/prepared.ts";
import { beginWriting, gapsOf, WritingKeep, withChange, withPrepared } from "../../../editor/takeovers/writing.ts";

const ADA = UserId.parse("2f1c9f3e-8a55-4f0f-9d6c-3d0f4f6a7b01");
const GROUP = GroupId.parse("6c1f4a52-0f0e-4f0e-9f58-2a7d5f6b0c11");
const NOW = 1_790_000_000_000;

/** A device's memory; `full` takes nothing more. */
function memory(full = false): Storage {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    clear: () => items.clear(),
    getItem: (name) => items.get(name) ?? null,
    key: (index) => [...items.keys()][index] ?? null,
    removeItem: (name) => void items.delete(name),
    setItem: (name, value) => {
      if (full) throw new DOMException("full", "QuotaExceededError");
      items.set(name, value);
    },
  };
}

const ready = () => withChange(withPrepared(beginWriting("de"), "smoke", messageFrom(preparedText("smoke"), "de")), { targets: [GROUP] });

describe("a takeover that is being written", () => {
  it("lasts an hour unless somebody says otherwise", () => {
    expect(beginWriting("de").lastsMs).toBe(3_600_000);
  });

  it("lacks what happened and for whom at first, and nothing once a text and a group are chosen", () => {
    expect(gapsOf(beginWriting("de"))).toEqual([{ rule: "prepared" }, { rule: "targets" }]);
    expect(gapsOf(ready())).toEqual([]);
  });

  it("lacks a title in each language that has none", () => {
    const { message } = ready();
    const variants = [...message.variants, { language: "tr" as const, title: "  ", body: "" }];
    expect(gapsOf(withChange(ready(), { message: { ...message, variants } }))).toEqual([{ rule: "title", language: "tr" }]);
  });

  it("lasts from one minute to one day", () => {
    const lasting = (lastsMs: number) => gapsOf(withChange(ready(), { lastsMs })).map(({ rule }) => rule);
    expect(lasting(60_000)).toEqual([]);
    expect(lasting(86_400_000)).toEqual([]);
    expect(lasting(59_999)).toEqual(["lasts"]);
    expect(lasting(86_400_001)).toEqual(["lasts"]);
    expect(lasting(Number.NaN)).toEqual(["lasts"]);
  });

  it("is another action once something in it changes, so that a retry never sends old words", () => {
    const before = ready();
    expect(withChange(before, { lastsMs: 900_000 }).actionKey).not.toBe(before.actionKey);
  });
});

describe("the copy on this device", () => {
  it("gives back every word and the same action, so that a retry after a reload creates nothing twice", () => {
    const keep = new WritingKeep(ADA, memory());
    const writing = ready();
    keep.keep(writing, NOW);
    expect(keep.read(NOW + 1000)).toEqual(writing);
  });

  it("is gone after an hour: old alarms must not be sent by mistake", () => {
    const keep = new WritingKeep(ADA, memory());
    keep.keep(ready(), NOW);
    expect(keep.read(NOW + 3_599_999)).toBeDefined();
    expect(keep.read(NOW + 3_600_000)).toBeUndefined();
  });

  it("is nothing if it was damaged, belongs to somebody else or was forgotten", () => {
    const storage = memory();
    const keep = new WritingKeep(ADA, storage);
    keep.keep(ready(), NOW);
    const boris = new WritingKeep(UserId.parse("2f1c9f3e-8a55-4f0f-9d6c-3d0f4f6a7b02"), storage);
    expect(boris.read(NOW)).toBeUndefined();
    keep.forget();
    expect(keep.read(NOW)).toBeUndefined();
    storage.setItem(`aushang.takeover.${ADA}`, '{"writing":{"prepared":"fire"');
    expect(keep.read(NOW)).toBeUndefined();
  });

  it("is done without on a full device", () => {
    const keep = new WritingKeep(ADA, memory(true));
    keep.keep(ready(), NOW);
    expect(keep.read(NOW)).toBeUndefined();
  });
});
