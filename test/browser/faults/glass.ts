import type { Page } from "playwright-core";
import sharp from "sharp";

/** What a look at the glass from outside found. */
export interface Sample {
  /**
   * The id of the slide or takeover on the layer that is shown, `house` or `off`; else what has the page instead: `pairing`, `other-window`,
   * `notice`, `browser-error`. Null while the player starts.
   */
  readonly name: string | null;
  readonly picture: Picture;
  /** What the device believes the time is. */
  readonly deviceMs: number;
  /** When the page had answered, by the clock of this machine, and how long that took. */
  readonly seenMs: number;
  readonly tookMs: number;
}

/** What the page itself says. */
type Answer = Pick<Sample, "name" | "deviceMs">;

/** `ground`: one colour, and nothing on it. */
export type Picture = "drawn" | "ground" | "black" | "white";

/** Blue of the brightest ground of ours is 238: what is brighter on the whole is no paper. */
const WHITE_FROM = 249;
const BLACK_BELOW = 3;
/** A page that is being opened gives none; the next look will have one. */
const PICTURE_LIMIT_MS = 5000;
/** Rounding apart, one colour. */
const UNIFORM_BELOW = 0.5;

/** Looks at the page twice: what its document says hangs there, and what the picture of it shows. */
export async function lookAt(page: Page): Promise<Sample> {
  const askedMs = Date.now();
  const answer = await glassOn(page);
  const seenMs = Date.now();
  const picture = await pictureOf(await page.screenshot({ timeout: PICTURE_LIMIT_MS }));
  return { ...answer, seenMs, tookMs: seenMs - askedMs, picture };
}

/** What the document says alone, which costs next to nothing. */
export function glassOn(page: Page): Promise<Answer> {
  return page.evaluate(glassInPage);
}

/** The name alone. */
export async function nameOn(page: Page): Promise<string | null> {
  return (await glassOn(page)).name;
}

/** What a picture is to somebody who stands before it. @param png any format that sharp reads */
export async function pictureOf(png: Buffer): Promise<Picture> {
  const { channels } = await sharp(png).removeAlpha().stats();
  if (channels.every(({ mean }) => mean > WHITE_FROM)) return "white";
  if (channels.some(({ stdev }) => stdev >= UNIFORM_BELOW)) return "drawn";
  return channels.every(({ mean }) => mean < BLACK_BELOW) ? "black" : "ground";
}

/** Runs in the page. */
function glassInPage(): Answer {
  const deviceMs = Date.now();
  const own = (element: Element, ...path: readonly string[]): string =>
    String(path.reduce<unknown>((value, key) => Reflect.get(Object(value), key), element));
  const nameOfLayer = (layer: Element): string => {
    if (layer.localName === "aushang-slide") return own(layer, "slide", "id");
    if (layer.localName === "aushang-takeover") return own(layer, "shown", "takeover", "id");
    return layer.classList.contains("off") ? "off" : "house";
  };
  const find = (): string | null => {
    if (location.protocol === "chrome-error:") return "browser-error";
    const player = document.querySelector("aushang-player");
    if (!player) return document.readyState === "complete" ? "not-the-player" : null;
    if (!player.shadowRoot) return player.querySelector(".notice.shown") ? "notice" : null;
    if (player.shadowRoot.querySelector("aushang-pairing")) return "pairing";
    if (player.shadowRoot.querySelector("aushang-other-window")) return "other-window";
    const layer = player.shadowRoot.querySelector("aushang-stage")?.shadowRoot?.querySelector(".layer.shown");
    return layer ? nameOfLayer(layer) : null;
  };
  return { name: find(), deviceMs };
}
