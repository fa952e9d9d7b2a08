import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createWorkshop, USUAL_LIMITS } from "../../../server/media/workshop/workshop.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "aushang-rubbish-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A program that notes its process, and at its first order does this. */
async function programThat(does: string): Promise<URL> {
  const path = join(folder, "hijacked.mjs");
  await writeFile(
    path,
    `import { appendFileSync, writeSync } from "node:fs";
appendFileSync(${JSON.stringify(join(folder, "pids"))}, process.pid + "\\n");
const say = (text) => writeSync(3, text);
process.stdin.once("data", () => { ${does} });`,
  );
  return pathToFileURL(path);
}

const order = { task: "image", path: "/nowhere", folder: "/nowhere", crop: null } as const;
const quiet = () => undefined;
const FINGERPRINT = JSON.stringify({ type: "made", result: { hash: "a".repeat(64), bytes: 1 } });

it.each([
  ["rubbish", `say("rubbish\\n")`],
  ["what Node's own channel would take for a handle", `say('{"cmd":"NODE_HANDLE","type":"nonsense"}\\n')`],
  ["JSON that is no report", `say('{"type":"made","result":{"width":"wide"}}\\n')`],
  ["null", `say("null\\n")`],
  ["bytes that are no text", `writeSync(3, Buffer.from([0xff, 0x00, 0xc3, 0x0a]))`],
  ["a line without an end", `for (;;) say("x".repeat(100_000))`],
  ["the answer to another order", `say('${FINGERPRINT}\\n')`],
])("a worker that writes %s is ended and only its file is refused", async (_, does) => {
  await writeFile(join(folder, "pids"), "");
  const workshop = createWorkshop(USUAL_LIMITS, await programThat(does));
  for (let time = 0; time < 2; time++) {
    await expect(workshop.make(order, quiet)).rejects.toMatchObject({
      problem: "unsupported-image",
      cause: { message: "The worker said what no worker says" },
    });
  }
  await workshop.close();
  const pids = (await readFile(join(folder, "pids"), "utf8")).trim().split("\n");
  expect(new Set(pids).size).toBe(2);
  for (const pid of pids) expect(() => process.kill(Number(pid), 0)).toThrow("ESRCH");
});

it("a worker that says something unasked while it rests gets no more orders", async () => {
  await writeFile(join(folder, "pids"), "");
  const refusal = JSON.stringify({ type: "refused", problem: "too-many-pixels", cause: "" });
  const workshop = createWorkshop(USUAL_LIMITS, await programThat(`say('${refusal}\\n${refusal}\\n')`));
  for (let time = 0; time < 2; time++) await expect(workshop.make(order, quiet)).rejects.toMatchObject({ problem: "too-many-pixels" });
  await workshop.close();
  expect(new Set((await readFile(join(folder, "pids"), "utf8")).trim().split("\n")).size).toBe(2);
});
