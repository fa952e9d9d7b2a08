import { type Finding, placeOf } from "./finding.ts";
import { featureOf, floorOf } from "./floors.ts";
import type { Import, ParsedFile } from "./parse.ts";
import { shownByEditor } from "./shown-by-editor.ts";
import { countedTo } from "./template-rooms.ts";

/** Packages the pure domain may use: none of them does input or output, reads a clock or needs a browser. */
const DOMAIN_PACKAGES: readonly string[] = ["zod/mini", "marked", "rrule-temporal", "lean-qr/nano", "@orpc/contract"];

/** What the rooms may import besides themselves. Whatever is not here is against the arrows. */
const ALLOWED: Readonly<Record<string, (target: string) => boolean>> = {
  domain: () => false,
  server: (target) => isIn(target, "domain") || target === "package.json",
  player: (target) => isIn(target, "domain"),
  editor: (target) => isIn(target, "domain") || isShowable(target),
  migrations: () => false,
  house: () => false,
  test: () => true,
  configuration: (target) => !isIn(target, "server") && !isIn(target, "test"),
};

/** Holds the directions of imports: between the rooms of the house, the floors of the server, the layers of a feature. */
export function findWrongArrows(files: readonly ParsedFile[]): readonly Finding[] {
  const imports = files.flatMap((file) => file.imports);
  const counted = imports.map((one) => ({ ...one, file: countedTo(one.file), target: one.target && countedTo(one.target) }));
  const faults = imports.flatMap((one, index) => {
    const { file, target } = counted[index] ?? one;
    const message = target === null ? packageFault({ ...one, file }) : fileFault(file, target);
    return message === null ? [] : [{ place: placeOf(one.file, one.line), message }];
  });
  return [...faults, ...shownByEditor(counted, isShowable)];
}

function packageFault({ file, specifier }: Import): string | null {
  if (isIn(file, "domain") && !DOMAIN_PACKAGES.includes(specifier)) return `the domain is pure and may not import ${specifier}`;
  if (specifier.startsWith("node:") && (isIn(file, "player") || isIn(file, "editor"))) return `${specifier} does not exist in a browser`;
  return null;
}

function fileFault(file: string, target: string): string | null {
  const from = roomOf(file);
  if (from === roomOf(target)) return faultWithin(from, file, target);
  if (isIn(file, "server/platform/database") && isIn(target, "migrations")) return null;
  const isAllowed = ALLOWED[from]?.(target) ?? false;
  return isAllowed ? null : `${from} may not import ${target}`;
}

function faultWithin(room: string, file: string, target: string): string | null {
  if (room === "domain" && isIn(file, "domain/model") && !isIn(target, "domain/model")) return `domain/model may not import ${target}`;
  return room === "server" ? serverFault(file, target) : null;
}

function serverFault(file: string, target: string): string | null {
  const from = featureOf(file);
  const to = featureOf(target);
  if (from === to) return layerFault(file, target);
  const fromFloor = floorOf(from);
  const toFloor = floorOf(to);
  if (fromFloor === null) return `server/${from} has no floor yet: give it one in house/floors.ts`;
  if (toFloor === null) return `server/${to} has no floor yet: give it one in house/floors.ts`;
  if (toFloor >= fromFloor) return `${from} may not import ${target}: it is not below it`;
  return from !== "main" && to !== "platform" && target.endsWith("-routes.ts") ? `${from} may not import the routes of ${to}` : null;
}

/** Routes use services, services use repositories, never the other way. */
const LAYERS = ["repository", "service", "routes"] as const;

function layerFault(file: string, target: string): string | null {
  const from = layerOf(file);
  const to = layerOf(target);
  return from !== -1 && to > from ? `a ${String(LAYERS[from])} may not import ${target}` : null;
}

function layerOf(file: string): number {
  return LAYERS.findIndex((layer) => file.endsWith(`-${layer}.ts`));
}

function roomOf(file: string): string {
  return file.includes("/") ? (file.split("/")[0] ?? "") : "configuration";
}

function isIn(file: string, folder: string): boolean {
  return file.startsWith(`${folder}/`);
}

/** What the editor may show of the player, so that the preview is the real thing. */
function isShowable(file: string): boolean {
  return file.startsWith("player/stage") || isIn(file, "player/slides");
}
