import type { ReactiveController, ReactiveControllerHost } from "lit";
import { Problem } from "../../domain/model/problem.ts";
import { MOST_TABLE_BYTES, type TableImported, type TablePreview } from "../../domain/model/screen-table.ts";
import { api } from "../api-client.ts";
import { asCsv, isSpreadsheet } from "./csv-file.ts";

/** `outdated`: what was agreed to would do something else by now, so it has to be looked at again. */
export type ImportStep =
  | { readonly at: "choosing" }
  | { readonly at: "reading"; readonly file: File }
  | { readonly at: "refused"; readonly file: File; readonly error: unknown }
  | { readonly at: "preview"; readonly file: File; readonly preview: TablePreview; readonly outdated: boolean; readonly error?: unknown }
  | { readonly at: "running"; readonly file: File; readonly preview: TablePreview }
  | { readonly at: "done"; readonly imported: TableImported };

/** Takes a table through what it would do, somebody's agreement, and doing it. */
export class TableImport implements ReactiveController {
  step: ImportStep = { at: "choosing" };
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#go({ at: "choosing" });
  }

  /** A file chosen while another one is read takes its place; not while one is taken over. */
  async choose(file: File): Promise<void> {
    if (this.step.at === "running") return;
    await this.#read(file, false);
  }

  /** Looks again at what the table would do, as after adding the sites that it names. @param error what went wrong with that, to be shown beside it */
  async again(error: unknown): Promise<void> {
    if (this.step.at !== "preview") return;
    await this.#read(this.step.file, false);
    if (error !== undefined && this.step.at === "preview") this.#go({ ...this.step, error });
  }

  /** Does what the preview says, or shows what it would do by now. */
  async run(): Promise<void> {
    if (this.step.at !== "preview") return;
    const { file, preview } = this.step;
    this.#go({ at: "running", file, preview });
    try {
      this.#go({ at: "done", imported: await api.screens.importTable({ query: { hash: preview.hash }, body: asCsv(file) }) });
    } catch (error) {
      if (error instanceof Problem && error.code === "conflict") await this.#read(file, true);
      else this.#go({ at: "preview", file, preview, outdated: false, error });
    }
  }

  async #read(file: File, outdated: boolean): Promise<void> {
    const reading: ImportStep = { at: "reading", file };
    this.#go(reading);
    const next = await read(file, outdated).catch((error: unknown): ImportStep => ({ at: "refused", file, error }));
    if (this.step === reading) this.#go(next);
  }

  #go(step: ImportStep): void {
    this.step = step;
    this.#host.requestUpdate();
  }
}

/** @throws {Problem} `unsupported-file` for a spreadsheet, `too-large`, or what the server says of it */
async function read(file: File, outdated: boolean): Promise<ImportStep> {
  if (await isSpreadsheet(file)) throw new Problem("unsupported-file");
  if (file.size > MOST_TABLE_BYTES) throw new Problem("too-large");
  return { at: "preview", file, outdated, preview: await api.screens.importPreview({ body: asCsv(file) }) };
}
