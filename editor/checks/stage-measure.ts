import { contrastOver, type Rgb } from "../../domain/reading/pixel-contrast.ts";
import { type AushangSlide, layoutOf } from "../../player/slides/slide.ts";
import { laidOver, readScrim, type Scrim, shadeAt } from "./scrim.ts";

/** What was measured on the glass: the smallest running text, in units, and the least contrast of words with what lies behind them. */
export interface Measured {
  readonly runningU: number;
  /** Whether fewer words would stand there larger: the type was made smaller to fit. */
  readonly isShrunk: boolean;
  readonly contrast: number;
}

/** What stands beside the running text, never under the floor: labels, notes, and what is read by whoever steps nearer. */
const BESIDE = ".category, .small, [aria-hidden=true]";

/** Measures the slide that hangs on a stage; undefined while none does. */
export function measureStage(stage: HTMLElement): Measured | undefined {
  const slide = stage.shadowRoot?.querySelector<AushangSlide>("aushang-slide.shown");
  const article = slide?.shadowRoot?.querySelector("article");
  const unitPx = Number.parseFloat(getComputedStyle(stage).getPropertyValue("--stage-u"));
  if (!slide?.slide || !article || !(unitPx > 0)) return undefined;
  const words = elementsWithWords(article);
  const running = words.filter((element) => !element.closest(BESIDE));
  const sizes = running.map((element) => Number.parseFloat(getComputedStyle(element).fontSize) / unitPx);
  const picture = article.classList.contains("bleeds") ? readyPicture(article) : null;
  const ratios = words.map((element) => contrastOver(colourOf(getComputedStyle(element).color), behind(element, article, picture)));
  const isShrunk = Number(slide.style.getPropertyValue("--body")) < layoutOf(slide.slide).range.largest.body;
  return { runningU: Math.min(...sizes), isShrunk, contrast: Math.min(21, ...ratios) };
}

function elementsWithWords(article: Element): readonly HTMLElement[] {
  return [...article.querySelectorAll<HTMLElement>("*")].filter(
    (element) =>
      !element.closest("style") &&
      element.offsetWidth > 0 &&
      [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()),
  );
}

function readyPicture(article: Element): HTMLImageElement | null {
  const img = article.querySelector<HTMLImageElement>(".picture img");
  return img?.complete && img.naturalWidth > 0 ? img : null;
}

function colourOf(css: string): Rgb {
  const [red = 0, green = 0, blue = 0] = (css.match(/[\d.]+/g) ?? []).map(Number);
  return [red, green, blue];
}

/** What lies behind an element: the picture under its scrims if there is one, else the nearest paper. */
function behind(element: HTMLElement, article: Element, picture: HTMLImageElement | null): Uint8ClampedArray {
  const paper = paperOf(element, article);
  if (!picture || paper.inside !== null) return Uint8ClampedArray.from([...(paper.inside ?? paper.outside), 255]);
  return pixelsBehind(element, article, picture);
}

/** The paper of a box inside the slide, such as a tile, and that of what lies behind the slide. */
function paperOf(element: Element, article: Element): { readonly inside: Rgb | null; readonly outside: Rgb } {
  let inside: Rgb | null = null;
  for (let at: Element | null = element; at; ) {
    const { backgroundColor } = getComputedStyle(at);
    const isOpaque = !/^rgba\(.*, 0(?:\.\d+)?\)$|^transparent$/.test(backgroundColor);
    if (isOpaque && !article.contains(at)) return { inside, outside: colourOf(backgroundColor) };
    if (isOpaque) inside ??= colourOf(backgroundColor);
    const root: Node = at.getRootNode();
    at = at.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
  }
  return { inside, outside: [255, 255, 255] };
}

/** So many samples across a text are enough: scrims and skies change slowly, and this runs as somebody types. */
const SAMPLES = 48;

/** The part of the picture behind an element, as the layout crops it, with the scrims over it. */
function pixelsBehind(element: HTMLElement, article: Element, picture: HTMLImageElement): Uint8ClampedArray {
  const words = element.getBoundingClientRect();
  const [width, height] = [SAMPLES, Math.max(4, Math.round((SAMPLES * words.height) / words.width))];
  const context = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
  if (!context) return new Uint8ClampedArray();
  drawCrop(context, picture, words);
  const data = context.getImageData(0, 0, width, height).data;
  for (const { scrim, box, scale } of scrimsOver(element, article)) {
    const length = (scrim.axis === "x" ? box.width : box.height) / scale;
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const point = {
          x: (words.left + ((x + 0.5) / width) * words.width - box.left) / scale,
          y: (words.top + ((y + 0.5) / height) * words.height - box.top) / scale,
        };
        const at = (y * width + x) * 4;
        data.set(laidOver(shadeAt(scrim, point, length), [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0]), at);
      }
    }
  }
  return data;
}

/** Draws what of the picture lies in a box, which may stick out of it: `object-fit: cover` at its `object-position`. */
function drawCrop(context: OffscreenCanvasRenderingContext2D, picture: HTMLImageElement, words: DOMRect): void {
  const frame = picture.getBoundingClientRect();
  const { naturalWidth, naturalHeight } = picture;
  const scale = Math.max(frame.width / naturalWidth, frame.height / naturalHeight);
  const [x = 0.5, y = 0.5] = getComputedStyle(picture)
    .objectPosition.split(" ")
    .map((part) => Number.parseFloat(part) / 100);
  const left = frame.left - (naturalWidth * scale - frame.width) * x;
  const top = frame.top - (naturalHeight * scale - frame.height) * y;
  const source = [(words.left - left) / scale, (words.top - top) / scale, words.width / scale, words.height / scale] as const;
  context.drawImage(picture, ...source, 0, 0, context.canvas.width, context.canvas.height);
}

interface Laid {
  readonly scrim: Scrim;
  readonly box: DOMRect;
  /** Pixels of the window per pixel of the layout. */
  readonly scale: number;
}

/** From the outermost to the innermost. */
function scrimsOver(element: HTMLElement, article: Element): readonly Laid[] {
  const laid: Laid[] = [];
  for (let at: HTMLElement | null = element; at && at !== article; at = at.parentElement) {
    const box = at.getBoundingClientRect();
    const scrim = readScrim(getComputedStyle(at).backgroundImage, { width: at.offsetWidth, height: at.offsetHeight });
    if (scrim) laid.unshift({ scrim, box, scale: box.width / Math.max(1, at.offsetWidth) });
  }
  return laid;
}
