import { oc } from "@orpc/contract";
import * as z from "zod/mini";
import { ContentHash, ScreenId } from "../model/id.ts";
import { Instant } from "../model/time.ts";

/** So many are told of. */
export const DELIVERIES_TOLD = 20;

/** A playlist on its way to a screen: when it was sent, when the screen had it whole, and when something of it was first painted. */
export const ScreenDelivery = z.strictObject({
  playlist: ContentHash,
  pushedAtMs: Instant,
  appliedAtMs: z.nullable(Instant),
  paintedAtMs: z.nullable(Instant),
});
export type ScreenDelivery = z.infer<typeof ScreenDelivery>;

/** The latest first. What lies further back than the record goes is not told. */
const deliveries = oc
  .route({ method: "GET", path: "/screens/{id}/deliveries", summary: "What was sent to a screen", tags: ["screens"] })
  .input(z.strictObject({ id: ScreenId }))
  .output(z.strictObject({ items: z.array(ScreenDelivery) }));

/** Part of the resource `screens`. */
export const screenDeliveries = { deliveries };
