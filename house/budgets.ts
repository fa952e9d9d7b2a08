import { gzipSync } from "node:zlib";
import * as z from "zod/mini";
import type { Finding } from "./finding.ts";

/** Bytes of gzip, as a browser loads them; 1 kB is 1000 bytes. */
export const PLAYER_BUDGET_BYTES = 40_000;
export const PLAYER_STYLES_BUDGET_BYTES = 14_000;
export const EDITOR_BUDGET_BYTES = 300_000;

/** Path in `dist/` to the contents of a built file. */
export type Built = ReadonlyMap<string, Buffer>;

export interface Load {
  readonly what: string;
  readonly bytes: number;
  readonly budgetBytes: number;
}

const Manifest = z.record(
  z.string(),
  z.object({
    file: z.string(),
    isEntry: z.optional(z.boolean()),
    imports: z.optional(z.array(z.string())),
    css: z.optional(z.array(z.string())),
  }),
);
type Manifest = z.infer<typeof Manifest>;

/** All JavaScript of the player: it loads everything sooner or later, its service worker included. */
export function playerLoad(built: Built): Load {
  const scripts = [...built.keys()].filter((file) => file.startsWith("player/") && /\.m?js$/.test(file));
  return { what: "player, all JavaScript", bytes: gzipBytes(built, scripts), budgetBytes: PLAYER_BUDGET_BYTES };
}

/** The page of the player, which holds the styles of its elements, and the styles beside it. */
export function playerStylesLoad(built: Built): Load {
  const styles = [...built.keys()].filter((file) => file.startsWith("player/") && (file.endsWith(".css") || file === "player/index.html"));
  return { what: "player, page and styles", bytes: gzipBytes(built, styles), budgetBytes: PLAYER_STYLES_BUDGET_BYTES };
}

/** JavaScript and CSS that the editor's first page needs: its entries and what they import at once. */
export function editorLoad(built: Built): Load {
  const manifest = Manifest.parse(JSON.parse(String(built.get("editor/.vite/manifest.json") ?? "{}")));
  const files = new Set<string>();
  for (const [key, { isEntry }] of Object.entries(manifest)) if (isEntry === true) collect(manifest, key, files);
  const scripts = [...files].map((file) => `editor/${file}`);
  return { what: "editor, first load", bytes: gzipBytes(built, scripts), budgetBytes: EDITOR_BUDGET_BYTES };
}

/** A load over its budget is a finding, and so is an empty one: it means there was nothing to weigh. */
export function findHeavyLoads(loads: readonly Load[]): readonly Finding[] {
  return loads.flatMap(({ what, bytes, budgetBytes }) => {
    if (bytes === 0) return [{ place: "dist", message: `${what}: there is nothing to weigh; run npm run build` }];
    const over = bytes - budgetBytes;
    return over > 0 ? [{ place: "dist", message: `${what}: ${kilobytes(bytes)} is ${kilobytes(over)} over its budget` }] : [];
  });
}

/** Prints a load for people, such as "player, all JavaScript 41.2 of 45.0 kB". */
export function describeLoad({ what, bytes, budgetBytes }: Load): string {
  return `${what} ${kilobytes(bytes)} of ${kilobytes(budgetBytes)}`;
}

function collect(manifest: Manifest, key: string, files: Set<string>): void {
  const chunk = manifest[key];
  if (chunk === undefined || files.has(chunk.file)) return;
  for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file);
  for (const imported of chunk.imports ?? []) collect(manifest, imported, files);
}

function gzipBytes(built: Built, files: readonly string[]): number {
  return files.reduce((sum, file) => sum + gzipSync(built.get(file) ?? Buffer.alloc(0)).length, 0);
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
