import type { Finding } from "./finding.ts";
import type { Sources } from "./source-files.ts";

const MAX_LINES = 300;
const NAME = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)+$/;
const NAMELESS = /(^|[/-])(utils?|helpers?|misc|index)([-./]|$)/;

/** Holds names and lengths: kebab case, a name that says what is inside, at most 300 lines. */
export function findMisshapenFiles(sources: Sources): readonly Finding[] {
  return [...sources].flatMap(([file, text]) => {
    const name = file.slice(file.lastIndexOf("/") + 1);
    const lines = text.trimEnd().split("\n").length;
    const faults = [
      NAME.test(name) ? null : "file names are kebab-case",
      file.endsWith(".ts") && NAMELESS.test(file) ? "name the file after what it does" : null,
      lines > MAX_LINES ? `${String(lines)} lines: past ${String(MAX_LINES)} a file has two purposes` : null,
    ];
    return faults.flatMap((message) => (message === null ? [] : [{ place: file, message }]));
  });
}
