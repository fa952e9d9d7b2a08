import { describe, expect, it } from "vitest";
import { emptyContent } from "../../../editor/composer/content.ts";
import { type Step, UndoHistory } from "../../../editor/composer/undo-history.ts";

const step = (weight: number): Step => ({ content: { ...emptyContent(), weight }, slide: `slide${String(weight)}`, language: "de" });

describe("undo", () => {
  it("goes back change by change, and forth again", () => {
    const history = new UndoHistory();
    history.record(step(1), "", 0);
    history.record(step(2), "", 10);
    expect(history.undo(step(3))?.content.weight).toBe(2);
    expect(history.undo(step(2))?.content.weight).toBe(1);
    expect(history.undo(step(1))).toBeUndefined();
    expect(history.redo(step(1))?.content.weight).toBe(2);
    expect(history.redo(step(2))?.content.weight).toBe(3);
    expect(history.canRedo).toBe(false);
  });

  it("takes what is typed into one field in one go", () => {
    const history = new UndoHistory();
    history.record(step(1), "title", 0);
    history.record(step(2), "title", 300);
    history.record(step(3), "title", 900);
    expect(history.undo(step(4))?.content.weight).toBe(1);
  });

  it("stops between fields, at pauses, and in the middle of a long run", () => {
    const history = new UndoHistory();
    history.record(step(1), "title", 0);
    history.record(step(2), "body", 300);
    history.record(step(3), "body", 1600);
    for (let ms = 2000; ms <= 9000; ms += 1000) history.record(step(ms), "body", ms);
    history.record(step(10_000), "body", 9700);
    expect(
      [history.undo(step(0)), history.undo(step(0)), history.undo(step(0)), history.undo(step(0))].map((one) => one?.content.weight),
    ).toEqual([10_000, 3, 2, 1]);
  });

  it("brings back where one was looking", () => {
    const history = new UndoHistory();
    history.record(step(1), "", 0);
    expect(history.undo(step(2))?.slide).toBe("slide1");
  });

  it("forgets what could be redone as soon as something new is done", () => {
    const history = new UndoHistory();
    history.record(step(1), "", 0);
    history.undo(step(2));
    history.record(step(1), "", 10);
    expect(history.redo(step(3))).toBeUndefined();
  });

  it("does not go behind somebody else's version", () => {
    const history = new UndoHistory();
    history.record(step(1), "", 0);
    history.clear();
    expect(history.canUndo).toBe(false);
  });
});
