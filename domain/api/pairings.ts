import { oc } from "@orpc/contract";
import * as z from "zod/mini";
import { PairingId, ScreenId } from "../model/id.ts";
import { Screen, ScreenDraft } from "../model/screen.ts";
import { PairingResult, PairingStart } from "./pairing-messages.ts";
import { PlayerAuth } from "./player-events.ts";

export { PairingResult, PairingStart };

/** Eight characters of Crockford's base 32 (40 bits), without the dash they are shown with. Case and look-alikes do not matter. */
export const PairingCode = z.string().check(
  z.maxLength(20),
  z.overwrite((code) => code.toUpperCase().replace(/[\s-]/g, "").replace(/O/g, "0").replace(/[IL]/g, "1")),
  z.regex(/^[0-9A-HJKMNP-TV-Z]{8}$/, { error: "A pairing code has eight letters and digits" }),
);

/**
 * A screen that has got a device. `namesakes`: other screens of the same site that are called the same, which is allowed, but rarely meant.
 */
export const PairedScreen = z.strictObject({ ...Screen.shape, namesakes: z.array(ScreenId) });
export type PairedScreen = z.infer<typeof PairedScreen>;

/** The name that a browser gives itself, so that it is known again: see `PlayerAuth`. */
const instance = PlayerAuth.shape.instance;

/**
 * A new browser asks for a code. Nothing is needed and nothing is given away: the code alone does nothing. With the secret of an enrolment that is
 * still good nobody needs to claim it: the token waits already. With any other it is a code like all others.
 */
const start = oc
  .route({ method: "POST", path: "/pairings", summary: "Ask for a pairing code", tags: ["pairings"], successStatus: 201 })
  .input(z._default(z.strictObject({ enrolment: z.optional(z.string().check(z.maxLength(100))), instance }), {}))
  .output(PairingStart);

/** The new browser waits (up to 25 s) until somebody claims its code; ask again while `waiting`. 410 once the code is over. */
const collect = oc
  .route({ method: "POST", path: "/pairings/{id}/token", summary: "Wait for the screen's token", tags: ["pairings"] })
  .input(z.strictObject({ id: PairingId, secret: z.string().check(z.maxLength(100)) }))
  .output(PairingResult);

/** An administrator gives the browser that shows this code its name and place. */
const claim = oc
  .route({ method: "POST", path: "/pairings/claim", summary: "Claim a pairing code", tags: ["pairings"], successStatus: 201 })
  .input(z.strictObject({ code: PairingCode, screen: ScreenDraft }))
  .output(PairedScreen);

/**
 * An administrator makes the device that shows this code be a screen that is known already: one that is expected, or with `replace` one whose device
 * broke. The token of the device before it is void at once. 409 `in-use` if it has a device and `replace` was not said.
 */
const assign = oc
  .route({ method: "POST", path: "/screens/{id}/device", summary: "Give a screen its device, or another one", tags: ["pairings"] })
  .input(z.strictObject({ id: ScreenId, code: PairingCode, replace: z._default(z.boolean(), false) }))
  .output(PairedScreen);

export const pairings = { start, collect, claim, assign };
