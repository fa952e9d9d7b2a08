import type { Fault } from "../../domain/api/player-events.ts";
import { FaultLog } from "../health/fault-log.ts";
import type { Connection } from "./connection.ts";
import { PaintReports } from "./paint-reports.ts";

/** What the server hears of paints and faults: at once while there is a line, otherwise when it is back. */
export class Telling {
  readonly paints = new PaintReports();
  readonly faults = new FaultLog();
  private readonly line: () => Connection | null;

  constructor(line: () => Connection | null) {
    this.line = line;
  }

  fault(kind: Fault["kind"], slide: string | null, message: string): void {
    this.faults.note(kind, slide, message);
    this.tell();
  }

  /** Says what was not said yet, if anybody listens. */
  tell(): void {
    const line = this.line();
    if (!line?.isConnected) return;
    for (const fault of this.faults.takeUnsent()) line.reportFault(fault);
    for (const painted of this.paints.takeUnsent()) line.reportPainted(painted);
  }
}
