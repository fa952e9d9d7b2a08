import type { ContentHash } from "../../../domain/model/id.ts";
import type { UiLanguage } from "../../../domain/model/language.ts";
import type { Issue } from "../../../domain/model/problem.ts";
import { type TableLine, type TableNote, TableOutcome, type TablePreview } from "../../../domain/model/screen-table.ts";
import { sha256 } from "../../platform/secret.ts";
import { draftOf, type PlannedLine } from "./import-plan.ts";
import type { PlaceNames } from "./place-names.ts";
import type { Table } from "./read-table.ts";
import { tableChanges } from "./table-cells.ts";
import { type Note, sentence } from "./table-texts.ts";

/** Whoever sees more than this many things wrong has seen enough to begin with. */
const MOST_ISSUES = 100;

/** Stands for exactly what an import would do; of screens that change it knows the version, of codes the device. */
export function hashOf(lines: readonly PlannedLine[]): ContentHash {
  const doings = lines.map(({ line, outcome, screen, draft, pairing, faults, warnings }) => [
    line,
    outcome,
    screen?.id,
    outcome === "changed" && screen?.version,
    draft,
    pairing,
    [...faults, ...warnings].map(({ rule, column }) => [rule, column]),
  ]);
  return sha256(JSON.stringify(doings)) as ContentHash;
}

/** What an import will do, in the words of a language. */
export function toPreview(
  { encoding, ignored }: Table,
  lines: readonly PlannedLine[],
  places: PlaceNames,
  language: UiLanguage,
): TablePreview {
  const count = (outcome: TableOutcome) => lines.filter((line) => line.outcome === outcome).length;
  return {
    hash: hashOf(lines),
    encoding,
    ignored: [...ignored],
    counts: Object.fromEntries(TableOutcome.options.map((outcome) => [outcome, count(outcome)])) as TablePreview["counts"],
    joining: lines.filter(({ pairing }) => pairing !== null).length,
    lines: lines.map((line) => toLine(line, places, language)),
  };
}

/** What is wrong, as a refusal says it. */
export function issuesOf(lines: readonly PlannedLine[], language: UiLanguage): readonly Issue[] {
  return lines.flatMap(({ line, faults }) => faults.map((note) => issueOf(note, line, language))).slice(0, MOST_ISSUES);
}

export function issueOf(note: Note, line: number, language: UiLanguage): Issue {
  const path = note.column === null ? ["lines", line] : ["lines", line, note.column];
  return { path, rule: note.rule, message: sentence(note, line, language) };
}

function toLine(planned: PlannedLine, places: PlaceNames, language: UiLanguage): TableLine {
  const { line, outcome, screen, draft, pairing, isEdited, faults, warnings, name, site } = planned;
  const told = (notes: readonly Note[]): TableNote[] =>
    notes.map((note) => ({ column: note.column, rule: note.rule, message: sentence(note, line, language) }));
  return {
    line,
    outcome,
    screenId: screen?.id ?? null,
    name: draft?.name ?? name,
    site: draft ? places.siteName(draft.siteId) : site,
    joins: pairing !== null,
    changes: screen && draft && isEdited ? tableChanges(draftOf(screen), draft, places, language) : [],
    faults: told(faults),
    warnings: told(warnings),
  };
}
