import type { Exception } from "./exceptions.ts";
import { type Finding, placeOf } from "./finding.ts";
import type { ParsedFile } from "./parse.ts";

interface BannedWord {
  readonly word: string;
  readonly pattern: RegExp;
  readonly rooms: readonly string[];
  readonly instead: string;
}

const BROWSER = ["player/", "editor/"] as const;
const markup = "draw with Lit templates: markup from text passes every policy";
const inlineStyle = "use a class or `element.style.setProperty`: the policy blocks inline styles";
const clock = "the domain reads no clock and rolls no dice: let the value come in";

const BANNED: readonly BannedWord[] = [
  { word: "unsafeHTML", pattern: /\bunsafe(HTML|SVG|MathML)\b/, rooms: BROWSER, instead: markup },
  { word: "innerHTML", pattern: /\b(inner|outer)HTML\b|\binsertAdjacentHTML\b|\bdocument\.write\b/, rooms: BROWSER, instead: markup },
  { word: "eval", pattern: /\beval\(|\bnew Function\b/, rooms: BROWSER, instead: "the policy forbids code made from text" },
  { word: "style=", pattern: /\sstyle=["'$]|\bstyleMap\b|\bsetAttribute\("style"/, rooms: BROWSER, instead: inlineStyle },
  { word: "Date.now", pattern: /\bDate\.now\(|\bnew Date\(\)|\bTemporal\.Now\b|\bperformance\.now\(/, rooms: ["domain/"], instead: clock },
  { word: "Math.random", pattern: /\bMath\.random\(|\brandomUUID\(/, rooms: ["domain/"], instead: clock },
];

/** Finds words that have no place in a room. Comments may speak of them. An exception that nothing needs is a finding too. */
export function findBannedWords(files: readonly ParsedFile[], exceptions: readonly Exception[]): readonly Finding[] {
  const used = new Set<Exception>();
  const findings = files.flatMap(({ file, code }) =>
    code.split("\n").flatMap((text, index) =>
      BANNED.filter(({ pattern, rooms }) => rooms.some((room) => file.startsWith(room)) && pattern.test(text)).flatMap((banned) => {
        const exception = exceptions.find((one) => one.file === file && one.word === banned.word);
        if (exception !== undefined) used.add(exception);
        return exception === undefined ? [{ place: placeOf(file, index + 1), message: `${banned.word}: ${banned.instead}` }] : [];
      }),
    ),
  );
  const idle = exceptions.filter((exception) => !used.has(exception));
  return [...findings, ...idle.map(({ file, word }) => ({ place: file, message: `the exception for ${word} is not needed any more` }))];
}

/** Finds imports of whole zod: `zod/mini` is the same schemas at a fraction of the player's size. */
export function findWholeZod(files: readonly ParsedFile[]): readonly Finding[] {
  return files
    .flatMap(({ imports }) => imports)
    .filter(({ specifier }) => specifier === "zod" || (specifier.startsWith("zod/") && specifier !== "zod/mini"))
    .map(({ file, line, specifier }) => ({ place: placeOf(file, line), message: `import * as z from "zod/mini", not ${specifier}` }));
}

/** Finds a promise to do something later that no issue remembers. */
export function findForgottenTodos(files: readonly ParsedFile[]): readonly Finding[] {
  return files.flatMap(({ file, comments }) =>
    comments
      .filter(({ text }) => /\b(TODO|FIXME)\b(?!.*#\d)/.test(text))
      .map(({ line }) => ({ place: placeOf(file, line), message: "a TODO names its issue, like TODO #12" })),
  );
}
