import { collectDefaultMetrics, Gauge, Registry } from "prom-client";

export type Metrics = ReturnType<typeof createMetrics>;

/** Figures for Prometheus: the process (memory, CPU, event loop) and whatever features add. Nothing about people. */
export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: "aushang_" });
  return {
    /** Adds a figure that is read each time somebody looks. `values` are by label. */
    gauge(name: string, help: string, label: string, values: () => Readonly<Record<string, number>>): void {
      new Gauge({
        name: `aushang_${name}`,
        help,
        labelNames: [label],
        registers: [registry],
        collect() {
          for (const [key, value] of Object.entries(values())) this.set({ [label]: key }, value);
        },
      });
    },
    read: async () => ({ type: registry.contentType, text: await registry.metrics() }),
  };
}
