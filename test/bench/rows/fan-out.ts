import { type BenchCity, buildCity, contentFor } from "../city.ts";
import { monotonicMs } from "../clock.ts";
import { EditorClient, fetchPlaylist } from "../editor-client.ts";
import { type Bench, type BenchOptions, milliseconds, type Row, times } from "../row.ts";
import { freePort, newDataDir, type ServerUnderTest, startServer } from "../servers/server-under-test.ts";
import { type Duel, duel, openFloor, openScreens, type Side } from "./duel.ts";

const LAST_LIMIT = 1.25;
const CPU_LIMIT = 1.5;
const DISTINCT = 1000;

/** A publish through the whole server: HTTP, commit, compile, broadcast, until the last screen has the playlist. */
export const fanOutBench: Bench = {
  name: "fan-out",
  screens: 2000,
  run: async ({ screens, rounds }: BenchOptions): Promise<readonly Row[]> => {
    const result = await measure(screens, 1, rounds);
    const command = `npm run bench -- fan-out --screens ${String(screens)}`;
    return [...speedRows(`A publish to ${String(screens)} screens`, result, command, true), restRow(screens, result, command)];
  },
};

/** The same when every audience gets another playlist: what a publish to everybody costs in a city of many small groups. */
export const distinctBench: Bench = {
  name: "distinct",
  screens: 2000,
  run: async ({ screens, rounds }: BenchOptions): Promise<readonly Row[]> => {
    const result = await measure(screens, DISTINCT, Math.min(rounds, 7));
    const command = `npm run bench -- distinct --screens ${String(screens)}`;
    return speedRows(`A publish that changes ${String(DISTINCT)} distinct playlists, ${String(screens)} screens`, result, command, false);
  },
};

async function measure(screens: number, audiences: number, rounds: number): Promise<Duel> {
  const dataDir = newDataDir();
  const city = await buildCity(dataDir, { screens, audiences });
  const server = await startServer(dataDir, await freePort());
  const { side, bytes } = await openServer(server, city);
  const floor = await openFloor(screens, bytes, audiences);
  const result = await duel(floor, side, screens, rounds);
  await Promise.all([server.kill(), floor.load.kill(), side.load.kill()]);
  return result;
}

async function openServer(server: ServerUnderTest, city: BenchCity): Promise<{ readonly side: Side; readonly bytes: number }> {
  const load = await openScreens(server.port, city.tokens);
  const { hash, text } = await fetchPlaylist(server.origin, city.tokens[0] ?? "");
  const bytes = Buffer.byteLength(JSON.stringify(["playlist", { hash, json: text }]));
  const editor = new EditorClient(server.origin, city.cookie);
  let version = 1;
  const side: Side = {
    load,
    minBytes: Math.floor(bytes / 2),
    cpuMs: server.cpuMs,
    prepare: async (round) => {
      version = await editor.save(city.announcementId, version, contentFor([city.everybody], round + 1));
    },
    fire: async () => {
      const startMs = monotonicMs();
      await editor.publish(city.announcementId, version);
      return { startMs };
    },
  };
  return { side, bytes };
}

function speedRows(what: string, { floor, measured, lastRatio, cpuRatio }: Duel, command: string, isLimited: boolean): readonly Row[] {
  return [
    {
      what: `${what}: last screen reached`,
      floor: milliseconds(floor.lastMs),
      measured: `${milliseconds(measured.lastMs)}, ${times(lastRatio)}`,
      target: isLimited ? `<= ${times(LAST_LIMIT)}` : "",
      isMet: isLimited ? lastRatio <= LAST_LIMIT : null,
      command,
    },
    {
      what: `${what}: server CPU until then`,
      floor: milliseconds(floor.cpuMs),
      measured: `${milliseconds(measured.cpuMs)}, ${times(cpuRatio)}`,
      target: isLimited ? `<= ${times(CPU_LIMIT)}` : "",
      isMet: isLimited ? cpuRatio <= CPU_LIMIT : null,
      command,
    },
  ];
}

function restRow(screens: number, { floor, measured }: Duel, command: string): Row {
  return {
    what: `A publish to ${String(screens)} screens: server CPU until it rests, deliveries written down`,
    floor: milliseconds(floor.restedCpuMs),
    measured: milliseconds(measured.restedCpuMs),
    target: "",
    isMet: null,
    command,
  };
}
