import type { Fault, Heartbeat, Obeyed, Painted } from "../../domain/api/player-events.ts";
import type { DeviceReport } from "../../domain/model/device-report.ts";

/** What a server has heard of a player. */
export type Heard =
  | { readonly type: "applied"; readonly playlist: string; readonly atMs: number }
  | ({ readonly type: "obeyed" } & Obeyed)
  | ({ readonly type: "painted"; readonly heardMs: number } & Painted)
  | ({ readonly type: "fault" } & Fault)
  | ({ readonly type: "heartbeat"; readonly heardMs: number } & Heartbeat)
  | { readonly type: "connected"; readonly playlist: string | null; readonly transport: string }
  | { readonly type: "device"; readonly report: DeviceReport }
  /** The player knows that it was heard. */
  | { readonly type: "device-known"; readonly report: DeviceReport }
  | { readonly type: "fetched" };
