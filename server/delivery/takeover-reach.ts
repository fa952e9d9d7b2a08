import type { TakeoverProgress } from "../../domain/api/takeovers.ts";
import type { ScreenId } from "../../domain/model/id.ts";
import type { Takeover, TakeoverReach } from "../../domain/model/takeover.ts";
import type { TakeoverPaint } from "./takeover-paints.ts";

/** How the current version of a takeover fared on one screen. */
export interface Fared {
  readonly reach: TakeoverReach;
  readonly paintedAtMs: number | null;
  /** From the start of the version to its first paint. */
  readonly afterMs: number | null;
}

/** Says how a takeover fared on each screen, from what screens have reported (`paints`, of any version) and nothing else. */
export class TakeoverFates {
  readonly #painted = new Map<ScreenId, number>();
  readonly #restored = new Set<ScreenId>();
  readonly #sinceMs: number;
  readonly #connected: ReadonlySet<ScreenId>;

  /** @param sinceMs when the current version started */
  constructor({ version }: Takeover, sinceMs: number, paints: readonly TakeoverPaint[], connected: ReadonlySet<ScreenId>) {
    this.#sinceMs = sinceMs;
    this.#connected = connected;
    for (const paint of paints) {
      if (paint.version === version) this.#painted.set(paint.screenId, paint.paintedAtMs);
      if (paint.restoredAtMs !== null) this.#restored.add(paint.screenId);
    }
  }

  of(id: ScreenId): Fared {
    const paintedAtMs = this.#painted.get(id) ?? null;
    return { reach: this.#reachOf(id), paintedAtMs, afterMs: paintedAtMs === null ? null : this.#after(paintedAtMs) };
  }

  /** Each of `targeted` screens counts once: in `confirmed`, `pending`, `offline` or `restored`. */
  progress(targeted: number): TakeoverProgress {
    const restored = this.#restored.size;
    const confirmed = [...this.#painted.keys()].filter((id) => !this.#restored.has(id)).length;
    const pending = [...this.#connected].filter((id) => this.#reachOf(id) === "pending").length;
    const spansMs = [...this.#painted.values()].map((atMs) => this.#after(atMs)).sort((a, b) => a - b);
    return {
      targeted,
      confirmed,
      pending,
      offline: Math.max(0, targeted - confirmed - pending - restored),
      restored,
      medianMs: spansMs[Math.floor((spansMs.length - 1) / 2)] ?? null,
      slowestMs: spansMs.at(-1) ?? null,
    };
  }

  #reachOf(id: ScreenId): TakeoverReach {
    if (this.#restored.has(id)) return "restored";
    if (this.#painted.has(id)) return "confirmed";
    return this.#connected.has(id) ? "pending" : "offline";
  }

  #after(paintedAtMs: number): number {
    return Math.max(0, paintedAtMs - this.#sinceMs);
  }
}
