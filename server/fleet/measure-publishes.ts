import type { FleetFigures } from "./fleet-figures.ts";
import type { OwnServer } from "./own-server.ts";
import { percentile } from "./percentile.ts";

/** How long it took from the answer to a publish until players had taken the new playlist over. Milliseconds. */
export interface Published {
  readonly halfMs: number;
  readonly p99Ms: number;
  readonly lastMs: number;
  readonly screens: number;
}

/** Publishes an announcement for everybody and waits until all players have it, at most `patienceMs`. */
export async function measurePublish({ api, everybody }: OwnServer, figures: FleetFigures, patienceMs: number): Promise<Published> {
  const title = `Probe ${new Date().toISOString()}`;
  const draft = await api.announcements.create({
    category: "general",
    languages: ["de"],
    slides: [
      { key: "slide1", template: "text", dwellMs: null, fields: { title: { de: title }, body: { de: "Eine Mitteilung der Simulation." } } },
    ],
    targets: [everybody],
    schedule: { from: null, until: null, windows: [] },
    precedence: "normal",
    weight: 1,
  });
  const wanted = figures.live;
  const arrivedMs: number[] = [];
  const { promise, resolve } = Promise.withResolvers<void>();
  const startMs = performance.now();
  const stop = figures.eachPlaylist(() => {
    if (arrivedMs.push(performance.now() - startMs) === wanted) resolve();
  });
  const patience = setTimeout(resolve, patienceMs);
  await api.announcements.publish({ id: draft.id, version: draft.version });
  await promise;
  clearTimeout(patience);
  stop();
  return {
    halfMs: percentile(arrivedMs, 0.5),
    p99Ms: percentile(arrivedMs, 0.99),
    lastMs: percentile(arrivedMs, 1),
    screens: arrivedMs.length,
  };
}
