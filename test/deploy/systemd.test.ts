import { describe, expect, it } from "vitest";
import { readConfig } from "../../server/platform/config.ts";
import { knownSettings, NOT_OURS, readFile, seconds, settingsIn, settingsOnLine } from "./deploy-files.ts";

const unit = readFile("deploy/systemd/aushang.service");
const example = readFile("deploy/systemd/aushang.env");
const lines = unit.trimEnd().split("\n");
const settings = (name: string) => lines.filter((line) => line.startsWith(`${name}=`)).map((line) => line.slice(name.length + 1));
const environment = settingsOnLine(settings("Environment").join(" "));

describe("the unit", () => {
  it("holds nothing but sections, settings and reasons", () => {
    for (const line of lines) expect(line).toMatch(/^(\[[A-Z][a-z]+\]|[A-Z][A-Za-z0-9]+=.*|# .*|)$/);
  });

  it("starts the server as npm start does, in its own folder", () => {
    const { scripts } = JSON.parse(readFile("package.json")) as { readonly scripts: { readonly start: string } };
    expect(settings("ExecStart")).toEqual([`/opt/aushang/node_modules/.bin/${scripts.start}`]);
    expect(settings("WorkingDirectory")).toEqual(["/opt/aushang"]);
  });

  it("gives it settings that it knows and takes, and lets it write where they say", () => {
    expect(Object.keys(environment).filter((name) => ![...knownSettings(), ...NOT_OURS].includes(name))).toEqual([]);
    const { dataDir, host, port } = readConfig(environment);
    expect([dataDir, host, port]).toEqual([`/var/lib/${settings("StateDirectory")[0] ?? ""}`, "127.0.0.1", 3000]);
    expect(settings("EnvironmentFile")).toEqual(["-/etc/aushang/aushang.env"]);
  });

  it("starts it again when it fails, for ever, and gives it the time it takes to stop", () => {
    expect([settings("Restart"), settings("StartLimitIntervalSec")]).toEqual([["on-failure"], ["0"]]);
    expect(seconds(settings("TimeoutStopSec")[0] ?? "") * 1000).toBeGreaterThan(readConfig({}).stopWithinMs + 5000);
    // Its workers are its own: asked to stop at the same moment, they would call half-made files broken.
    expect(settings("KillMode")).toEqual(["mixed"]);
  });

  it.each([
    "DynamicUser=yes",
    "NoNewPrivileges=yes",
    "CapabilityBoundingSet=",
    "ProtectSystem=strict",
    "ProtectHome=yes",
    "PrivateTmp=yes",
    "PrivateDevices=yes",
    "RestrictNamespaces=yes",
    "SystemCallFilter=@system-service",
    "UMask=0077",
  ])("takes its rights away: %s", (line) => {
    expect(lines).toContain(line);
  });
});

describe("the example of settings", () => {
  it("has no name that the server does not know, proposed ones included", () => {
    const proposed = settingsIn(example, true);
    expect(Object.keys(proposed).length).toBeGreaterThan(6);
    expect(Object.keys(proposed).filter((name) => !knownSettings().includes(name))).toEqual([]);
  });

  it("is taken as it is", () => {
    const config = readConfig({ ...environment, ...settingsIn(example) });
    expect([config.publicOrigin, config.trustedProxies]).toEqual(["https://aushang.example", ["127.0.0.1"]]);
  });

  it("proposes a database that would be taken too", () => {
    const { DATABASE_URL } = settingsIn(example, true);
    expect(readConfig({ DATABASE_URL }).database).toEqual({ kind: "postgres", url: "postgres:///aushang?host=/run/postgresql" });
  });
});
