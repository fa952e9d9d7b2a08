import type { ContentHash } from "../../../domain/model/id.ts";
import type { UiLanguage } from "../../../domain/model/language.ts";
import { Problem } from "../../../domain/model/problem.ts";
import {
  MOST_TABLE_BYTES,
  TABLE_HEADINGS,
  TableColumn,
  type TableImported,
  type TablePreview,
} from "../../../domain/model/screen-table.ts";
import type { Actor } from "../../../domain/model/user.ts";
import { findGroups } from "../../groups/group-repository.ts";
import { requireRole } from "../../platform/access.ts";
import { CsvTable } from "../../platform/csv-table.ts";
import type { Db } from "../../platform/database/database.ts";
import { createJobQueue } from "../../platform/job-queue.ts";
import type { News } from "../../platform/news.ts";
import { findAllSites } from "../../sites/site-repository.ts";
import { findOpenPairings } from "../pairing-repository.ts";
import type { PairingLimits, PairingService } from "../pairing-service.ts";
import { findAllScreens } from "../screen-repository.ts";
import type { ScreenService } from "../screen-service.ts";
import { type Imported, importLines } from "./import-lines.ts";
import { type OpenCodes, type PlannedLine, planImport, readCode } from "./import-plan.ts";
import { hashOf, issueOf, issuesOf, toPreview } from "./import-preview.ts";
import { PlaceNames } from "./place-names.ts";
import { readTable, type Table, type TableRow } from "./read-table.ts";
import { tableCells } from "./table-cells.ts";
import { TableRefusal } from "./table-refusal.ts";

interface Parts {
  readonly db: Db;
  readonly now: () => number;
  readonly news: News;
  readonly screens: Pick<ScreenService, "select">;
  readonly limits: PairingLimits;
  readonly pairings: Pick<PairingService, "claimed">;
}

/** Who has sent a table, from which network address, and the language in which it is spoken of. */
export interface Sender {
  readonly actor: Actor;
  readonly address: string;
  readonly language: UiLanguage;
}

export type TableService = ReturnType<typeof createTableService>;

/** Many screens at once, as a table: what importing it would do, doing that, and the table of what there is. For administrators. */
export function createTableService({ db, now, news, screens, limits, pairings }: Parts) {
  // Two imports at once would each be right by itself, and wrong together.
  const imports = createJobQueue({ running: 1, waiting: 4 });

  async function read(file: Blob, language: UiLanguage): Promise<Table> {
    if (file.size > MOST_TABLE_BYTES) throw new Problem("too-large");
    try {
      return await readTable(await file.bytes());
    } catch (error) {
      if (!(error instanceof TableRefusal)) throw error;
      throw new Problem("invalid-input", { issues: [issueOf(error, error.line, language)] });
    }
  }

  async function plan(database: Db, { actor, address }: Sender, { rows }: Table) {
    const places = new PlaceNames(await findAllSites(database), await findGroups(database));
    const codes = await openCodes(database, rows, () => limits.pairingClaim(address, actor.id));
    const lines = await planImport(rows, { places, screens: await findAllScreens(database), codes });
    return { places, lines };
  }

  /** Each wrong code is an attempt like any other; after too many nobody is told of the right ones either. */
  async function openCodes(database: Db, rows: readonly TableRow[], attempt: () => Promise<void>): Promise<OpenCodes> {
    const codes = [...new Set(rows.flatMap(({ cells }) => readCode(cells.code ?? "") ?? []))];
    const open = await findOpenPairings(database, codes, now());
    try {
      for (let wrong = codes.length - open.size; wrong > 0; wrong -= 1) await attempt();
      return open;
    } catch (error) {
      if (error instanceof Problem && error.code === "too-many-requests") return "locked";
      throw error;
    }
  }

  function tell({ added, changed, joined }: Imported): void {
    news.tell("screens-imported", { added, changed });
    for (const { screenId, pairing } of joined) {
      news.tell("screen-paired", { screenId });
      pairings.claimed(pairing);
    }
  }

  return {
    /** @throws {Problem} `invalid-input` if it is no table of screens, naming the line; `too-large` */
    async preview(sender: Sender, file: Blob): Promise<TablePreview> {
      requireRole(sender.actor, "admin");
      const table = await read(file, sender.language);
      const { places, lines } = await plan(db, sender, table);
      return toPreview(table, lines, places, sender.language);
    },

    /**
     * All of it or nothing.
     * @param hash that of the preview somebody has agreed to
     * @throws {Problem} `conflict` if it would not do just that any more; `invalid-input` with what is wrong, if anything is
     */
    async run(sender: Sender, file: Blob, hash: ContentHash): Promise<TableImported> {
      requireRole(sender.actor, "admin");
      const table = await read(file, sender.language);
      const { lines, imported } = await imports.run(() =>
        db.transaction().execute(async (tx) => {
          const { places, lines } = await plan(tx, sender, table);
          requireAgreed(lines, hash, sender.language);
          return { lines, imported: await importLines(tx, sender.actor, lines, places, now()) };
        }),
      );
      tell(imported);
      const same = lines.filter(({ outcome }) => outcome === "same").length;
      return { added: imported.added.length, changed: imported.changed.length, same, joined: imported.joined.length };
    },

    /** What there is, as a table that would change nothing if it were imported. */
    async table(actor: Actor, filter: Parameters<ScreenService["select"]>[1], language: UiLanguage): Promise<File> {
      requireRole(actor, "admin");
      const wanted = new Set(await screens.select(actor, filter));
      const places = new PlaceNames(await findAllSites(db), await findGroups(db));
      const table = new CsvTable(TableColumn.options.map((column) => TABLE_HEADINGS[language][column]));
      for (const screen of await findAllScreens(db)) {
        if (!wanted.has(screen.id)) continue;
        const cells = tableCells(screen, screen.id, places, language);
        table.add(TableColumn.options.map((column) => cells[column]));
      }
      return new File([table.text()], language === "de" ? "bildschirme.csv" : "screens.csv", { type: "text/csv;charset=utf-8" });
    },
  };
}

function requireAgreed(lines: readonly PlannedLine[], hash: ContentHash, language: UiLanguage): void {
  if (hashOf(lines) !== hash) throw new Problem("conflict");
  if (lines.some(({ outcome }) => outcome === "wrong")) throw new Problem("invalid-input", { issues: issuesOf(lines, language) });
}
