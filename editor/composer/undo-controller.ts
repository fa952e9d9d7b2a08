import type { ReactiveController, ReactiveControllerHost } from "lit";
import { type Step, UndoHistory } from "./undo-history.ts";

interface Desk {
  readonly now: () => Step;
  readonly goTo: (step: Step) => void;
}

/** Undo and redo by buttons and keys: Ctrl+Z, and Ctrl+Y or Ctrl+Shift+Z; the command key on a Mac. In a dialog the keys are the dialog's. */
export class UndoController implements ReactiveController {
  readonly #history = new UndoHistory();
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #desk: Desk;

  constructor(host: ReactiveControllerHost & HTMLElement, desk: Desk) {
    this.#host = host;
    this.#desk = desk;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.addEventListener("keydown", this.#onKey);
  }

  hostDisconnected(): void {
    this.#host.removeEventListener("keydown", this.#onKey);
  }

  get canUndo(): boolean {
    return this.#history.canUndo;
  }

  get canRedo(): boolean {
    return this.#history.canRedo;
  }

  /** Call it before a change. */
  record(run: string): void {
    this.#history.record(this.#desk.now(), run, Date.now());
  }

  forget(): void {
    this.#history.clear();
    this.#host.requestUpdate();
  }

  readonly undo = (): void => this.#go(this.#history.undo(this.#desk.now()));
  readonly redo = (): void => this.#go(this.#history.redo(this.#desk.now()));

  #go(step: Step | undefined): void {
    if (step) this.#desk.goTo(step);
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const key = event.key.toLowerCase();
    if (event.defaultPrevented || event.isComposing || event.altKey || !(event.ctrlKey || event.metaKey)) return;
    if (key !== "z" && key !== "y") return;
    if (event.composedPath().some((node) => node instanceof HTMLDialogElement)) return;
    event.preventDefault();
    if (key === "y" || event.shiftKey) this.redo();
    else this.undo();
  };
}
