import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { Folder, KIOSK } from "./kiosk-script.ts";

const BASH = spawnSync("bash", ["-c", "command -v bash"], { encoding: "utf8" }).stdout.trim();

function startBrowser(
  home: Folder,
  windows: "cage" | "x11",
  name: "chromium" | "chromium-browser",
  more: Readonly<Record<string, string>> = {},
): readonly string[] {
  using tools = new Folder();
  tools.write(name, `#!${BASH}\nprintf '%s\\n' "$@"\n`, 0o755);
  // Nothing but what the script needs: a machine may have a browser of either name.
  for (const tool of ["dirname", "readlink", "rm"])
    tools.write(tool, `#!${BASH}\nPATH=${process.env["PATH"] ?? ""} exec ${tool} "$@"\n`, 0o755);
  const env = { PATH: tools.path, HOME: home.path, AUSHANG_SERVER: "https://aushang.stadt.example", AUSHANG_WINDOWS: windows, ...more };
  const ended = spawnSync(BASH, [path.join(KIOSK, "device/browser")], { encoding: "utf8", env });
  expect(ended).toMatchObject({ status: 0, stderr: "" });
  return ended.stdout.trimEnd().split("\n");
}

describe("the browser", () => {
  it("opens the player, tells it of the helper, and keeps its profile where it survives", () => {
    using home = new Folder();
    const flags = startBrowser(home, "cage", "chromium");
    expect(flags.at(-1)).toBe("https://aushang.stadt.example/play#helper");
    expect(flags).toContain("--kiosk");
    expect(flags).toContain("--hide-crash-restore-bubble");
    expect(flags).toContain("--ozone-platform=wayland");
    expect(flags).toContain(`--user-data-dir=${home.at("chromium")}`);
  });

  it("is found under its other name, and runs under X", () => {
    using home = new Folder();
    expect(startBrowser(home, "x11", "chromium-browser")).toContain("--ozone-platform=x11");
  });

  it("takes away the locks of a browser that was cut off, and nothing else", () => {
    using home = new Folder();
    for (const lock of ["SingletonLock", "SingletonCookie", "SingletonSocket", "Local State"]) home.write(`chromium/${lock}`, "");
    startBrowser(home, "cage", "chromium");
    expect(existsSync(home.at("chromium/SingletonLock"))).toBe(false);
    expect(existsSync(home.at("chromium/SingletonCookie"))).toBe(false);
    expect(existsSync(home.at("chromium/SingletonSocket"))).toBe(false);
    expect(existsSync(home.at("chromium/Local State"))).toBe(true);
  });

  describe("of a device that joins by itself", () => {
    const SECRET = `${"aB3_-".repeat(8)}xyz`;
    const OTHER = "0".repeat(43);
    const addressWith = (boot: Folder, more: Readonly<Record<string, string>> = {}) => {
      using home = new Folder();
      return startBrowser(home, "cage", "chromium", { AUSHANG_BOOT: boot.path, ...more }).at(-1);
    };
    const WITH_SECRET = `https://aushang.stadt.example/play#helper&enrol=${SECRET}`;

    it("hands the secret of its installation on to the page", () => {
      using boot = new Folder();
      expect(addressWith(boot, { AUSHANG_ENROL: SECRET })).toBe(WITH_SECRET);
    });

    it.each([
      ["a line", `${SECRET}\n`],
      ["a line that never ends", SECRET],
      ["what an editor of Windows makes of it", `\uFEFF${SECRET}\r\n`],
      ["the whole address", `https://aushang.stadt.example/play#enrol=${SECRET}\n`],
    ])("takes the secret from the boot partition rather than that of its image: %s", (_what, text) => {
      for (const place of ["aushang-enrol.txt", "firmware/aushang-enrol.txt"]) {
        using boot = new Folder();
        boot.write(place, text);
        expect(addressWith(boot, { AUSHANG_ENROL: OTHER })).toBe(WITH_SECRET);
      }
    });

    it.each([
      ["nothing", ""],
      ["something else", "Kita Sonnenschein\n"],
      ["a secret that is too long", `${SECRET}x\n`],
      ["an option", `--disable-web-security ${SECRET.slice(1)}\n`],
    ])("takes nothing from a file in which there is %s", (_what, text) => {
      using boot = new Folder();
      boot.write("aushang-enrol.txt", text);
      expect(addressWith(boot)).toBe("https://aushang.stadt.example/play#helper");
    });
  });
});
