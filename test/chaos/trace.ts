import type { BrowserContext } from "playwright-core";

/** What hung there from a moment on. */
export interface Seen {
  /** From loading a page to the next one. */
  readonly life: string;
  /** The machine's time. */
  readonly realMs: number;
  /** What the player took the time to be. */
  readonly nowMs: number;
  /** Another number whenever the player's clock was moved. */
  readonly clock: number;
  /** The name of the playlist that the stage has. */
  readonly playlist: string | null;
  readonly isSafe: boolean;
  /** The name under which it is reported as painted; null if nothing hangs there. */
  readonly shown: string | null;
  /** Files of the playlist that the page does not have. */
  readonly missing: readonly string[];
  /** For how long no frame was drawn before this, beyond what is usual: the machine was busy with something else. */
  readonly stalledMs: number;
}

/** A slide that could not be shown, as the player says. */
export interface Failed {
  readonly life: string;
  readonly realMs: number;
  readonly failed: string;
  readonly message: string;
}

/** A page was opened. */
export interface Opened {
  readonly life: string;
  readonly realMs: number;
  readonly opened: string;
}

export type Fact = Seen | Failed | Opened;

/** Every page opened here from now on tells what hangs on its glass: whenever that changes, and once a second. */
export async function traceGlass(context: BrowserContext, factor: number, onFact: (fact: Fact) => void): Promise<void> {
  await context.exposeBinding("tellTrace", (_, fact: Fact) => onFact(fact));
  await context.addInitScript(trace, factor);
}

interface StagePage extends Window {
  tellTrace(fact: Fact): void;
}

interface StageElement extends HTMLElement {
  readonly hasUpdated: boolean;
  readonly nowMs: () => number;
  readonly mediaUrl: (hash: string) => string | null;
  readonly playlist: {
    readonly look: { readonly header: { readonly note: string } };
    readonly loops: readonly (readonly number[])[];
    readonly slides: readonly { readonly pictures: readonly { readonly renditions: readonly { readonly hash: string }[] }[] }[];
  } | null;
}

type LayerElement = Element & { readonly slide?: { readonly id: string }; readonly shown?: { readonly takeover: { readonly id: string } } };

/** Runs in the page. Time there passes faster; the time stamps of events do not. */
function trace(factor: number): void {
  const page = window as unknown as StagePage;
  const life = crypto.randomUUID?.() ?? String(Math.random());
  const realNowMs = () => performance.timeOrigin + new Event("now").timeStamp;
  const tell = (fact: Fact) => page.tellTrace(fact);
  tell({ life, realMs: realNowMs(), opened: location.href });
  addEventListener("slide-failed", (event) => {
    const { slide, message } = (event as CustomEvent<{ slide: string; message: string }>).detail;
    tell({ life, realMs: realNowMs(), failed: slide, message });
  });

  const nameOf = (layer: LayerElement | null) => {
    if (!layer) return null;
    return layer.slide?.id ?? layer.shown?.takeover.id ?? (layer.classList.contains("off") ? "off" : "house");
  };
  const MOVED_MS = 100 * factor;
  const STILL_MS = 1000;
  const USUAL_FRAME_MS = 50;
  let [before, toldMs, frameMs, stalledMs] = ["", 0, realNowMs(), 0];
  let [baseMs, clock] = [Number.NaN, 0];
  const look = () => {
    requestAnimationFrame(look);
    const stage = document.querySelector("aushang-player")?.shadowRoot?.querySelector<StageElement>("aushang-stage");
    const realMs = realNowMs();
    stalledMs += Math.max(0, realMs - frameMs - USUAL_FRAME_MS);
    frameMs = realMs;
    if (!stage?.hasUpdated) return;
    const { playlist } = stage;
    const nowMs = stage.nowMs();
    if (!(Math.abs(nowMs - realMs * factor - baseMs) < MOVED_MS)) {
      baseMs = nowMs - realMs * factor;
      clock++;
    }
    const files = playlist?.slides.flatMap(({ pictures }) => pictures.flatMap(({ renditions }) => renditions.map(({ hash }) => hash)));
    const seen = {
      clock,
      playlist: playlist?.look.header.note ?? null,
      isSafe: playlist?.loops.every((loop) => loop.length === 0) ?? false,
      shown: nameOf(stage.shadowRoot?.querySelector<LayerElement>(".layer.shown") ?? null),
      missing: (files ?? []).filter((hash) => stage.mediaUrl(hash) === null),
    };
    const state = JSON.stringify(seen);
    if (state === before && realMs - toldMs < STILL_MS) return;
    tell({ life, realMs, nowMs, stalledMs, ...seen });
    [before, toldMs, stalledMs] = [state, realMs, 0];
  };
  requestAnimationFrame(look);
}
