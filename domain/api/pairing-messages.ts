import * as z from "zod/mini";
import { PairingId } from "../model/id.ts";
import { Instant } from "../model/time.ts";

/** Answers of the pairing endpoints, apart from their contract, so that the player can read them without carrying the contract's library. */
export const PairingStart = z.strictObject({
  id: PairingId,
  code: z.string(),
  secret: z.string(),
  expiresAtMs: Instant,
  /** Leads to the page where the code is claimed, as `qrCode` writes it; null if there is none. Earlier servers say nothing of it. */
  qrCode: z.optional(z.nullable(z.string())),
});
export type PairingStart = z.infer<typeof PairingStart>;

export const PairingResult = z.discriminatedUnion("state", [
  z.strictObject({ state: z.literal("waiting") }),
  z.strictObject({ state: z.literal("paired"), token: z.string(), screenName: z.string() }),
]);
export type PairingResult = z.infer<typeof PairingResult>;
