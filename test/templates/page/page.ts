import "./page.css";
import type { ContentHash } from "../../../domain/model/id.ts";
import type { Playlist } from "../../../domain/model/playlist.ts";
import { askEngine } from "../../../player/slides/rendition.ts";
import { AushangStage } from "../../../player/stage/stage.ts";
import type { SlideFailure, SlideFit } from "../../../player/stage/stage-events.ts";
import { contrastSpots, type Spot } from "./contrast-spots.ts";
import { faultsOf, type Geometry } from "./geometry.ts";

/** What is to be drawn, and on what glass. `atMs` is a moment in the playlist; sizes are CSS pixels. */
export interface Order {
  readonly playlist: Playlist;
  readonly atMs: number;
  readonly width: number;
  readonly height: number;
  /** The files are not there (yet): pictures that have not been fetched. */
  readonly withoutFiles: boolean;
}

/** What became of it: what the stage said, and what is wrong with the text on the glass. */
export interface Drawn {
  readonly fits: boolean;
  readonly smallestU: number;
  readonly failed: string | null;
  readonly faults: readonly string[];
}

declare global {
  interface Window {
    drawSlide: (order: Order) => Promise<Drawn>;
    hideText: (hidden: boolean) => readonly Spot[];
  }
}

const CARD = {
  id: "00000000-0000-4000-8000-000000000001",
  name: "Eingang",
  place: "Feuerwache 1",
  organisation: "Stadt Dortmund",
  language: "de",
} as never;

/** Nothing fades: a slide is measured where it comes to rest. */
const STILL = sheet("* { transition: none !important; animation: none !important; }");
const TEXTLESS = sheet(
  "* { color: transparent !important; -webkit-text-fill-color: transparent !important; text-shadow: none !important; }",
);
const PATIENCE_MS = 15_000;

const glass = document.createElement("div");
glass.className = "glass";
document.body.append(glass);
const asked = askEngine();

window.drawSlide = async (order) => {
  await asked;
  const stage = freshStage(order);
  const said = outcomeOf(stage);
  // Not `replaceChildren`: that came with Chromium 86.
  glass.textContent = "";
  glass.append(stage);
  const outcome = await said;
  const geometry: Geometry = { width: order.width, height: order.height, safePercent: order.playlist.look.safeAreaPercent };
  return { ...outcome, faults: outcome.failed === null ? faultsOf(stage, geometry, outcome.fits) : [] };
};

/** Takes all words away, or gives them back, and says where they stand and in what colour. */
window.hideText = (hidden) => {
  const stage = glass.firstElementChild;
  if (!(stage instanceof AushangStage)) return [];
  const spots = contrastSpots(stage);
  for (const root of rootsIn(stage)) {
    root.adoptedStyleSheets = [...root.adoptedStyleSheets.filter((one) => one !== TEXTLESS), ...(hidden ? [TEXTLESS] : [])];
  }
  return spots;
};

/** A stage for each drawing: nothing of the one before remains. */
function freshStage({ playlist, atMs, width, height, withoutFiles }: Order): AushangStage {
  glass.style.setProperty("--glass-width", `${String(width)}px`);
  glass.style.setProperty("--glass-height", `${String(height)}px`);
  const stage = new AushangStage();
  stage.playlist = playlist;
  stage.card = CARD;
  stage.atMs = atMs;
  stage.mediaUrl = (hash: ContentHash) => (withoutFiles ? null : `/media/${hash}`);
  return stage;
}

/** Resolves once the slide stands on the glass, or cannot. */
function outcomeOf(stage: AushangStage): Promise<Omit<Drawn, "faults">> {
  let fit: SlideFit | null = null;
  return new Promise((resolve) => {
    const end = (failed: string | null) => resolve({ fits: fit?.fits ?? true, smallestU: fit?.smallestU ?? 0, failed });
    const timer = setTimeout(() => end("nothing was painted in time"), PATIENCE_MS);
    stage.addEventListener("slide-fitted", (event) => {
      if (event instanceof CustomEvent) fit = event.detail;
      for (const root of rootsIn(stage))
        if (!root.adoptedStyleSheets.includes(STILL)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, STILL];
    });
    stage.addEventListener("slide-failed", (event) => {
      const { message }: SlideFailure = (event as CustomEvent<SlideFailure>).detail;
      clearTimeout(timer);
      end(message);
    });
    stage.addEventListener("slide-painted", (event) => {
      if (event instanceof CustomEvent && event.detail === "house") return;
      clearTimeout(timer);
      end(null);
    });
  });
}

function rootsIn(stage: AushangStage): readonly ShadowRoot[] {
  const inner = [...(stage.shadowRoot?.querySelectorAll("aushang-slide") ?? [])].map(({ shadowRoot }) => shadowRoot);
  return [stage.shadowRoot, ...inner].filter((root) => root !== null);
}

function sheet(css: string): CSSStyleSheet {
  const made = new CSSStyleSheet();
  made.replaceSync(css);
  return made;
}
