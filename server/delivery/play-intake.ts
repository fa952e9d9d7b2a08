import type { PlaysStored } from "../../domain/api/player-events.ts";
import type { ContentHash, ScreenId } from "../../domain/model/id.ts";
import { LOST_SLIDE, type Play, type PlayBatch } from "../../domain/model/play.ts";
import { HOUR_MS, Instant } from "../../domain/model/time.ts";
import { parseSlideId, parseTakeoverSlideId } from "../../domain/programme/slide-id.ts";
import type { Db } from "../platform/database/database.ts";
import type { Log } from "../platform/log.ts";
import type { PlaylistService } from "../playlists/playlist-service.ts";
import type { CountedPlay } from "../plays/counted-play.ts";
import type { PlaysService } from "../plays/plays-service.ts";
import { findDelivered } from "./delivery-repository.ts";
import type { Ledger } from "./ledger.ts";

interface Parts {
  readonly db: Db;
  readonly now: () => number;
  readonly log: Log;
  readonly playlists: PlaylistService;
  readonly ledger: Ledger;
  readonly plays: PlaysService;
}

/** What is on the glass when it is no slide. */
const NO_SLIDES: ReadonlySet<string> = new Set(["house", "off", LOST_SLIDE]);

/** Takes plays from screens, and believes of them only what a screen was given. */
export class PlayIntake {
  readonly #parts: Parts;
  readonly #quietUntilMs = new Map<ScreenId, number>();
  readonly #underWay = new Map<ScreenId, Promise<unknown>>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /**
   * One batch of a screen at a time: what several could hold together is bounded too.
   * @param wanted the playlist the screen should play now
   */
  async take(screenId: ScreenId, wanted: ContentHash | null, batch: PlayBatch): Promise<PlaysStored> {
    const before = this.#underWay.get(screenId) ?? Promise.resolve();
    const taken = before.catch(() => undefined).then(() => this.#take(screenId, wanted, batch));
    this.#underWay.set(screenId, taken);
    try {
      return await taken;
    } finally {
      if (this.#underWay.get(screenId) === taken) this.#underWay.delete(screenId);
    }
  }

  async #take(screenId: ScreenId, wanted: ContentHash | null, batch: PlayBatch): Promise<PlaysStored> {
    const slides = await this.#slidesGiven(screenId, wanted, batch.plays);
    const counted = batch.plays.flatMap((play) => toCounted(play, slides) ?? []);
    const { sequence, refused } = await this.#parts.plays.take(screenId, batch, counted);
    this.#tell(screenId, refused + batch.plays.length - counted.length, batch.plays.filter(({ slide }) => slide === LOST_SLIDE).length);
    return { sequence };
  }

  /** The names on each of the playlists that the screen was ever given; null for one of which only that is known. */
  async #slidesGiven(screenId: ScreenId, wanted: ContentHash | null, plays: readonly Play[]): Promise<SlidesGiven> {
    const { db, playlists } = this.#parts;
    const hashes = [...new Set(plays.flatMap(({ playlist }) => playlist ?? []))];
    const delivered = new Set(await findDelivered(db, screenId, hashes));
    const isUnbooked = wanted !== null && hashes.includes(wanted) && !delivered.has(wanted);
    if (isUnbooked) {
      await this.#book(screenId, wanted);
      delivered.add(wanted);
    }
    const slides = new Map<ContentHash, ReadonlySet<string> | null>();
    for (const hash of delivered) slides.set(hash, await playlists.slidesOn(hash));
    return slides;
  }

  /** A crash may have cost the note that a screen has what it should have. */
  async #book(screenId: ScreenId, playlist: ContentHash): Promise<void> {
    const { ledger, now } = this.#parts;
    ledger.applied(screenId, { playlist, atMs: Instant.parse(now()) });
    await ledger.flush();
  }

  /** One line in the log for the first of an hour; a broken screen must not fill the disk. */
  #tell(screenId: ScreenId, refused: number, lost: number): void {
    const { now, log } = this.#parts;
    if ((refused === 0 && lost === 0) || now() < (this.#quietUntilMs.get(screenId) ?? 0)) return;
    this.#quietUntilMs.set(screenId, now() + HOUR_MS);
    log.warn({ screenId, refused, lost }, "plays that do not count, or that a screen had no room for");
  }
}

type SlidesGiven = ReadonlyMap<ContentHash, ReadonlySet<string> | null>;

function toCounted({ playlist, slide, ...play }: Play, given: SlidesGiven): CountedPlay | null {
  const subject = NO_SLIDES.has(slide) ? slide : subjectOf(playlist, slide, given);
  return subject === null ? null : { ...play, subject };
}

/** The announcement or takeover a slide speaks of; null if the screen was not given it. */
function subjectOf(playlist: ContentHash | null, slide: string, given: SlidesGiven): string | null {
  const slides = playlist === null ? undefined : given.get(playlist);
  if (slides === undefined || slides?.has(slide) === false) return null;
  return (parseSlideId(slide) ?? parseTakeoverSlideId(slide))?.id ?? null;
}
