import { setTimeout as wait } from "node:timers/promises";
import type { Page } from "playwright-core";
import { Playlist } from "../../../domain/model/playlist.ts";
import { type Showing, showingAt } from "../../../domain/programme/playback.ts";
import { lookAt, type Sample } from "./glass.ts";

const EVERY_MS = 1000;
/** So late a slide may come on a machine that has much else to do. */
const LATE_MS = 2500;
/** A picture taken while a page is being opened is of neither the old nor the new one. */
const OPENS_WITHIN_MS = 1500;
/** From opening the page to the first slide, likewise. */
const STARTS_WITHIN_MS = 10_000;

export interface Watched {
  /** As it was pushed; null while there is none, which is FALLBACK. */
  readonly playlist: object | null;
  /** What may hang there besides what the programme says. FALLBACK (`house`) is to be named as well: it is right only where nothing else is. */
  readonly substitutes?: readonly string[];
  /** The right time, from what the device believes; by default the time of the machine, which is that of the server. */
  readonly trueMs?: (deviceMs: number, machineMs: number) => number;
}

/** Looks at the glass once a second, from outside, and compares it with what the one resolver says. */
export class GlassSampler {
  readonly samples: Sample[] = [];
  readonly faults: string[] = [];
  private readonly page: Page;
  private watched: Watched;
  private before: Watched;
  private watchedSinceMs = Number.NEGATIVE_INFINITY;
  private openedMs = Number.NEGATIVE_INFINITY;
  private nothingSinceMs: number | null = null;
  private readonly end = new AbortController();
  private readonly over: Promise<void>;

  constructor(page: Page, watched: Watched) {
    this.page = page;
    this.watched = watched;
    this.before = watched;
    page.on("framenavigated", (frame) => {
      if (frame === page.mainFrame()) this.openedMs = performance.now();
    });
    this.over = this.run();
  }

  /** From now on something else is right. What was right before may hang there for a moment still. */
  now(watched: Partial<Watched>): void {
    this.before = this.watched;
    this.watched = { ...this.watched, ...watched };
    this.watchedSinceMs = Date.now();
  }

  /** Resolves when the glass was looked at so many times more, whatever was seen. */
  async seen(times: number): Promise<void> {
    const enough = this.samples.length + times;
    while (this.samples.length < enough && !this.end.signal.aborted) await wait(50);
  }

  /** Ends it. @returns everything that was wrong: nothing, mostly */
  async stop(): Promise<readonly string[]> {
    this.end.abort();
    await this.over;
    return this.samples.length > 0 ? this.faults : [...this.faults, "the glass was never looked at"];
  }

  private async run(): Promise<void> {
    while (!this.end.signal.aborted) {
      const sample = await lookAt(this.page).catch((error: unknown) => this.unseen(error));
      if (sample) this.judge(sample);
      await wait(EVERY_MS, undefined, { signal: this.end.signal }).catch(() => undefined);
    }
  }

  /** A page that is just being opened cannot be asked; it will be in a second. */
  private unseen(error: unknown): null {
    if (!/navigat|context was destroyed|Unable to capture|crashed|closed|Timeout/.test(String(error))) this.faults.push(String(error));
    this.nothing(`${String(error).split("\n")[0] ?? ""}`);
    return null;
  }

  private judge(sample: Sample): void {
    this.samples.push(sample);
    const { name, picture } = sample;
    if (picture === "white") this.faults.push(`white, where ${String(name)} should be`);
    if (performance.now() - this.openedMs < OPENS_WITHIN_MS || name === null) this.nothing("nothing hangs there yet");
    else this.compare(name, sample);
  }

  private compare(name: string, sample: Sample): void {
    const { picture } = sample;
    this.nothingSinceMs = null;
    const right = this.rightAt(sample);
    if (!right.has(name)) this.faults.push(`${name} hangs there instead of ${[...right].join(" or ")}`);
    // Between darkness and a slide there is a fade.
    const mayBeBlack = right.has("off");
    const mayBeDrawn = name !== "off" || right.size > 1;
    if (picture === "ground" || (picture === "black" && !mayBeBlack) || (picture === "drawn" && !mayBeDrawn)) {
      this.faults.push(`${name} looks ${picture}`);
    }
  }

  private nothing(why: string): void {
    this.nothingSinceMs ??= performance.now();
    if (performance.now() - this.nothingSinceMs > STARTS_WITHIN_MS) this.faults.push(`for too long: ${why}`);
  }

  private rightAt(sample: Sample): ReadonlySet<string> {
    const isNew = sample.seenMs - sample.tookMs - this.watchedSinceMs < LATE_MS;
    return new Set([...rightFor(this.watched, sample), ...(isNew ? rightFor(this.before, sample) : [])]);
  }
}

function rightFor(
  { playlist, substitutes = [], trueMs = (_, machineMs) => machineMs }: Watched,
  { deviceMs, seenMs, tookMs }: Sample,
): readonly string[] {
  const nowMs = trueMs(deviceMs, seenMs);
  return [...(playlist ? namesBetween(playlist, nowMs - tookMs - LATE_MS, nowMs) : ["house"]), ...substitutes];
}

/** The names of all that the programme shows in these moments. */
function namesBetween(playlist: object, fromMs: number, toMs: number): readonly string[] {
  const programme = Playlist.parse(playlist);
  const names: string[] = [];
  for (let atMs = fromMs; atMs <= toMs; atMs = showingAt(programme, atMs).untilMs) names.push(nameOfShowing(showingAt(programme, atMs)));
  return names;
}

/** The name of what hangs there at this moment. */
export function nameAt(playlist: object, atMs: number): string {
  return nameOfShowing(showingAt(Playlist.parse(playlist), atMs));
}

function nameOfShowing(showing: Showing): string {
  switch (showing.kind) {
    case "takeover":
      return showing.takeover.id;
    case "slide":
      return showing.turn.slide.id;
    case "quiet":
      return "off";
    case "house":
      return "house";
  }
}
