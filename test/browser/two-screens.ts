import type { Browser, Page } from "playwright-core";
import { filmSlide } from "./film.ts";
import { filmGaps, momentsOf, slideGaps, watchMoments } from "./moments.ts";
import { paragraph, playlistOf, slide } from "./player-playlists.ts";
import type { PlayerServer } from "./player-server.ts";

const HOUR_MS = 3_600_000;
/** What the two devices believe the time to be: one is slow by hours, the other one fast. */
const WRONG_BY_MS = [-5 * HOUR_MS + 1234, 7 * HOUR_MS - 777] as const;
const DWELL_MS = 1500;
const FILM_SECONDS = 8;

export interface Together {
  /** How far apart the screens changed slides; null for a slide that only one of them showed. */
  readonly slidesMs: readonly (number | null)[];
  /** How far apart their films were, at many moments. */
  readonly filmsMs: readonly number[];
  /** How late timers came in their pages that have nothing to do with the player. */
  readonly lateMs: readonly number[];
}

/**
 * Two screens with clocks that are wrong by hours get the same playlist, and then nothing more: the server goes down, and they do not know of
 * each other. What they do is watched for `loops` loops of slides and a film.
 */
export async function watchTwoScreens(browser: Browser, server: PlayerServer, loops: number): Promise<Together> {
  server.claim();
  const pages: Page[] = [];
  for (const wrongByMs of WRONG_BY_MS) pages.push(await open(browser, server, wrongByMs));
  const slides = ["Eins", "Zwei", "Drei", "Vier"].map((title) => slide({ title, body: [paragraph(`Folie ${title}.`)], dwellMs: DWELL_MS }));
  const [first, ...others] = slides as [object, ...object[]];
  const from = server.heard.length;
  server.push(playlistOf([first, await filmSlide(server, FILM_SECONDS), ...others]));
  for (const { id } of [slides[3], slides[0]] as { id: string }[]) {
    // Twice each, once by each screen.
    const one = await server.hear("painted", (painted) => painted.slide === id, from);
    await server.hear("painted", (painted) => painted.slide === id && painted !== one, from);
  }
  await Promise.all(pages.map(watchMoments));
  await server.down();
  const [one, other] = await Promise.all(pages.map((page) => watchLoops(page, slides.at(-1)?.id ?? "", loops)));
  if (!one || !other) throw new Error("a screen is missing");
  await Promise.all(pages.map((page) => page.context().close()));
  return { slidesMs: slideGaps(one, other), filmsMs: filmGaps(one, other), lateMs: [...one.lateMs, ...other.lateMs] };
}

/** Whatever the page asks the device's clock, it hears a wrong time. */
async function open(browser: Browser, server: PlayerServer, wrongByMs: number): Promise<Page> {
  const page = await browser.newPage({ locale: "de-DE", viewport: { width: 1280, height: 720 } });
  await page.addInitScript((byMs) => {
    const Right = Date;
    globalThis.Date = class extends Right {
      constructor(...given: unknown[]) {
        super(...((given.length === 0 ? [Right.now() + byMs] : given) as [number]));
      }
      static override now() {
        return Right.now() + byMs;
      }
    } as DateConstructor;
  }, wrongByMs);
  const from = server.heard.length;
  await page.goto(`${server.origin}/play`);
  await server.hear("heartbeat", undefined, from);
  return page;
}

async function watchLoops(page: Page, last: string, loops: number) {
  await page.waitForFunction(
    ([slide, wanted]) => {
      const { moments } = window as unknown as { moments: { changes: { slide: string }[] } };
      return moments.changes.filter((change) => change.slide === slide).length >= wanted;
    },
    [last, loops] as const,
    { timeout: 0 },
  );
  return momentsOf(page);
}
