import { describe, expect, it } from "vitest";
import { AlertRun, maintenance, rule } from "./alert-sample.ts";

describe("rules", () => {
  it("are for their group and below, and for their site", () => {
    const feuerwehr = rule({ scope: { kind: "group", groupId: "Feuerwehr" as never } });
    const depot = rule({ id: "other" as never, scope: { kind: "site", siteId: "Depot" as never }, channels: ["depot" as never] });
    const run = new AlertRun(
      [feuerwehr, depot],
      [
        { id: "Wache", groups: ["Feuerwehr", "Alle"], site: "a" },
        { id: "Halle", groups: ["Alle"], site: "Depot" },
        { id: "Kita", groups: ["Alle"], site: "b" },
      ],
    );
    run.watch(0, 0, "Wache", "Halle", "Kita");
    run.watch(1, 200);
    expect(run.told.map(({ subject, channel }) => [subject, channel])).toEqual([
      ["Wache", "mail"],
      ["Halle", "depot"],
    ]);
    expect(run.open()).toHaveLength(2);
  });

  it("over the same screen open one incident, each tells at its own time, and nobody is told twice", () => {
    const soon = rule();
    const late = rule({ id: "late" as never, thresholdMinutes: 10, channels: ["mail" as never, "pager" as never] });
    const run = new AlertRun([soon, late], [{ id: "Kantine" }]);
    run.watch(0, 0, "Kantine");
    run.watch(1, 700);
    run.watch(701, 900, "Kantine");
    expect(run.incidents).toHaveLength(1);
    expect(run.told.map(({ second, step, channel }) => `${String(second)} ${step} ${channel}`)).toEqual([
      "120 opened mail",
      // The same key as at 120 s: through this channel it is not told again.
      "600 opened mail",
      "600 opened pager",
      "821 recovered mail",
      "821 recovered pager",
    ]);
  });

  it("that are made or switched on while an incident stands tell nothing of it", () => {
    const run = new AlertRun([rule({ channels: [] })], [{ id: "Kantine" }]);
    run.watch(0, 0, "Kantine");
    run.watch(1, 200);
    run.rules = [...run.rules, rule({ id: "new" as never, activeSinceMs: (run.open()[0]?.openedAtMs ?? 0) + 1 } as never)];
    run.watch(201, 600);
    expect(run.told).toEqual([]);
  });

  it("that are switched off end what only they have opened", () => {
    const run = new AlertRun([rule()], [{ id: "Kantine" }]);
    run.watch(0, 0, "Kantine");
    run.watch(1, 200);
    run.rules = [rule({ enabled: false })];
    run.look(201);
    expect(run.incidents.map(({ ending }) => ending)).toEqual(["gone"]);
    expect(run.sayings()).toEqual(["120 opened Kantine", "201 recovered Kantine"]);
  });

  it("repeat every so many hours until it is over", () => {
    const run = new AlertRun([rule({ repeatHours: 1 })], [{ id: "Kantine" }]);
    run.watch(0, 0, "Kantine");
    run.watch(1, 8000);
    run.watch(8001, 8200, "Kantine");
    expect(run.sayings()).toEqual(["120 opened Kantine", "3720 repeated Kantine", "7320 repeated Kantine", "8121 recovered Kantine"]);
  });

  it("tell further channels after a while, and those hear that it is over", () => {
    const run = new AlertRun([rule({ escalation: { afterMinutes: 10, channels: ["pager" as never] } })], [{ id: "Kantine" }]);
    run.watch(0, 0, "Kantine");
    run.watch(1, 1000);
    run.watch(1001, 1200, "Kantine");
    expect(run.told.map(({ second, step, channel }) => `${String(second)} ${step} ${channel}`)).toEqual([
      "120 opened mail",
      "720 escalated pager",
      "1121 recovered mail",
      "1121 recovered pager",
    ]);
  });

  it("repeat to the further channels too, once those were told", () => {
    const escalation = { afterMinutes: 90, channels: ["pager" as never] };
    const run = new AlertRun([rule({ repeatHours: 1, escalation })], [{ id: "Kantine" }]);
    run.watch(0, 0, "Kantine");
    run.watch(1, 8000);
    expect(run.told.map(({ second, step, channel }) => `${String(second)} ${step} ${channel}`)).toEqual([
      "120 opened mail",
      "3720 repeated mail",
      "5520 escalated pager",
      "7320 repeated mail",
      "7320 repeated pager",
    ]);
  });

  it("neither repeat nor escalate what somebody has acknowledged", () => {
    const run = new AlertRun(
      [rule({ repeatHours: 1, escalation: { afterMinutes: 10, channels: ["pager" as never] } })],
      [{ id: "Kantine" }],
    );
    run.watch(0, 0, "Kantine");
    run.watch(1, 200);
    run.acknowledge("incident 1");
    run.watch(201, 8000);
    expect(run.sayings()).toEqual(["120 opened Kantine"]);
  });
});

describe("maintenance", () => {
  it("keeps quiet about what begins and ends in it", () => {
    const run = new AlertRun([rule({ repeatHours: 1 })], [{ id: "Kantine" }]);
    run.windows = [maintenance(0, 3600)];
    run.watch(0, 0, "Kantine");
    run.watch(1, 600);
    expect(run.open()).toHaveLength(1);
    run.watch(601, 4000, "Kantine");
    expect(run.told).toEqual([]);
  });

  it("tells of what still stands at its end sharp", () => {
    const run = new AlertRun([rule()], [{ id: "Kantine" }]);
    run.windows = [maintenance(0, 3600)];
    run.watch(0, 0, "Kantine");
    run.watch(1, 4000);
    expect(run.sayings()).toEqual(["3600 opened Kantine"]);
  });

  it("holds back repeats and further channels, but not that it is over", () => {
    const run = new AlertRun(
      [rule({ repeatHours: 1, escalation: { afterMinutes: 30, channels: ["pager" as never] } })],
      [{ id: "Kantine" }],
    );
    run.windows = [maintenance(300, 5000)];
    run.watch(0, 0, "Kantine");
    run.watch(1, 4500);
    run.watch(4501, 4700, "Kantine");
    expect(run.sayings()).toEqual(["120 opened Kantine", "4621 recovered Kantine"]);
  });

  it("is about its own screens only, and about an incident once all of it is in one", () => {
    const screens = ["a", "b", "c"].map((id) => ({ id, site: "Depot", groups: [`G${id}`] }));
    const run = new AlertRun([rule()], screens);
    run.windows = [
      maintenance(0, 9000, { kind: "screens", screenIds: ["a" as never] }),
      maintenance(0, 9000, { kind: "group", groupId: "Gb" as never }),
    ];
    run.watch(0, 0, "a", "b", "c");
    run.watch(1, 200, "c");
    expect(run.told).toEqual([]);
    expect(run.open()).toHaveLength(2);
    const whole = new AlertRun([rule()], screens);
    whole.windows = run.windows;
    whole.watch(0, 0, "a", "b", "c");
    whole.watch(1, 200);
    expect(whole.sayings()).toEqual(["120 opened Depot"]);
  });
});
