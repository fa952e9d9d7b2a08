import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startAndEnd } from "./start-and-end.ts";

describe("a start on a folder that cannot be written", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "aushang-read-only-"));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it.each([
    ["de", "de_DE.UTF-8", /^In den Ordner \S+ lässt sich nicht schreiben \(\w+\)\. Aushang startet nicht: .+\n$/],
    ["en", "en_GB.UTF-8", /^The folder \S+ cannot be written \(\w+\)\. Aushang does not start: .+\n$/],
  ])("ends with 1 and one line that names it (%s)", async (_language, locale, line) => {
    // Where nobody may make a folder, not even root: the kernel's own, and below a file.
    await writeFile(join(folder, "file"), "");
    for (const dataDir of ["/sys/kernel/aushang", join(folder, "file", "data")]) {
      const { code, said, complained } = await startAndEnd(dataDir, { LC_ALL: locale });
      expect({ code, said }).toEqual({ code: 1, said: "" });
      expect(complained).toMatch(line);
      expect(complained).toContain(dataDir);
    }
  });
});
