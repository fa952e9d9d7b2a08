import { RefusalReason } from "../../domain/api/player-events.ts";
import { MINUTE_MS } from "../../domain/model/time.ts";
import type { Metrics } from "../platform/metrics/metrics.ts";
import type { Push } from "../playlists/playlist-service.ts";

/** Why playlists are sent to whole audiences. */
const CAUSES = ["publish", "withdrawal", "takeover", "groups", "look", "media"] as const;
export type PushCause = (typeof CAUSES)[number];

/** From a screen that shows it at once to one whose loop is long. */
const PAINT_SECONDS = [0.25, 0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600] as const;
/** What is painted later was published for later, or the screen was away. */
const COUNTED_WITHIN_MS = 10 * MINUTE_MS;

export type DeliveryFigures = ReturnType<typeof deliveryFigures>;

/** How fast screens are reached, and how fast they are answered. */
export function deliveryFigures(metrics: Metrics) {
  const fanOut = metrics.histograms(
    "fan_out_seconds",
    "From the commit of a change to the last socket its playlists were written to",
    "cause",
    CAUSES,
  );
  const toPaint = metrics.histogram(
    "publish_to_paint_seconds",
    "From a publish to the first time a screen painted it, for each screen that did so within ten minutes",
    PAINT_SECONDS,
  );
  const heartbeat = metrics.counter("heartbeats_total", "Heartbeats that screens have sent");
  const acknowledged = metrics.histogram("heartbeat_ack_seconds", "From reading a heartbeat to having written its acknowledgement");
  const refused = metrics.counters(
    "player_refusals_total",
    "Connections of screens that were refused; busy ones come again",
    "reason",
    RefusalReason.options,
  );
  const admitted = metrics.counter("player_connections_total", "Connections of screens that were admitted");

  return {
    /** Measures a push from this moment on, which is right after the commit. */
    timed(cause: PushCause, push: Push): Push {
      const startedMs = performance.now();
      return async (changed) => {
        await push(changed);
        if (changed.length > 0) fanOut(cause, (performance.now() - startedMs) / 1000);
      };
    },

    firstPaint(msAfterPublish: number): void {
      if (msAfterPublish <= COUNTED_WITHIN_MS) toPaint(msAfterPublish / 1000);
    },

    answered(event: string, ms: number): void {
      if (event !== "heartbeat") return;
      heartbeat();
      acknowledged(ms / 1000);
    },

    admitted: (): void => admitted(),
    refused: (reason: RefusalReason): void => refused(reason),
  };
}
