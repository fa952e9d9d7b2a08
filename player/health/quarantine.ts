import { HOUR_MS } from "../../domain/model/time.ts";

const FIRST_MS = 10_000;

interface Case {
  readonly strikes: number;
  readonly untilMs: number;
}

/** What could not be drawn is left alone for ten seconds, then twice as long each time, up to an hour: it may have been a bad moment. */
export class Quarantine {
  private readonly cases = new Map<string, Case>();

  add(id: string, nowMs: number): void {
    const strikes = (this.cases.get(id)?.strikes ?? 0) + 1;
    this.cases.set(id, { strikes, untilMs: nowMs + Math.min(FIRST_MS * 2 ** (strikes - 1), HOUR_MS) });
  }

  holds(id: string, nowMs: number): boolean {
    return nowMs < (this.cases.get(id)?.untilMs ?? 0);
  }

  /** When the next one may be tried again. */
  nextMs(nowMs: number): number {
    return Math.min(...[...this.cases.values()].map(({ untilMs }) => untilMs).filter((untilMs) => untilMs > nowMs));
  }

  clear(): void {
    this.cases.clear();
  }
}
