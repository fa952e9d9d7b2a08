import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { KIOSK } from "./kiosk-script.ts";

const texts = new Map(
  readdirSync(KIOSK, { recursive: true, encoding: "utf8" })
    .filter((file) => statSync(path.join(KIOSK, file)).isFile())
    .sort()
    .map((file) => [file, readFileSync(path.join(KIOSK, file), "utf8")]),
);
const programs = [...texts].filter(([, text]) => text.startsWith("#!"));
const parts = [...texts].filter(([file]) => file.endsWith(".bash"));
const scripts = [...programs, ...parts];

/** `shellcheck` 0.11 has nothing to say about them either, but a package with a licence that may stay does not bring it along: here is what can be held without it. */
describe("the scripts of the screen", () => {
  it("are all known to this test", () => {
    expect(programs.map(([file]) => file)).toEqual([
      "aushang-screen",
      "device/answer",
      "device/browser",
      "device/display",
      "device/restart",
      "device/session",
      "device/x-client",
    ]);
    expect(parts.length).toBe(13);
  });

  it.each(scripts)("%s is valid to bash", (file) => {
    expect(spawnSync("bash", ["-n", path.join(KIOSK, file)], { encoding: "utf8" })).toMatchObject({ status: 0, stderr: "" });
  });

  it.each(programs)("%s may be run, says by what, and ends at the first error", (file, text) => {
    expect(statSync(path.join(KIOSK, file)).mode & 0o111).toBe(0o111);
    expect(text.startsWith("#!/usr/bin/env bash\n# ")).toBe(true);
    expect(text).toContain("\nset -euo pipefail\n");
  });

  it.each(parts)("%s is only ever a part of a program, and says what it is for", (file, text) => {
    expect(statSync(path.join(KIOSK, file)).mode & 0o111).toBe(0);
    expect(text.startsWith("# ")).toBe(true);
  });

  it.each(scripts)("%s makes no commands out of text, and removes nothing that could be taken for an option", (_file, text) => {
    const code = text.replace(/^\s*#.*$/gm, "");
    expect(code).not.toMatch(/\beval\b|`/);
    expect(code).not.toMatch(/\b(rm|rmdir|mv|cp|chmod|ln)( -\w+)*( --[a-z-]+(=\w+)?)* (?!-)(?="?\$)/);
  });

  it.each([...texts])("%s is short and has plain ends of lines", (_file, text) => {
    expect(text.trimEnd().split("\n").length).toBeLessThanOrEqual(300);
    expect(text).not.toMatch(/\r|[ \t]$/m);
  });
});
