import { join } from "node:path";
import * as z from "zod/mini";
import { createMediaStore } from "../../../server/media/media-store.ts";
import { createWorkshop } from "../../../server/media/workshop/workshop.ts";
import { Child } from "../child.ts";
import { monotonicMs } from "../clock.ts";
import { makePhotographs } from "../photographs.ts";
import { type Bench, type BenchOptions, type Row, times } from "../row.ts";
import { newDataDir } from "../servers/server-under-test.ts";

const LIMIT = 1.2;
/** Both sides take turns, so that whatever else the machine does hits both. */
const PER_TURN = 10;

/** Photographs to all their files, durable in the store, against libvips alone making the same ones. `--screens` is how many. */
export const imagesBench: Bench = {
  name: "images",
  screens: 100,
  run: async ({ screens: count }: BenchOptions): Promise<readonly Row[]> => {
    const folder = newDataDir();
    const paths = await makePhotographs(join(folder, "photographs"), count);
    const floor = new Child(new URL("../servers/image-floor.ts", import.meta.url), { env: { UV_THREADPOOL_SIZE: "4" } });
    const workshop = createWorkshop();
    const store = createMediaStore(join(folder, "media"));
    const spent = { floorMs: 0, oursMs: 0 };
    for (let start = 0; start < paths.length; start += PER_TURN) {
      const some = paths.slice(start, start + PER_TURN);
      spent.floorMs += (await floor.ask(z.object({ ms: z.number() }), "encode", { paths: some }, 600_000)).ms;
      const startMs = monotonicMs();
      await Promise.all(some.map((path) => workshop.make({ task: "image", path, folder: store.folder, crop: null }, () => undefined)));
      spent.oursMs += monotonicMs() - startMs;
    }
    await Promise.all([floor.kill(), workshop.close()]);
    return [row(count, spent.floorMs, spent.oursMs)];
  },
};

function row(count: number, floorMs: number, oursMs: number): Row {
  const ratio = oursMs / floorMs;
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
  return {
    what: `${String(count)} photographs of 12 megapixels to AVIF, WebP and JPEG in four widths`,
    floor: `${seconds(floorMs)} (libvips alone)`,
    measured: `${seconds(oursMs)}, ${times(ratio)}`,
    target: `<= ${times(LIMIT)}`,
    isMet: ratio <= LIMIT,
    command: `npm run bench -- images --screens ${String(count)}`,
  };
}
