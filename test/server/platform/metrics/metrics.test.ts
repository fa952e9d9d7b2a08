import { describe, expect, it } from "vitest";
import { createMetrics, type Metrics } from "../../../../server/platform/metrics/metrics.ts";

async function linesOf(add: (metrics: Metrics) => unknown, name: string): Promise<readonly string[]> {
  const metrics = createMetrics({ warn: () => undefined });
  add(metrics);
  const { text } = await metrics.read();
  return text.split("\n").filter((line) => line.startsWith(name));
}

describe("a figure that is read when somebody looks", () => {
  it("has a value for each of its label's, and forgets those that are gone", async () => {
    let states: Record<string, number> = { live: 3, late: 1 };
    const metrics = createMetrics({ warn: () => undefined });
    metrics.gauge("screens", "Screens", "state", () => states);
    expect((await metrics.read()).text).toContain('aushang_screens{state="late"} 1');
    states = { live: 4 };
    const { text } = await metrics.read();
    expect(text).toContain('aushang_screens{state="live"} 4');
    expect(text).not.toContain("late");
  });

  it("that cannot be read leaves itself out, says so, and lets the others be told", async () => {
    const told: unknown[] = [];
    const metrics = createMetrics({ warn: (...line: unknown[]) => void told.push(line) });
    const broken = () => Promise.reject(new Error("no disk"));
    metrics.gauge("by_label", "Broken", "label", broken);
    metrics.single("alone", "Broken", broken);
    metrics.single("sound", "Sound", () => 7);
    const { text } = await metrics.read();
    expect(text).not.toContain("aushang_by_label{");
    expect(text).toContain("aushang_alone Nan");
    expect(text).toContain("aushang_sound 7");
    expect(told).toMatchObject([
      [{ figure: "by_label" }, "a figure could not be read"],
      [{ figure: "alone" }, "a figure could not be read"],
    ]);
  });
});

describe("a count", () => {
  it("begins with 0 for each value that is known, so that the first one is seen", async () => {
    const add = (metrics: Metrics) => metrics.counters("refusals_total", "Refused", "reason", ["busy", "malformed"])("busy");
    expect(await linesOf(add, "aushang_refusals_total{")).toEqual([
      'aushang_refusals_total{reason="busy"} 1',
      'aushang_refusals_total{reason="malformed"} 0',
    ]);
  });
});

describe("durations", () => {
  it("are counted by how long they were, from nothing at all on", async () => {
    const add = (metrics: Metrics) => {
      const observe = metrics.histograms("wait_seconds", "Waited", "kind", ["a", "b"], [1, 2]);
      observe("a", 1.5);
      observe("a", 3);
    };
    expect(await linesOf(add, "aushang_wait_seconds_")).toEqual([
      'aushang_wait_seconds_bucket{le="1",kind="a"} 0',
      'aushang_wait_seconds_bucket{le="2",kind="a"} 1',
      'aushang_wait_seconds_bucket{le="+Inf",kind="a"} 2',
      'aushang_wait_seconds_sum{kind="a"} 4.5',
      'aushang_wait_seconds_count{kind="a"} 2',
      'aushang_wait_seconds_bucket{le="1",kind="b"} 0',
      'aushang_wait_seconds_bucket{le="2",kind="b"} 0',
      'aushang_wait_seconds_bucket{le="+Inf",kind="b"} 0',
      'aushang_wait_seconds_sum{kind="b"} 0',
      'aushang_wait_seconds_count{kind="b"} 0',
    ]);
  });
});
