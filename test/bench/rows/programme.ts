import { canonicalJson } from "../../../domain/programme/canonical-json.ts";
import type { AudienceSpec, City } from "../../../domain/programme/city.ts";
import { compile } from "../../../domain/programme/compile.ts";
import { coveredGroups, isTargeted } from "../../../domain/programme/targeting.ts";
import { cpuMs } from "../clock.ts";
import { type ProgrammeWish, programmeCity, USUAL_CITY } from "../programme-city.ts";
import { type Bench, milliseconds, type Row, times } from "../row.ts";
import { median } from "../statistics.ts";

const NOW_MS = Date.parse("2027-03-24T12:00:00Z");
const COMMAND = "npm run bench -- programme";
const COMPILE_LIMIT_MS = 250;
const PUBLISH_LIMIT_MS = 15;
const ROUNDS = 9;
const TOUCHED = 3;

/** What it costs to compile a city, to bring a publish to the audiences it touches, and how that grows. */
export const programmeBench: Bench = {
  name: "programme",
  screens: 0,
  run: async (): Promise<readonly Row[]> => [compileRow(), publishRow(), ...growthRows()],
};

function compileRow(): Row {
  const { city, audiences } = programmeCity(USUAL_CITY, NOW_MS);
  const texts = audiences.map((audience) => canonicalJson(compile(city, audience, NOW_MS)));
  const documents = texts.map((text) => JSON.parse(text) as unknown);
  const floorMs = median(
    rounds(
      (all) => all.map((document) => JSON.stringify(document)),
      () => documents,
    ),
  );
  const tookMs = median(
    rounds(
      (one) => compileAll(one, audiences),
      () => fresh(city),
    ),
  );
  return {
    what: `Compile ${describe(USUAL_CITY)}, nothing remembered`,
    floor: `${milliseconds(floorMs)} to write the ${(texts.reduce((sum, { length }) => sum + length, 0) / 1e6).toFixed(1)} MB as JSON`,
    measured: `${milliseconds(tookMs)}, ${times(tookMs / floorMs)}`,
    target: `<= ${milliseconds(COMPILE_LIMIT_MS)}`,
    isMet: tookMs <= COMPILE_LIMIT_MS,
    command: COMMAND,
  };
}

/** One announcement is new; the audiences it reaches are compiled, and turned into the text that travels. */
function publishRow(): Row {
  const { city, audiences } = programmeCity(USUAL_CITY, NOW_MS);
  compileAll(city, audiences);
  const target = smallTarget(city, audiences);
  const touched = reachedBy(city, audiences, target);
  const publish = (round: number): City => {
    const [first, ...rest] = city.announcements;
    if (first === undefined) throw new Error("The city has announcements");
    const changed = { ...first, version: round + 2, publishedAtMs: NOW_MS, content: { ...first.content, targets: [target] } };
    return { ...city, announcements: [changed, ...rest] };
  };
  const compileTouched = (next: City) => {
    for (const audience of touched) canonicalJson(compile(next, audience, NOW_MS));
  };
  const spans = rounds(compileTouched, publish);
  const tookMs = median(spans);
  return {
    what: `A publish in that city that touches ${String(touched.length)} audiences: compiled and written as JSON`,
    floor: "",
    measured: milliseconds(tookMs),
    target: `<= ${milliseconds(PUBLISH_LIMIT_MS)}`,
    isMet: touched.length >= TOUCHED && tookMs <= PUBLISH_LIMIT_MS,
    command: COMMAND,
  };
}

/** The group that reaches the fewest audiences, but at least three. */
function smallTarget(city: City, audiences: readonly AudienceSpec[]) {
  const sizes = city.groups.map(({ id }) => ({ id, size: reachedBy(city, audiences, id).length })).filter(({ size }) => size >= TOUCHED);
  const [smallest] = sizes.sort((a, b) => a.size - b.size);
  if (smallest === undefined) throw new Error("No group reaches three audiences");
  return smallest.id;
}

function reachedBy(city: City, audiences: readonly AudienceSpec[], target: City["groups"][number]["id"]): readonly AudienceSpec[] {
  return audiences.filter(({ groupIds }) => isTargeted([target], coveredGroups(city.groups, groupIds)));
}

const SMALL: ProgrammeWish = { announcements: 250, groups: 30, audiences: 60, days: 14 };
const GROWN: readonly { readonly what: string; readonly factor: number; readonly wish: ProgrammeWish; readonly from?: ProgrammeWish }[] = [
  { what: "announcements", factor: 4, wish: { ...SMALL, announcements: 4 * SMALL.announcements } },
  { what: "audiences", factor: 4, wish: { ...SMALL, audiences: 4 * SMALL.audiences } },
  { what: "groups", factor: 4, wish: { ...SMALL, groups: 4 * SMALL.groups } },
  { what: "days", factor: 2.5, wish: { ...SMALL, days: 35 } },
];

/** Each dimension grown alone: processor time may grow by the factor times its share of the logarithm, and no more. */
function growthRows(): readonly Row[] {
  const sizes: Readonly<Record<string, number>> = { ...SMALL };
  return GROWN.map(({ what, factor, wish }) => {
    const [before, after] = [programmeCity(SMALL, NOW_MS), programmeCity(wish, NOW_MS)];
    const ratios = Array.from({ length: ROUNDS }, () => cost(after) / cost(before));
    const ratio = median(ratios);
    const size = sizes[what] ?? 1;
    const allowed = (factor * Math.log(size * factor)) / Math.log(size);
    return {
      what: `Compile ${describe(SMALL)}: ${String(factor)} times the ${what}`,
      floor: "the same city before",
      measured: times(ratio),
      target: `<= ${times(allowed)} (n log n)`,
      isMet: ratio <= allowed,
      command: COMMAND,
    };
  });
}

function cost({ city, audiences }: { readonly city: City; readonly audiences: readonly AudienceSpec[] }): number {
  const before = cpuMs();
  compileAll(fresh(city), audiences);
  return cpuMs() - before;
}

/** What is remembered of announcements goes by their identity. */
function fresh(city: City): City {
  return { ...city, announcements: structuredClone(city.announcements) };
}

function compileAll(city: City, audiences: readonly AudienceSpec[]): void {
  for (const audience of audiences) compile(city, audience, NOW_MS);
}

/** Wall time of each round, after as many to warm up. What is prepared for a round is not counted. */
function rounds<T>(work: (prepared: T) => unknown, prepare: (round: number) => T): readonly number[] {
  return Array.from({ length: 2 * ROUNDS }, (_, round) => {
    const prepared = prepare(round);
    const start = performance.now();
    work(prepared);
    return performance.now() - start;
  }).slice(ROUNDS);
}

function describe({ announcements, audiences, groups, days }: ProgrammeWish): string {
  return `${String(announcements)} announcements for ${String(audiences)} audiences in ${String(groups)} groups over ${String(days)} days`;
}
