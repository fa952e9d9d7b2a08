import { randomInt } from "node:crypto";
import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod/mini";
import { ScreenId } from "../../domain/model/id.ts";

const Account = z.strictObject({ name: z.string(), email: z.string(), password: z.string() });
export type DemoAccount = z.infer<typeof Account>;

const DemoScreen = z.strictObject({
  id: ScreenId,
  label: z.string(),
  token: z.string(),
  behaviour: z.enum(["simulated", "never-on", "dark"]),
  engine: z.string(),
  viewport: z.string(),
});
export type DemoScreen = z.infer<typeof DemoScreen>;

const DemoRecord = z.strictObject({ admin: Account, editor: Account, screens: z.array(DemoScreen) });
/** What a real city would have in people's heads and on its players: how to sign in, and the tokens of the screens. */
export type DemoRecord = z.infer<typeof DemoRecord>;

/** Marks a folder as one that the demo began to fill, and may therefore empty. */
const Beginning = z.strictObject({ begun: z.literal(true) });

const fileIn = (folder: string) => join(folder, "demo.json");

/** @returns the record of a finished city; "begun" if an earlier start was broken off; null if the demo was never here */
export async function readRecord(folder: string): Promise<DemoRecord | "begun" | null> {
  const text = await readFile(fileIn(folder), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  if (text === null) return null;
  const parsed = z.parse(z.union([DemoRecord, Beginning]), JSON.parse(text));
  return "begun" in parsed ? "begun" : parsed;
}

export async function writeBeginning(folder: string): Promise<void> {
  await write(folder, { begun: true });
}

/** Written last: it says that the city is complete. */
export async function writeRecord(folder: string, record: DemoRecord): Promise<void> {
  await write(folder, record);
}

/** Passwords are in it, for their owner only. */
async function write(folder: string, content: object): Promise<void> {
  const temporary = `${fileIn(folder)}.new`;
  await writeFile(temporary, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  await rename(temporary, fileIn(folder));
}

const WORDS = (
  "Anker Birne Brezel Drachen Eiche Fahrrad Florian Giebel Hafen Imker Kanal Kiesel Kohle Kompass Kreide Kupfer Laterne Linde Mantel Mohn " +
  "Nebel Orgel Pappel Phoenix Quitte Regen Ruder Sattel Schiene Segel Stahl Taube Teekanne Ufer Walnuss Weiche Wiese Zeche Ziegel Zirkus"
).split(" ");

/** Four words and a number, about 28 bits: easy to type, and sign-in allows few guesses. */
export function newDemoPassword(): string {
  const words = Array.from({ length: 4 }, () => WORDS[randomInt(WORDS.length)] ?? "Aushang");
  return `${words.join("-")}-${String(randomInt(10, 100))}`;
}
