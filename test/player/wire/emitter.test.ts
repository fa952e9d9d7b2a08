import { expect, it } from "vitest";
import { Emitter } from "../../../player/wire/emitter.ts";

it("tells listeners in order, `once` only once, and those that are taken off not at all", () => {
  const emitter = new Emitter();
  const heard: string[] = [];
  const hear = (name: string) => (word: unknown) => heard.push(`${name} ${String(word)}`);
  const [first, second] = [hear("first"), hear("second")];
  emitter.on("word", first).once("word", second).on("word", hear("third"));
  emitter.emit("word", "a");
  emitter.off("word", first).emit("word", "b");
  emitter.once("word", first).off("word", first).emit("word", "c");
  emitter.off("word").emit("word", "d");
  expect(heard).toEqual(["first a", "second a", "third a", "third b", "third c"]);
});

it("tells what is reserved past an `emit` of its own", () => {
  class Sending extends Emitter {
    override emit(): this {
      throw new Error("this sends");
    }
  }
  const heard: unknown[] = [];
  new Sending().on("open", (word) => heard.push(word)).emitReserved("open", 1);
  expect(heard).toEqual([1]);
});

it("is not disturbed by a listener that takes others off while it is told", () => {
  const emitter = new Emitter();
  const heard: number[] = [];
  emitter.on("word", () => emitter.off());
  emitter.on("word", () => heard.push(2));
  emitter.emit("word").emit("word");
  expect(heard).toEqual([2]);
});
