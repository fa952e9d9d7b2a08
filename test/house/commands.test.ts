import { readFileSync, symlinkSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { buildApps } from "../../house/build-apps.ts";
import { closingLine } from "../../house/closing-line.ts";
import { RULES } from "../../house/rules.ts";
import { findingsOf } from "../../house/run-command.ts";
import { tell, withPlanted } from "./planted.ts";

const repository = path.resolve(import.meta.dirname, "../..");
const configuration = Object.fromEntries(
  ["biome.json", "tsconfig.json", "package.json", ".gitignore"].map((file) => [file, readFileSync(path.join(repository, file), "utf8")]),
);

function run(rule: string, files: Readonly<Record<string, string>>): Promise<string> {
  return withPlanted({ ...configuration, ...files }, async (root) => {
    symlinkSync(path.join(repository, "node_modules"), path.join(root, "node_modules"));
    const outcome = await RULES.find(({ name }) => name === rule)?.run(root);
    return tell(outcome?.findings ?? [{ place: rule, message: "no such rule" }]).join("\n");
  });
}

const clean = 'export const greeting: string = "Guten Tag";\n';

describe("format and lint", () => {
  it("has nothing against clean code", async () => {
    expect(await run("format and lint", { "domain/greeting.ts": clean })).toBe("");
  });

  it.each([
    ["suspicious/noExplicitAny", "domain/a.ts", "export const a = (b: any): unknown => b;\n"],
    ["nursery/noFloatingPromises", "server/a.ts", 'async function send(): Promise<string> {\n  return "a";\n}\n\nsend();\n'],
    [
      "nursery/useExhaustiveSwitchCases",
      "domain/a.ts",
      'export function a(b: "x" | "y"): void {\n  switch (b) {\n    case "x":\n      break;\n  }\n}\n',
    ],
    ["performance/noBarrelFile", "domain/a.ts", 'export { greeting } from "./greeting.ts";\n'],
    ["style/noDefaultExport", "domain/a.ts", "export default 1;\n"],
    ["correctness/useImportExtensions", "domain/a.ts", 'import { greeting } from "./greeting";\n\nexport const a = greeting;\n'],
    ["style/useImportType", "domain/a.ts", 'import { A } from "./b.ts";\n\nexport const a: A = 1;\n'],
    ["suspicious/noConsole", "player/a.ts", 'console.log("a");\n'],
    ["correctness/noNodejsModules", "editor/a.ts", 'import { join } from "node:path";\n\nexport const a = join("b");\n'],
    ["suspicious/noSkippedTests", "test/a.test.ts", 'import { it } from "vitest";\n\nit.skip("a", () => undefined);\n'],
    ["suspicious/noFocusedTests", "test/a.test.ts", 'import { it } from "vitest";\n\nit.only("a", () => undefined);\n'],
    ["complexity/noExcessiveLinesPerFunction", "server/a.ts", `export function a(): void {\n${"  String(1);\n".repeat(51)}}\n`],
    ["Formatter would have printed", "domain/a.ts", "export const a = 'b'\n"],
  ])("finds %s", async (rule, file, code) => {
    const found = await run("format and lint", { "domain/greeting.ts": clean, "domain/b.ts": "export type A = number;\n", [file]: code });
    expect(found).toContain(rule);
  });
});

describe("types", () => {
  it("finds a type error", async () => {
    expect(await run("types", { "domain/greeting.ts": clean })).toBe("");
    expect(await run("types", { "domain/greeting.ts": "export const greeting: string = 1;\n" })).toContain("error TS2322");
  });
});

describe("the check as a command", () => {
  const check = path.join(repository, "house", "check.ts");

  it("ends with 0 when all is well and with 1 when a rule objects", async () => {
    await withPlanted({ "domain/a.ts": "" }, async (root) => {
      expect(tell(await findingsOf(root, check, ["arrows"]))).toEqual([]);
    });
    await withPlanted({ "domain/a.ts": 'import "../server/main.ts";' }, async (root) => {
      const [found = ""] = tell(await findingsOf(root, check, ["arrows", "cycles"]));
      expect(found).toContain("ended with 1");
      expect(found).toContain("domain/a.ts:1: domain may not import server/main.ts");
      expect(found).toMatch(/^ok {3}cycles/m);
    });
  });

  it("does not pass over apps that cannot be built", async () => {
    await withPlanted({}, async (root) => {
      await expect(buildApps(root, "stale")).rejects.toThrow(/vite\.player\.config\.ts is missing/);
      const [found = ""] = tell(await findingsOf(root, check, ["budgets", "foreign hosts"]));
      expect(found).toContain("there is nothing to weigh; run npm run build");
      expect(found).toContain("there is nothing to look at; run npm run build");
    });
  });
});

describe("the closing line of a test run", () => {
  const report = { numPassedTests: 12, numFailedTests: 1, numPendingTests: 0, numTodoTests: 0, testResults: [] };

  it("counts tests", () => {
    expect(closingLine(JSON.stringify(report))).toBe("12 passed, 1 failed");
    expect(closingLine(JSON.stringify({ ...report, numPendingTests: 2, numTodoTests: 1 }))).toBe("12 passed, 1 failed, 3 skipped");
  });

  it("counts a file that could not be loaded as a failure", () => {
    const testResults = [
      { status: "failed", assertionResults: [] },
      { status: "passed", assertionResults: [{}] },
    ];
    expect(closingLine(JSON.stringify({ ...report, testResults }))).toBe("12 passed, 2 failed");
  });
});
