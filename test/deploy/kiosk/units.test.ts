import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { KIOSK } from "./kiosk-script.ts";

const folder = path.join(KIOSK, "device/units");
const unit = (name: string): string => readFileSync(path.join(folder, name), "utf8");

describe("the units of the screen", () => {
  it.each(readdirSync(folder))("%s says what it is for, and holds nothing but sections, settings and reasons", (name) => {
    const lines = unit(name).trimEnd().split("\n");
    expect(lines[0]).toBe("[Unit]");
    expect(lines[1]).toMatch(/^Description=\S/);
    expect(lines[2]).toBe("Documentation=file:///usr/local/lib/aushang-screen/README.md");
    for (const line of lines) expect(line).toMatch(/^(\[[A-Z][a-z]+\]|[A-Z][A-Za-z0-9]+=.*|# .*|)$/);
  });

  it("start anew what proves nothing for three minutes, quickly at first, and never give up for good", () => {
    const screen = unit("aushang-screen.service");
    for (const line of ["Type=notify", "NotifyAccess=all", "WatchdogSec=180", "Restart=always", "OnFailure=aushang-screen-again.timer"]) {
      expect(screen).toContain(`\n${line}\n`);
    }
    expect(screen).toContain("\nStartLimitIntervalSec=300\nStartLimitBurst=5\n");
    expect(unit("aushang-screen-again.timer")).toContain("\nOnActiveSec=300\n");
    expect(unit("aushang-screen-again.timer")).toContain("\nRemainAfterElapse=no\n");
  });

  it("open no PAM session, which would take the browser's messages away from the watchdog", () => {
    expect(unit("aushang-screen.service")).not.toMatch(/^PAMName=/m);
  });

  it("answer on the device itself only, one process for each connection", () => {
    expect(unit("aushang-device.socket").match(/^(ListenStream|Accept)=.*/gm)).toEqual(["ListenStream=127.0.0.1:7310", "Accept=yes"]);
  });

  it.each(["aushang-screen.service", "aushang-device@.service"])("%s runs without rights and cannot gain any", (name) => {
    for (const line of ["User=@USER@", "NoNewPrivileges=yes", "CapabilityBoundingSet=", "ProtectSystem=strict", "ProtectHome=yes"]) {
      expect(unit(name)).toContain(`\n${line}\n`);
    }
  });

  it("let root's part do nothing but restart the device", () => {
    expect(unit("aushang-restart.service").match(/^(ExecStart|CapabilityBoundingSet)=.*/gm)).toEqual([
      "ExecStart=/usr/local/lib/aushang-screen/device/restart",
      "CapabilityBoundingSet=CAP_DAC_OVERRIDE CAP_SYS_BOOT",
    ]);
    expect(unit("aushang-restart.path")).toContain("\nPathExists=/run/aushang-screen/restart-wanted\n");
  });
});
