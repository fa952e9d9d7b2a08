import { describe, expect, it } from "vitest";
import { findBannedWords, findForgottenTodos, findWholeZod } from "../../house/banned-words.ts";
import { findCycles } from "../../house/cycles.ts";
import { findMisshapenFiles } from "../../house/file-shape.ts";
import { findBadMigrations } from "../../house/migrations.ts";
import { readSources } from "../../house/source-files.ts";
import { lookAt, tell, withPlanted } from "./planted.ts";

describe("cycles", () => {
  it("finds a circle of files, even one of types only", async () => {
    const files = {
      "domain/a.ts": 'import type { B } from "./b.ts";',
      "domain/b.ts": 'import { type C } from "./c.ts";',
      "domain/c.ts": 'type A = import("./a.ts").A;',
      "domain/d.ts": 'import "./a.ts";',
    };
    expect(await lookAt(files, findCycles)).toEqual([
      "domain/a.ts: imports itself: domain/a.ts -> domain/b.ts -> domain/c.ts -> domain/a.ts",
    ]);
  });

  it("has nothing against two ways to the same file", async () => {
    const files = { "domain/a.ts": 'import "./b.ts"; import "./c.ts";', "domain/b.ts": 'import "./c.ts";', "domain/c.ts": "" };
    expect(await lookAt(files, findCycles)).toEqual([]);
  });
});

describe("banned words", () => {
  const withoutExceptions = (files: Parameters<typeof findBannedWords>[0]) => findBannedWords(files, []);

  it.each([
    ["unsafeHTML", "const a = unsafeSVG(text);"],
    ["innerHTML", "element.innerHTML = text;"],
    ["innerHTML", 'element.insertAdjacentHTML("beforeend", text);'],
    ["eval", "eval(text);"],
    ["eval", "new Function(text)();"],
    ["style=", `html\`<p style="color: red"></p>\`;`],
    ["style=", "html`<p style=${styleMap({})}></p>`;"],
  ])("finds %s in player and editor: %s", async (word, code) => {
    const found = await lookAt({ "player/a.ts": code, "editor/b.ts": code, "server/platform/c.ts": code }, withoutExceptions);
    expect(found).toHaveLength(2);
    expect(found[0]).toContain(`player/a.ts:1: ${word}: `);
  });

  it.each(["Date.now()", "new Date()", "Temporal.Now.instant()", "Math.random()", "crypto.randomUUID()"])(
    "finds %s in the domain",
    async (code) => {
      expect(await lookAt({ "domain/a.ts": `\nexport const now = ${code};`, "server/platform/b.ts": code }, withoutExceptions)).toEqual([
        expect.stringContaining("domain/a.ts:2: "),
      ]);
    },
  );

  it("lets comments speak of them, and dates be made of an instant", async () => {
    const files = { "domain/a.ts": "// never Date.now() here\nexport const day = (ms: number) => new Date(ms);" };
    expect(await lookAt(files, withoutExceptions)).toEqual([]);
  });

  it("honours an exception that is named, and asks to remove an idle one", async () => {
    const files = { "editor/icon-policy.ts": "target.innerHTML = icon;" };
    const exceptions = [
      { file: "editor/icon-policy.ts", word: "innerHTML", reason: "planted" },
      { file: "editor/gone.ts", word: "eval", reason: "planted" },
    ];
    expect(await lookAt(files, (parsed) => findBannedWords(parsed, exceptions))).toEqual([
      "editor/gone.ts: the exception for eval is not needed any more",
    ]);
  });

  it("finds whole zod, which would double the player", async () => {
    const files = {
      "domain/a.ts": 'import * as z from "zod";',
      "server/b.ts": 'import { z } from "zod/v4";',
      "player/c.ts": 'import * as z from "zod/mini";',
    };
    expect(await lookAt(files, findWholeZod)).toEqual([
      'domain/a.ts:1: import * as z from "zod/mini", not zod',
      'server/b.ts:1: import * as z from "zod/mini", not zod/v4',
    ]);
  });

  it("finds a TODO that no issue remembers", async () => {
    const files = { "domain/a.ts": "// TODO later\n// TODO #12 later\nexport const a = 1;" };
    expect(await lookAt(files, findForgottenTodos)).toEqual(["domain/a.ts:1: a TODO names its issue, like TODO #12"]);
  });
});

describe("names and lengths", () => {
  const look = (files: Readonly<Record<string, string>>) => withPlanted(files, (root) => tell(findMisshapenFiles(readSources(root))));

  it("wants kebab case and a name that says what is inside", async () => {
    expect(
      await look({ "domain/myFile.ts": "", "server/platform/time-utils.ts": "", "player/utils/fit.ts": "", "player/index.html": "" }),
    ).toEqual([
      "domain/myFile.ts: file names are kebab-case",
      "server/platform/time-utils.ts: name the file after what it does",
      "player/utils/fit.ts: name the file after what it does",
    ]);
  });

  it("stops at 300 lines", async () => {
    expect(await look({ "domain/long.ts": "a;\n".repeat(301), "domain/full.ts": "a;\n".repeat(300) })).toEqual([
      "domain/long.ts: 301 lines: past 300 a file has two purposes",
    ]);
  });
});

describe("migrations", () => {
  it("are dated and import nothing that could change under them", async () => {
    const files = {
      "migrations/2026-11-22-first.ts": 'import type { Kysely } from "kysely";',
      "migrations/second.ts": "",
      "migrations/2026-11-23-third.ts": 'import { Category } from "../domain/model/category.ts";',
    };
    expect(await lookAt(files, findBadMigrations)).toEqual([
      "migrations/2026-11-23-third.ts:1: a migration imports kysely and nothing else, not ../domain/model/category.ts",
      "migrations/second.ts: a migration is called YYYY-MM-DD-name.ts",
    ]);
  });
});
