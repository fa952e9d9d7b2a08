import { type Finding, placeOf } from "./finding.ts";
import type { Import } from "./parse.ts";

/** Parts of the player that act: they connect, store and report. A preview must never do that. */
const ACTING =
  /^player\/(app|cache|connection|device|fault-log|heartbeat|main|media-cache|media-keeper|own-storage|pairing|playlist-fetch|service-worker|socket|sw)\b/;

/** Follows what the editor may show of the player and objects where the way leads to a part that acts. */
export function shownByEditor(imports: readonly Import[], isShowable: (file: string) => boolean): readonly Finding[] {
  const seen = new Set<string>();
  const queue = [...new Set(imports.map(({ file }) => file).filter(isShowable))];
  const findings: Finding[] = [];
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    for (const { line, target } of imports.filter((one) => one.file === file)) {
      if (target === null || !target.startsWith("player/")) continue;
      if (ACTING.test(target))
        findings.push({ place: placeOf(file, line), message: `is shown by the editor and may not import ${target}` });
      else queue.push(target);
    }
  }
  return findings;
}
