import { on } from "node:events";
import type { PlaylistMessage } from "../../../domain/api/player-events.ts";
import type { PlaysLine } from "../../../domain/api/reports.ts";
import type { Announcement } from "../../../domain/model/announcement.ts";
import type { AnnouncementId, ContentHash, GroupId, ScreenId, SiteId } from "../../../domain/model/id.ts";
import { Play, type PlayBatch } from "../../../domain/model/play.ts";
import { Playlist } from "../../../domain/model/playlist.ts";
import { parseSlideId } from "../../../domain/programme/slide-id.ts";
import { signIn } from "../attack/attacked-server.ts";
import { ADMIN, announcementFor, type Player, pairScreen, playerSocket, type RunningServer } from "../running-server.ts";

export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;
/** Monday, 11 January 2027, 09:00 in Berlin. */
export const MORNING_MS = Date.parse("2027-01-11T08:00:00Z");

/** A clock that goes only when it is told to. */
export class HandClock {
  nowMs = MORNING_MS;
  readonly now = () => this.nowMs;
}

/** Signs in anew: sessions end while a test lets days pass. */
export async function signedIn(server: RunningServer): Promise<RunningServer> {
  const cookie = await signIn(server.origin, ADMIN);
  return { ...server, cookie, client: server.clientWith({ cookie }) };
}

/** A screen of a test: what it was given, and its line. */
export interface PlayingScreen {
  readonly screenId: ScreenId;
  readonly token: string;
  readonly socket: Player;
  readonly hash: ContentHash;
  readonly playlist: Playlist;
  /** Sends a batch and gives the number the server answers with. */
  send(batch: PlayBatch): Promise<number>;
}

export async function publish(server: RunningServer, targets: readonly GroupId[], title: string): Promise<Announcement> {
  const draft = await server.client.announcements.create(announcementFor(targets, title));
  return server.client.announcements.publish({ id: draft.id, version: draft.version });
}

/** Pairs a screen and connects it. @param shows the announcement its playlist has to have */
export async function startScreen(
  server: RunningServer,
  clock: HandClock,
  place: { readonly siteId: SiteId; readonly groupIds: GroupId[]; readonly name?: string },
  shows: AnnouncementId,
): Promise<PlayingScreen> {
  const { token, screenId } = await pairScreen(server, { name: "Wachraum", ...place });
  return connectScreen(server, clock, { token, screenId }, shows);
}

/** Connects a screen, until it has its playlist and has said that it took it over. What was published just before may come as a second one. */
export async function connectScreen(
  server: RunningServer,
  clock: HandClock,
  { token, screenId }: { readonly token: string; readonly screenId: ScreenId },
  shows: AnnouncementId,
): Promise<PlayingScreen> {
  const socket = playerSocket(server.origin, token);
  const messages = on(socket as never, "playlist") as AsyncIterable<[PlaylistMessage]>;
  socket.connect();
  for await (const [message] of messages) {
    const playlist = Playlist.parse(JSON.parse("json" in message ? message.json : await gunzip(message.gzip)));
    if (!playlist.slides.some(({ id }) => parseSlideId(id)?.id === shows)) continue;
    socket.emit("applied", { playlist: message.hash, atMs: clock.nowMs as never });
    await socket.emitWithAck("clock", {});
    return {
      screenId,
      token,
      socket,
      hash: message.hash,
      playlist,
      send: async (batch) => (await socket.timeout(20_000).emitWithAck("plays", batch)).sequence,
    };
  }
  throw new Error("no playlist came");
}

async function gunzip(data: ArrayBuffer): Promise<string> {
  return new Response(new Blob([data]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
}

/** A play of the hour that has just begun, unless said otherwise. */
export function play(
  change: { readonly playlist: ContentHash | null; readonly slide: string } & Partial<Record<keyof Play, unknown>>,
): Play {
  return Play.parse({ atMs: MORNING_MS, hours: 1, panel: "unknown", count: 1, paintedMs: 10_000, ...change });
}

export function batch(sequence: number, plays: readonly Play[], instance = "first"): PlayBatch {
  return { instance, sequence, plays: [...plays] };
}

/** Every line of a report. */
export async function linesOf(
  server: RunningServer,
  question: Parameters<RunningServer["client"]["reports"]["plays"]>[0],
): Promise<PlaysLine[]> {
  const lines: PlaysLine[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await server.client.reports.plays({ ...question, ...(cursor === undefined ? {} : { cursor }) });
    lines.push(...page.items);
    if (page.nextCursor === null) return lines;
    cursor = page.nextCursor;
  }
}

/** Painted how often and for how long, over everything a report tells. */
export async function paintedIn(server: RunningServer, question: Parameters<typeof linesOf>[1]): Promise<readonly [number, number]> {
  const lines = await linesOf(server, question);
  return [lines.reduce((sum, { painted }) => sum + painted.count, 0), lines.reduce((sum, { painted }) => sum + painted.ms, 0)];
}
