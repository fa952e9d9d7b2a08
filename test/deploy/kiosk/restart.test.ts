import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, symlinkSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { Folder, KIOSK } from "./kiosk-script.ts";

interface Device extends Disposable {
  readonly run: Folder;
  readonly state: Folder;
  readonly tools: Folder;
}

function device(): Device {
  const folders = { run: new Folder(), state: new Folder(), tools: new Folder() };
  folders.tools.fake("systemctl");
  return {
    ...folders,
    [Symbol.dispose]: () => {
      for (const folder of Object.values(folders)) folder[Symbol.dispose]();
    },
  };
}

function restart({ run, state, tools }: Device): { readonly code: number | null; readonly err: string; readonly restarted: boolean } {
  const env = { PATH: `${tools.path}:${process.env["PATH"] ?? ""}`, AUSHANG_RUN: run.path, AUSHANG_STATE: state.path };
  const ended = spawnSync("bash", [path.join(KIOSK, "device/restart")], { encoding: "utf8", env });
  const restarted = existsSync(tools.at("calls")) && tools.read("calls") === "systemctl reboot\n";
  return { code: ended.status, err: ended.stderr, restarted };
}

const ago = (seconds: number): string => `${String(Math.floor(Date.now() / 1000) - seconds)}\n`;

describe("the part that may restart the device", () => {
  it("restarts it, remembers when, and takes the request away first", () => {
    using here = device();
    here.run.write("restart-wanted", "");
    const beforeS = Math.floor(Date.now() / 1000);
    expect(restart(here)).toEqual({ code: 0, err: "", restarted: true });
    expect(Number(here.state.read("restarts"))).toBeGreaterThanOrEqual(beforeS);
    expect(existsSync(here.run.at("restart-wanted"))).toBe(false);
  });

  it("refuses the fourth time within an hour, whoever asked", () => {
    using here = device();
    here.state.write("restarts", ago(3500) + ago(1800) + ago(60));
    here.run.write("restart-wanted", "");
    expect(restart(here)).toMatchObject({ code: 0, restarted: false, err: expect.stringContaining("not restarted: 3 restarts") });
    expect(existsSync(here.run.at("restart-wanted"))).toBe(false);
  });

  it("forgets what is older than an hour, what a wrong clock wrote, and what is no time at all", () => {
    using here = device();
    here.state.write("restarts", `${ago(3700)}${ago(-90_000)}garbage\n$(touch pwned)\n${ago(10)}`);
    expect(restart(here).restarted).toBe(true);
    expect(here.state.read("restarts").trimEnd().split("\n").length).toBe(2);
  });

  it("takes away whatever the other side put in the place of a request, and nothing behind it", () => {
    using here = device();
    here.state.write("keep/file", "kept");
    symlinkSync(here.state.at("keep"), here.run.at("restart-wanted"));
    restart(here);
    expect(existsSync(here.run.at("restart-wanted"))).toBe(false);
    expect(here.state.read("keep/file")).toBe("kept");
    mkdirSync(here.run.at("restart-wanted/full/of"), { recursive: true });
    restart(here);
    expect(existsSync(here.run.at("restart-wanted"))).toBe(false);
  });
});
