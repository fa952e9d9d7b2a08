import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Log } from "../log.ts";

export type Metrics = ReturnType<typeof createMetrics>;

type Numbers = Readonly<Record<string, number>>;
type Read<T> = () => T | Promise<T>;

/** From under a millisecond, which is what a statement takes, to the ten seconds after which nobody waits any more. */
const SECONDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const;

/**
 * Figures for Prometheus: the process (memory, CPU, event loop) and whatever features add. Every name begins with `aushang_`, every label has a
 * handful of values at most, and nothing is about people or a single screen.
 */
export function createMetrics(log: Pick<Log, "warn">) {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: "aushang_" });
  const described = (name: string, help: string) => ({ name: `aushang_${name}`, help, registers: [registry] });

  /** A figure that cannot be read is left out, or is no number; the others are told. */
  async function readOr<T>(name: string, read: Read<T>, otherwise: T): Promise<T> {
    try {
      return await read();
    } catch (error) {
      log.warn({ err: error, figure: name }, "a figure could not be read");
      return otherwise;
    }
  }

  return {
    /** Adds figures that are read each time somebody looks, one for each value of a label. */
    gauge(name: string, help: string, label: string, read: Read<Numbers>): void {
      new Gauge({
        ...described(name, help),
        labelNames: [label],
        async collect() {
          const values = await readOr(name, read, {});
          this.reset();
          for (const [key, value] of Object.entries(values)) this.set({ [label]: key }, value);
        },
      });
    },

    /** Adds a figure that is read each time somebody looks. */
    single(name: string, help: string, read: Read<number>): void {
      new Gauge({
        ...described(name, help),
        async collect() {
          this.set(await readOr(name, read, Number.NaN));
        },
      });
    },

    /** Adds something that is 1 and says with its labels what is. */
    info(name: string, help: string, labels: Readonly<Record<string, string>>): void {
      new Gauge({ ...described(name, help), labelNames: Object.keys(labels) }).set(labels, 1);
    },

    /** @returns adds to the count, one unless said otherwise */
    counter(name: string, help: string): (by?: number) => void {
      const counter = new Counter(described(name, help));
      return (by = 1) => counter.inc(by);
    },

    /** @param values that are known before they come: they begin with 0, so that the first one is seen to be one more @returns counts one */
    counters<V extends string>(name: string, help: string, label: string, values: readonly V[]): (value: V, by?: number) => void {
      const counter = new Counter({ ...described(name, help), labelNames: [label] });
      for (const value of values) counter.inc({ [label]: value }, 0);
      return (value, by = 1) => counter.inc({ [label]: value }, by);
    },

    /** @returns adds one duration in seconds */
    histogram(name: string, help: string, buckets: readonly number[] = SECONDS): (seconds: number) => void {
      const histogram = new Histogram({ ...described(name, help), buckets: [...buckets] });
      return (seconds) => histogram.observe(seconds);
    },

    /** @param values that are known before they come @returns adds one duration in seconds */
    histograms<V extends string>(name: string, help: string, label: string, values: readonly V[], buckets: readonly number[] = SECONDS) {
      const histogram = new Histogram({ ...described(name, help), labelNames: [label], buckets: [...buckets] });
      const byValue = new Map(values.map((value) => [value, histogram.labels({ [label]: value })]));
      for (const value of values) histogram.zero({ [label]: value });
      return (value: V, seconds: number): void => byValue.get(value)?.observe(seconds);
    },

    read: async () => ({ type: registry.contentType, text: await registry.metrics() }),
  };
}
