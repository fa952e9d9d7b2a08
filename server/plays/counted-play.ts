import type { PanelState, Play } from "../../domain/model/play.ts";

/**
 * A play of which is known what it was of: the id of an announcement or a takeover, or `house`, `off` or `lost`. Who says so has made sure
 * that the screen had it.
 */
export interface CountedPlay {
  readonly subject: string;
  readonly atMs: number;
  readonly hours: Play["hours"];
  readonly panel: PanelState;
  readonly count: number;
  readonly paintedMs: number;
}
