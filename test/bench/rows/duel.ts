import * as z from "zod/mini";
import { Child } from "../child.ts";
import { pause } from "../clock.ts";
import { median } from "../statistics.ts";

const Span = z.object({ startMs: z.number() });
const Arrived = z.object({ halfAtMs: z.number(), lastAtMs: z.number(), frames: z.number(), hashes: z.array(z.string()) });

/** What the two sides of a comparison have in common: set something off, and know the CPU time used so far. */
export interface Side {
  /** Makes ready what shall not be measured. */
  readonly prepare?: (round: number) => Promise<void>;
  /** Sends to all clients and says when it began. */
  readonly fire: (round: number) => Promise<{ readonly startMs: number }>;
  readonly cpuMs: () => Promise<number>;
  readonly load: Child;
  readonly minBytes: number;
}

export interface Shot {
  readonly halfMs: number;
  readonly lastMs: number;
  /** Until the last client had it. */
  readonly cpuMs: number;
  /** Until the server was at rest again: with whatever book it keeps. */
  readonly restedCpuMs: number;
}

export interface Duel {
  readonly floor: Shot;
  readonly measured: Shot;
  /** Medians of the ratios round by round, since both sides of a round met the same machine. */
  readonly lastRatio: number;
  readonly cpuRatio: number;
}

/** Fires both sides in turn, changing who begins, and compares round by round. The first two rounds only warm up. */
export async function duel(floor: Side, measured: Side, screens: number, rounds: number): Promise<Duel> {
  const shots: { readonly floor: Shot; readonly measured: Shot }[] = [];
  for (let round = 0; round < rounds + 2; round += 1) {
    const isFloorFirst = round % 2 === 0;
    const first = await shoot(isFloorFirst ? floor : measured, screens, round);
    const second = await shoot(isFloorFirst ? measured : floor, screens, round);
    if (round >= 2) shots.push(isFloorFirst ? { floor: first, measured: second } : { floor: second, measured: first });
  }
  return {
    floor: middle(shots.map((shot) => shot.floor)),
    measured: middle(shots.map((shot) => shot.measured)),
    lastRatio: median(shots.map((shot) => shot.measured.lastMs / shot.floor.lastMs)),
    cpuRatio: median(shots.map((shot) => shot.measured.cpuMs / shot.floor.cpuMs)),
  };
}

async function shoot(side: Side, screens: number, round: number): Promise<Shot> {
  await side.prepare?.(round);
  await rest(side);
  await side.load.ask(z.unknown(), "arm", { expected: screens, minBytes: side.minBytes });
  const cpuBeforeMs = await side.cpuMs();
  const { startMs } = await side.fire(round);
  const arrived = await side.load.ask(Arrived, "wait");
  const cpuMs = (await side.cpuMs()) - cpuBeforeMs;
  const restedCpuMs = (await rest(side)) - cpuBeforeMs;
  return { halfMs: arrived.halfAtMs - startMs, lastMs: arrived.lastAtMs - startMs, cpuMs, restedCpuMs };
}

/** Waits until the server has nothing left to do (or 5 s), so that neither side works during the other's turn. @returns its CPU time so far */
async function rest({ cpuMs }: Side): Promise<number> {
  let before = await cpuMs();
  for (let quiet = 0, tries = 0; quiet < 7 && tries < 50; tries += 1) {
    await pause(100);
    const after = await cpuMs();
    quiet = after - before < 4 ? quiet + 1 : 0;
    before = after;
  }
  return before;
}

function middle(shots: readonly Shot[]): Shot {
  return {
    halfMs: median(shots.map((shot) => shot.halfMs)),
    lastMs: median(shots.map((shot) => shot.lastMs)),
    cpuMs: median(shots.map((shot) => shot.cpuMs)),
    restedCpuMs: median(shots.map((shot) => shot.restedCpuMs)),
  };
}

const Address = z.object({ port: z.int() });
const load = () => new Child(new URL("../load/load-process.ts", import.meta.url));

/** Starts bare `ws` with its clients. `distinct` payloads of `bytes` are dealt out in turn. */
export async function openFloor(clients: number, bytes: number, distinct = 1): Promise<Side> {
  const server = new Child(new URL("../servers/floor-server.ts", import.meta.url));
  const { port } = await server.ask(Address, "open");
  await server.ask(z.unknown(), "prepare", { bytes, distinct });
  const clientsOfFloor = load();
  await clientsOfFloor.ask(z.unknown(), "connectBare", { port, count: clients, inFlight: 200 });
  return {
    load: clientsOfFloor,
    minBytes: Math.floor(bytes / 2),
    cpuMs: () => server.ask(z.number(), "cpu"),
    fire: () => server.ask(Span, "fire"),
  };
}

/** Connects screens to a Socket.IO server that listens already. */
export async function openScreens(port: number, tokens: readonly string[]): Promise<Child> {
  const screens = load();
  await screens.ask(z.unknown(), "connectScreens", { port, tokens, inFlight: 200 });
  return screens;
}
