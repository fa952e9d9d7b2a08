import type { Language } from "../../domain/model/language.ts";
import type { DraftContent } from "./draft-content.ts";

/** What was written at a moment, and what was looked at. */
export interface Step {
  readonly content: DraftContent;
  readonly slide: string;
  readonly language: Language;
}

/** What is typed into one field is undone in one go, unless somebody paused or wrote on for long. */
const PAUSE_MS = 1200;
const LONGEST_RUN_MS = 8000;
const MOST_STEPS = 300;

/** Undo and redo of everything typed and done in the composer. Saving does not touch it. */
export class UndoHistory {
  #past: readonly Step[] = [];
  #future: readonly Step[] = [];
  #run = { name: "", sinceMs: 0, lastMs: 0 };

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  /** Remembers what was there before a change. `run` names what is being typed into; an empty one stands alone. */
  record(before: Step, run: string, nowMs: number): void {
    const goesOn =
      run !== "" && run === this.#run.name && nowMs - this.#run.lastMs < PAUSE_MS && nowMs - this.#run.sinceMs < LONGEST_RUN_MS;
    this.#run = { name: run, sinceMs: goesOn ? this.#run.sinceMs : nowMs, lastMs: nowMs };
    if (!goesOn) this.#past = [...this.#past, before].slice(-MOST_STEPS);
    this.#future = [];
  }

  /** @returns what to go back to; undefined at the beginning */
  undo(now: Step): Step | undefined {
    const step = this.#past.at(-1);
    if (!step) return undefined;
    this.#past = this.#past.slice(0, -1);
    this.#future = [now, ...this.#future];
    this.#run = { name: "", sinceMs: 0, lastMs: 0 };
    return step;
  }

  redo(now: Step): Step | undefined {
    const step = this.#future[0];
    if (!step) return undefined;
    this.#future = this.#future.slice(1);
    this.#past = [...this.#past, now];
    this.#run = { name: "", sinceMs: 0, lastMs: 0 };
    return step;
  }

  /** Somebody else's version was taken over: going back behind it would undo what they did. */
  clear(): void {
    this.#past = [];
    this.#future = [];
    this.#run = { name: "", sinceMs: 0, lastMs: 0 };
  }
}
