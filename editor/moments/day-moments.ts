import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { ScreenMoment } from "../../domain/api/screens.ts";
import type { ScreenId } from "../../domain/model/id.ts";
import type { Interval } from "../../domain/model/time.ts";
import { contains } from "../../domain/programme/intervals.ts";
import { api } from "../api-client.ts";

/** A screen that was sent something every minute of a day is shown in pieces as far as this many. */
const MOST_PIECES = 40;

/** The past ends and the future begins a little later for each question: holes up to this long between two pieces are none. */
const SLACK_MS = 5000;

/** What to ask about. `day` is fetched whole, beginning with the moment itself. */
export interface DayWish {
  readonly screenId: ScreenId;
  readonly atMs: number;
  readonly day: Interval;
  readonly drafts: boolean;
}

/** The pieces a day of a screen consists of: each holds from one delivery to the next, the last one for what is planned. */
export class DayMoments implements ReactiveController {
  pieces: readonly ScreenMoment[] = [];
  failed: unknown;
  #abort: AbortController | undefined;
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#abort?.abort();
  }

  /** The piece that holds at a moment; undefined while it is on its way. */
  at(atMs: number): ScreenMoment | undefined {
    return pieceAt(this.pieces, atMs);
  }

  /** Fetches what is not there yet, the moment first, then the rest of its day from both sides. `afresh` forgets what is there. */
  async load({ screenId, atMs, day, drafts }: DayWish, afresh: boolean): Promise<void> {
    this.#abort?.abort();
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    if (afresh) this.pieces = [];
    try {
      for (let count = 0, wanted: number | undefined = atMs; wanted !== undefined && count < MOST_PIECES; count++) {
        if (!this.at(wanted)) await this.#fetch(screenId, askable(wanted), drafts, signal);
        wanted = firstGap(this.pieces, day);
      }
      this.failed = undefined;
    } catch (error) {
      if (!signal.aborted) this.failed = error;
    }
    this.#host.requestUpdate();
  }

  async #fetch(id: ScreenId, at: number, drafts: boolean, signal: AbortSignal): Promise<void> {
    const piece = await api.screens.moment({ id, at: Math.floor(at), drafts }, { signal });
    if (signal.aborted) return;
    this.pieces = [...this.pieces, piece];
    this.#host.requestUpdate();
  }
}

/** The first instant of a day that no piece covers; undefined if all is covered. */
export function firstGap(pieces: readonly ScreenMoment[], day: Interval): number | undefined {
  let atMs = day.fromMs;
  for (;;) {
    const piece = pieceAt(pieces, atMs);
    if (!piece) return atMs < day.untilMs ? atMs : undefined;
    atMs = piece.validUntilMs;
  }
}

/** Whoever asks about this very moment is answered about the past, again and again; what is planned begins now. */
function askable(atMs: number): number {
  const nowMs = Date.now();
  return Math.abs(atMs - nowMs) < SLACK_MS ? nowMs + SLACK_MS : atMs;
}

function pieceAt(pieces: readonly ScreenMoment[], atMs: number): ScreenMoment | undefined {
  const inside = (slackMs: number) => pieces.find((piece) => contains(spanOf(piece, slackMs), atMs));
  return inside(0) ?? inside(SLACK_MS);
}

function spanOf({ validFromMs, validUntilMs }: ScreenMoment, slackMs: number): Interval {
  return { fromMs: validFromMs - slackMs, untilMs: validUntilMs };
}
