import type { ScreenId } from "../../domain/model/id.ts";

/** A player's line, as far as it matters who is at its other end. */
export interface Line {
  /** Names the page there, from its start to its end: a page that is loaded anew is another run. */
  readonly run: string;
  readonly isOpen: boolean;
  /** Asks whether somebody is there; false as well if the answer takes too long. An answer that was under way already counts as one. */
  answers(): Promise<boolean>;
  /** Hangs up. */
  cut(): void;
}

/** `busy`: nobody can tell right now; it is to come again. */
export type Verdict = "welcome" | "cloned" | "busy";

interface Holder {
  line: Line | null;
  /** The runs that have spoken, the newest last. */
  runs: readonly string[];
}

/** Runs remembered of each screen. */
const REMEMBERED = 5;

/**
 * Tells two devices with one token from one device that comes back. One device has one page, and a page has one line. So there are two if the page before
 * still answers when another one comes; and if a page comes back and speaks although another one was here since, for a page never follows itself.
 * A page that went without a word (power, sleep, a network that fell silent) does not answer, so it is no cause for alarm.
 */
export class CloneWatch {
  readonly #holders = new Map<ScreenId, Holder>();
  readonly #asking = new Set<ScreenId>();

  /** Decides about a page that wants to be a screen. Whoever had the screen is hung up on if nobody is there any more. */
  async arrives(id: ScreenId, line: Line): Promise<Verdict> {
    const before = this.#holders.get(id)?.line ?? null;
    if (before === null || !before.isOpen) return this.#welcome(id, line);
    if (before.run === line.run) {
      before.cut();
      return this.#welcome(id, line);
    }
    if (this.#asking.has(id)) return "busy";
    this.#asking.add(id);
    try {
      return await this.#judge(id, before, line);
    } finally {
      this.#asking.delete(id);
    }
  }

  /**
   * The screen has spoken over this line, so its page is there; a call to come in may be the last one of a page that is gone.
   * @returns whether that shows that there are two of it; told once
   */
  heard(id: ScreenId, line: Line): boolean {
    const holder = this.#holders.get(id);
    if (holder?.line !== line || holder.runs.at(-1) === line.run) return false;
    const isBack = holder.runs.includes(line.run);
    holder.runs = [...holder.runs.filter((run) => run !== line.run), line.run].slice(-REMEMBERED);
    return isBack;
  }

  left(id: ScreenId, line: Line): void {
    const holder = this.#holders.get(id);
    if (holder?.line === line) holder.line = null;
  }

  forget(id: ScreenId): void {
    this.#holders.delete(id);
  }

  async #judge(id: ScreenId, before: Line, line: Line): Promise<Verdict> {
    const [isThere, isHere] = await Promise.all([answersTwice(before), answersTwice(line)]);
    const isSame = this.#holders.get(id)?.line === before;
    // The newcomer was a last word of somebody who is gone himself, or the one before has begun another line meanwhile.
    if (!isHere || (!isSame && this.#holders.get(id)?.line)) return "busy";
    if (isThere && isSame) return "cloned";
    before.cut();
    return this.#welcome(id, line);
  }

  #welcome(id: ScreenId, line: Line): Verdict {
    this.#holders.set(id, { line, runs: this.#holders.get(id)?.runs ?? [] });
    return "welcome";
  }
}

/** The first answer may be one to an earlier question, which its sender did not live to see arrive. The second cannot. */
async function answersTwice(line: Line): Promise<boolean> {
  return (await line.answers()) && (await line.answers());
}
