import type { Fault } from "../../domain/api/player-events.ts";

const KEPT_FAULTS = 20;

/** What went wrong on this screen: counted, each said once per playlist, kept while the line is down. */
export class FaultLog {
  private ownCount = 0;
  private said = new Set<string>();
  private unsent: readonly Fault[] = [];

  /** How many there were since the player started. */
  get count(): number {
    return this.ownCount;
  }

  note(kind: Fault["kind"], slide: string | null, message: string): void {
    this.ownCount = Math.min(this.ownCount + 1, 1_000_000);
    const name = `${kind}/${slide}/${message}`;
    if (this.said.has(name)) return;
    this.said.add(name);
    this.unsent = [...this.unsent, { kind, slide: slide?.slice(0, 120) ?? null, message: message.slice(0, 500) }].slice(-KEPT_FAULTS);
  }

  /** What was not told yet, oldest first; from now on it counts as told. */
  takeUnsent(): readonly Fault[] {
    const unsent = this.unsent;
    this.unsent = [];
    return unsent;
  }

  /** With a new playlist everything is worth saying again. */
  startAnew(): void {
    this.said = new Set();
  }
}
