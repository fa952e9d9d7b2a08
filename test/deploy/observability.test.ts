import { readFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "js-yaml";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { type Figures, figuresOf } from "../server/metrics-of.ts";
import type { RunningServer } from "../server/running-server.ts";
import { SERVERS } from "../server/servers.ts";
import { askedIn, textsUnder } from "./promql.ts";

const FOLDER = join(import.meta.dirname, "../../deploy/observability");
const read = (file: string) => readFileSync(join(FOLDER, file), "utf8");

const Rule = z.strictObject({
  alert: z.string().check(z.regex(/^Aushang[A-Z][A-Za-z]+$/)),
  expr: z.string(),
  for: z.optional(z.string().check(z.regex(/^\d+[smh]$/))),
  labels: z.strictObject({ severity: z.enum(["warning", "critical"]) }),
  annotations: z.strictObject({ summary: z.string().check(z.maxLength(100)), description: z.string().check(z.minLength(40)) }),
});
const Alerts = z.strictObject({ groups: z.array(z.strictObject({ name: z.string(), rules: z.array(Rule) })) });

const Panel = z.object({
  id: z.int(),
  type: z.enum(["row", "stat", "timeseries"]),
  title: z.string().check(z.minLength(3)),
  description: z.optional(z.string()),
  datasource: z.optional(z.unknown()),
  gridPos: z.strictObject({ h: z.int(), w: z.int(), x: z.int(), y: z.int() }),
  fieldConfig: z.optional(z.object({ defaults: z.object({ unit: z.string() }) })),
  targets: z.optional(z.array(z.object({ refId: z.string(), expr: z.string(), datasource: z.unknown() }))),
});
const Dashboard = z.object({
  schemaVersion: z.int().check(z.minimum(39)),
  panels: z.array(Panel),
  templating: z.object({ list: z.array(z.object({ name: z.string(), type: z.string(), query: z.unknown() })) }),
});

const rules = z.parse(Alerts, load(read("alerts.yaml"))).groups.flatMap((group) => group.rules);
const dashboard = z.parse(Dashboard, JSON.parse(read("grafana-dashboard.json")));
const variables = dashboard.templating.list.map(({ name }) => name);
const expressions = [...rules.map(({ expr }) => expr), ...textsUnder("expr", JSON.parse(read("grafana-dashboard.json")))];

describe("alerts and dashboard, beside a server on each database", () => {
  const servers: RunningServer[] = [];
  let exported: readonly Figures[];
  beforeAll(async () => {
    for (const { start } of SERVERS) servers.push(await start());
    exported = await Promise.all(servers.map(({ origin }) => figuresOf(origin)));
  });
  afterAll(() => Promise.all(servers.map((server) => server.stop())));

  /** What Prometheus knows without us: whether it reached us. */
  const isKnown = (name: string) => name === "up" || exported.some((figures) => figures.names.has(name) || figures.describes(name));

  it("ask for nothing that no server exports", () => {
    const asked = expressions.flatMap(askedIn).map(({ name }) => name);
    expect(asked.length).toBeGreaterThan(60);
    expect([...new Set(asked)].filter((name) => !isKnown(name))).toEqual([]);
  });

  it("look at no label, and for no value, that their figures do not have", () => {
    // `job` and `instance` are given by Prometheus, and what the dashboard's reader chooses is hers.
    const ours = expressions
      .flatMap(askedIn)
      .flatMap(({ name, matchers }) =>
        matchers
          .filter(({ label, value }) => !["job", "instance"].includes(label) && !value.startsWith("$"))
          .map((one) => ({ name, ...one })),
      );
    expect(ours.length).toBeGreaterThan(8);
    const unknown = ours.filter(({ name, label, value }) => !exported.some((figures) => figures.has(name, label, value)));
    expect(unknown).toEqual([]);
  });

  it("would notice a figure that is gone", () => {
    expect(askedIn('sum by (le, kind) (rate(aushang_gone_bucket{job="$job", le="1"}[5m])) > 2 and time() - up == 0')).toEqual([
      {
        name: "aushang_gone_bucket",
        matchers: [
          { label: "job", value: "$job" },
          { label: "le", value: "1" },
        ],
      },
      { name: "up", matchers: [] },
    ]);
    expect(isKnown("aushang_gone_bucket")).toBe(false);
  });
});

describe("the alerts", () => {
  it("have names of their own and brackets that close", () => {
    expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
    for (const expression of expressions) {
      for (const [open, close] of ["()", "[]", "{}"]) {
        expect(expression.split(open ?? "").length, expression).toBe(expression.split(close ?? "").length);
      }
    }
  });

  it.each([
    ["the server is down", "AushangDown"],
    ["many screens are offline", "AushangManyScreensOffline"],
    ["publishing is slow", "AushangPublishSlow"],
    ["the disk fills up", "AushangDiskFilling"],
    ["the event loop stands still", "AushangEventLoopBlocked"],
    ["the last backup is old", "AushangBackupTooOld"],
  ])("tell when %s", (_what, name) => {
    expect(rules.map(({ alert }) => alert)).toContain(name);
  });

  it("expect the name that the example for Prometheus gives", () => {
    expect(textsUnder("job_name", load(read("prometheus.yaml")))).toEqual(["aushang"]);
    const jobs = rules.flatMap(({ expr }) => askedIn(expr)).flatMap(({ matchers }) => matchers.filter(({ label }) => label === "job"));
    expect(new Set(jobs.map(({ value }) => value))).toEqual(new Set(["aushang"]));
  });
});

describe("the dashboard", () => {
  it("takes its data from where the reader chooses, everywhere", () => {
    const places = textsUnder("uid", { panels: dashboard.panels, annotations: JSON.parse(read("grafana-dashboard.json")).annotations });
    expect(new Set(places)).toEqual(new Set([`\${datasource}`]));
    const used = new Set(expressions.flatMap((expression) => [...expression.matchAll(/\$(\w+)/g)].map(([, name = ""]) => name)));
    expect([...used].filter((name) => !variables.includes(name))).toEqual([]);
    expect(variables).toEqual(["datasource", "job", "instance"]);
  });

  it("explains each picture and says in what it is measured", () => {
    const pictures = dashboard.panels.filter(({ type }) => type !== "row");
    expect(pictures.filter(({ description = "" }) => description.length < 8)).toEqual([]);
    expect(pictures.filter(({ fieldConfig }) => fieldConfig === undefined)).toEqual([]);
    expect(pictures.filter(({ targets = [] }) => targets.length === 0)).toEqual([]);
  });

  it("has a place for each picture, and none for two", () => {
    expect(new Set(dashboard.panels.map(({ id }) => id)).size).toBe(dashboard.panels.length);
    const cells = dashboard.panels.flatMap(({ gridPos: { h, w, x, y } }) =>
      Array.from({ length: h * w }, (_, index) => `${String(x + (index % w))},${String(y + Math.floor(index / w))}`),
    );
    expect(new Set(cells).size).toBe(cells.length);
    expect(dashboard.panels.every(({ gridPos: { x, w } }) => x + w <= 24)).toBe(true);
  });
});
