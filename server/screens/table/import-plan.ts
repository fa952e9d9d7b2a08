import { isDeepStrictEqual } from "node:util";
import { PairingCode } from "../../../domain/api/pairings.ts";
import type { PairingId } from "../../../domain/model/id.ts";
import type { Site } from "../../../domain/model/place.ts";
import { type Screen, ScreenDraft, USUAL_DISPLAY, USUAL_PROGRAMME } from "../../../domain/model/screen.ts";
import { TableColumn, type TableOutcome } from "../../../domain/model/screen-table.ts";
import { inTurns } from "../../platform/in-turns.ts";
import { toSearchText } from "../../platform/search-text.ts";
import { readDiagonal, readHorizon, readReader, readRotation, readTheme } from "./cell-values.ts";
import type { PlaceNames } from "./place-names.ts";
import type { TableRow } from "./read-table.ts";
import type { Note, TableRule } from "./table-texts.ts";

/** The pairings whose codes are shown right now; `locked` if too many wrong ones were tried, and then nobody is told of any. */
export type OpenCodes = ReadonlyMap<string, PairingId> | "locked";

/** What a table is compared with. */
export interface World {
  readonly places: PlaceNames;
  readonly screens: readonly Screen[];
  readonly codes: OpenCodes;
}

/** What a line comes to. `draft` is null exactly if it is wrong; `pairing` is that of the device it gets. */
export interface PlannedLine {
  readonly line: number;
  readonly outcome: TableOutcome;
  readonly screen: Screen | null;
  readonly draft: ScreenDraft | null;
  readonly pairing: PairingId | null;
  /** Whether a screen that is known becomes another than it was, apart from its device. */
  readonly isEdited: boolean;
  readonly faults: readonly Note[];
  readonly warnings: readonly Note[];
  /** As it is written. */
  readonly name: string;
  readonly site: string;
}

/** Compares a table with what there is, line by line. Nothing is changed, no clock is read. */
export async function planImport(rows: readonly TableRow[], world: World): Promise<readonly PlannedLine[]> {
  const planner = new Planner(world);
  const lines = await inTurns(rows, (row) => planner.plan(row));
  return inTurns(lines, (line) => planner.warned(line));
}

/** The code in a cell, as it is shown; null if it has another form. */
export function readCode(cell: string): string | null {
  return PairingCode.safeParse(cell).data ?? null;
}

class Planner {
  readonly #world: World;
  readonly #byId: ReadonlyMap<string, Screen>;
  readonly #byName: ReadonlyMap<string, readonly Screen[]>;
  /** In which line a screen or a code stood. */
  readonly #lineOf = new Map<string, number>();
  /** How often a name will be there at a site. */
  readonly #names = new Map<string, number>();

  constructor(world: World) {
    this.#world = world;
    this.#byId = new Map(world.screens.map((screen) => [screen.id, screen]));
    this.#byName = Map.groupBy(world.screens, ({ siteId, name }) => nameKey(siteId, name.normalize("NFC").trim()));
    for (const { siteId, name } of world.screens) this.#count(siteId, name, 1);
  }

  plan({ line, cells, isTooWide }: TableRow): PlannedLine {
    const faults: Note[] = isTooWide ? [{ rule: "too-many-cells", column: null }] : [];
    const fault = (rule: TableRule, column: TableColumn | null, word?: string) =>
      void faults.push({ rule, column, ...(word !== undefined && { word }) });
    const site = this.#site(cells.site ?? "", fault);
    const name = readName(cells.name ?? "", fault);
    const screen = this.#screen(cells.id ?? "", site, name, fault);
    if (screen) this.#once(`screen ${screen.id}`, line, "screen-twice", cells.id ? "id" : "name", fault);
    const pairing = this.#pairing(cells.code ?? "", screen, line, fault);
    const isKnown = screen !== null || (site !== null && name !== null);
    // What belongs together with what the screen has already cannot be said while nobody knows which one it is.
    const settings = this.#settings(cells, screen, (rule, ...where) => (isKnown || rule !== "viewing-incomplete") && fault(rule, ...where));
    // The same name may be kept in other characters that look alike.
    const kept = screen?.name.normalize("NFC") === name ? screen?.name : name;
    const draft = site && kept ? { ...settings, name: kept, siteId: site.id } : null;
    faults.sort((a, b) => placeOf(a) - placeOf(b));
    const said = { line, screen, faults, warnings: [], name: cells.name ?? "", site: cells.site ?? "" };
    if (draft === null || faults.length > 0) return { ...said, outcome: "wrong", draft: null, pairing: null, isEdited: false };
    if (screen) this.#count(screen.siteId, screen.name, -1);
    this.#count(draft.siteId, draft.name, 1);
    const isEdited = screen !== null && !isDeepStrictEqual(draftOf(screen), draft);
    const outcome = screen === null ? "new" : isEdited || pairing !== null ? "changed" : "same";
    return { ...said, outcome, draft, pairing, isEdited };
  }

  /** Says what only the whole table shows. */
  warned(line: PlannedLine): PlannedLine {
    const { draft } = line;
    const isAlone = draft === null || this.#names.get(foldedKey(draft.siteId, draft.name)) === 1;
    return isAlone ? line : { ...line, warnings: [{ rule: "same-name", column: "name" }] };
  }

  #site(cell: string, fault: Faults): Site | null {
    if (cell === "") return nothing(fault, "value-missing", "site");
    const site = this.#world.places.site(cell);
    if (site === "unknown") return nothing(fault, "unknown-site", "site", cell);
    return site === "ambiguous" ? nothing(fault, "ambiguous-site", "site", cell) : site;
  }

  /** The screen a line is about; null if it is a new one. */
  #screen(id: string, site: Site | null, name: string | null, fault: Faults): Screen | null {
    if (id !== "") return this.#byId.get(id.toLowerCase()) ?? nothing(fault, "unknown-id", "id");
    if (site === null || name === null) return null;
    const found = this.#byName.get(nameKey(site.id, name)) ?? [];
    if (found.length > 1) return nothing(fault, "screen-ambiguous", "name");
    return found[0] ?? null;
  }

  #pairing(cell: string, screen: Screen | null, line: number, fault: Faults): PairingId | null {
    if (cell === "") return null;
    const code = readCode(cell);
    if (code === null) return nothing(fault, "wrong-code", "code");
    if (screen !== null && screen.pairedAtMs !== null) return nothing(fault, "has-device", "code");
    const { codes } = this.#world;
    if (codes === "locked") return nothing(fault, "codes-locked", "code");
    this.#once(`code ${code}`, line, "code-twice", "code", fault);
    return codes.get(code) ?? nothing(fault, "unknown-code", "code");
  }

  /** All but name and site as the line says it; what has no column stays as it is, or as usual. */
  #settings(cells: TableRow["cells"], screen: Screen | null, fault: Faults): Settings {
    const before = screen === null ? USUAL : settingsOf(screen);
    return {
      ...before,
      groupIds: this.#groups(cells.groups, before.groupIds, fault),
      theme: orBefore(cells.theme, readTheme, before.theme, () => fault("wrong-theme", "theme", cells.theme)),
      viewing: readViewing(cells, before.viewing, fault),
      programme: {
        ...before.programme,
        horizonDays: orBefore(cells.horizon, readHorizon, before.programme.horizonDays, () =>
          fault("wrong-horizon", "horizon", cells.horizon),
        ),
      },
      display: {
        ...before.display,
        rotation: orBefore(cells.rotation, readRotation, before.display.rotation, () =>
          fault("wrong-rotation", "rotation", cells.rotation),
        ),
      },
    };
  }

  #groups(cell: string | undefined, before: ScreenDraft["groupIds"], fault: Faults): ScreenDraft["groupIds"] {
    if (cell === undefined) return before;
    const { ids, wrong } = this.#world.places.groups(cell);
    for (const { name, why } of wrong) fault(why === "unknown" ? "unknown-group" : "ambiguous-group", "groups", name);
    if (!ScreenDraft.shape.groupIds.safeParse(ids).success) fault("too-many-groups", "groups");
    return isSameSet(ids, before) ? before : [...ids].sort();
  }

  #once(key: string, line: number, rule: TableRule, column: TableColumn, fault: Faults): void {
    const earlier = this.#lineOf.get(key);
    if (earlier === undefined) this.#lineOf.set(key, line);
    else fault(rule, column, String(earlier));
  }

  #count(siteId: string, name: string, change: number): void {
    const key = foldedKey(siteId, name);
    this.#names.set(key, (this.#names.get(key) ?? 0) + change);
  }
}

type Faults = (rule: TableRule, column: TableColumn | null, word?: string) => void;

type Settings = Omit<ScreenDraft, "name" | "siteId">;

const USUAL: Settings = {
  groupIds: [],
  theme: "paper",
  programme: USUAL_PROGRAMME,
  viewing: null,
  display: USUAL_DISPLAY,
};

/** What somebody has said of a screen. */
export function draftOf(screen: Screen): ScreenDraft {
  return { ...settingsOf(screen), name: screen.name, siteId: screen.siteId };
}

function settingsOf({ groupIds, theme, programme, viewing, display }: Screen): Settings {
  return { groupIds, theme, programme, viewing, display };
}

function nothing(fault: Faults, rule: TableRule, column: TableColumn, word?: string): null {
  fault(rule, column, word);
  return null;
}

function readName(cell: string, fault: Faults): string | null {
  if (cell === "") return nothing(fault, "value-missing", "name");
  if (/\p{Cc}/u.test(cell)) return nothing(fault, "control-characters", "name");
  return ScreenDraft.shape.name.safeParse(cell).data ?? nothing(fault, "value-too-long", "name");
}

/** An empty cell says nothing. */
function orBefore<T>(cell: string | undefined, read: (cell: string) => T | null, before: T, isWrong: () => void): T {
  if (cell === undefined || cell === "") return before;
  const value = read(cell);
  if (value === null) isWrong();
  return value ?? before;
}

/** Both columns empty: nobody has measured. One that is missing stays as it was. */
function readViewing(cells: TableRow["cells"], before: ScreenDraft["viewing"], fault: Faults): ScreenDraft["viewing"] {
  const diagonal = measure(cells.diagonal, readDiagonal, before?.diagonalInches);
  const reader = measure(cells.reader, readReader, before?.farthestM);
  if (diagonal === "wrong") fault("wrong-diagonal", "diagonal", cells.diagonal);
  if (reader === "wrong") fault("wrong-reader", "reader", cells.reader);
  if (diagonal === "wrong" || reader === "wrong") return null;
  if (diagonal !== null && reader !== null) return { diagonalInches: diagonal, farthestM: reader };
  if (diagonal !== reader) fault("viewing-incomplete", diagonal === null ? "diagonal" : "reader");
  return null;
}

function measure(cell: string | undefined, read: (cell: string) => number | null, before: number | undefined): number | null | "wrong" {
  if (cell === undefined) return before ?? null;
  return cell === "" ? null : (read(cell) ?? "wrong");
}

/** From left to right, the whole line first. */
function placeOf({ column }: Note): number {
  return column === null ? -1 : TableColumn.options.indexOf(column);
}

function isSameSet(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && new Set([...one, ...other]).size === one.length;
}

function nameKey(siteId: string, name: string): string {
  return `${siteId} ${name}`;
}

function foldedKey(siteId: string, name: string): string {
  return `${siteId} ${toSearchText(name)}`;
}
