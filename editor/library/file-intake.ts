import type { ReactiveController, ReactiveControllerHost } from "lit";
import { currentLanguage, t } from "../texts.ts";

/** Who takes what is pasted: the one that came last, so that an open dialog goes before the page under it. */
const takers: FileIntake[] = [];

/** Takes files dropped onto an element, or pasted while it is in the document. `isOver` while files are held over it. */
export class FileIntake implements ReactiveController {
  isOver = false;
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #take: (files: readonly File[]) => void;
  #depth = 0;

  constructor(host: ReactiveControllerHost & HTMLElement, take: (files: readonly File[]) => void) {
    this.#host = host;
    this.#take = take;
    host.addController(this);
  }

  hostConnected(): void {
    takers.push(this);
    window.addEventListener("paste", this.#onPaste);
    for (const [name, listener] of this.#drags) this.#host.addEventListener(name, listener);
  }

  hostDisconnected(): void {
    takers.splice(takers.indexOf(this), 1);
    window.removeEventListener("paste", this.#onPaste);
    for (const [name, listener] of this.#drags) this.#host.removeEventListener(name, listener);
  }

  readonly #onPaste = (event: ClipboardEvent): void => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (takers.at(-1) !== this || files.length === 0 || event.defaultPrevented) return;
    event.preventDefault();
    this.#take(files.map(named));
  };

  readonly #onEnter = (event: DragEvent): void => {
    if (!hasFiles(event)) return;
    this.#depth++;
    this.#turn(true);
  };

  readonly #onLeave = (event: DragEvent): void => {
    if (hasFiles(event) && --this.#depth <= 0) this.#turn(false);
  };

  readonly #onOver = (event: DragEvent): void => {
    if (hasFiles(event)) event.preventDefault();
  };

  readonly #onDrop = (event: DragEvent): void => {
    if (!hasFiles(event)) return;
    const isTaken = event.defaultPrevented;
    event.preventDefault();
    this.#turn(false);
    if (!isTaken) this.#take([...(event.dataTransfer?.files ?? [])]);
  };

  readonly #drags = [
    ["dragenter", this.#onEnter],
    ["dragleave", this.#onLeave],
    ["dragover", this.#onOver],
    ["drop", this.#onDrop],
  ] as const;

  #turn(isOver: boolean): void {
    if (!isOver) this.#depth = 0;
    if (isOver === this.isOver) return;
    this.isOver = isOver;
    this.#host.requestUpdate();
  }
}

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes("Files") ?? false;
}

/** Browsers call every pasted picture `image.png`: a name with the time tells them apart. */
function named(file: File): File {
  if (!/^image\.\w+$/.test(file.name)) return file;
  const moment = new Date().toLocaleString(currentLanguage(), {
    day: "numeric",
    month: "long",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
  const name = `${t("library.pastedName", { moment })}.${file.name.slice(6)}`;
  return new File([file], name.replaceAll(":", "."), { type: file.type, lastModified: file.lastModified });
}
