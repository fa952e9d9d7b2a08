import { oc } from "@orpc/contract";
import * as z from "zod/mini";
import { PairingId } from "../model/id.ts";
import { Screen, ScreenDraft } from "../model/screen.ts";
import { PairingResult, PairingStart } from "./pairing-messages.ts";

export { PairingResult, PairingStart };

/** Eight characters of Crockford's base 32 (40 bits), without the dash they are shown with. Case and look-alikes do not matter. */
export const PairingCode = z.string().check(
  z.maxLength(20),
  z.overwrite((code) => code.toUpperCase().replace(/[\s-]/g, "").replace(/O/g, "0").replace(/[IL]/g, "1")),
  z.regex(/^[0-9A-HJKMNP-TV-Z]{8}$/, { error: "A pairing code has eight letters and digits" }),
);

/** A new browser asks for a code. Nothing is needed and nothing is given away: the code alone does nothing. */
const start = oc
  .route({ method: "POST", path: "/pairings", summary: "Ask for a pairing code", tags: ["pairings"], successStatus: 201 })
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
  .output(Screen);

export const pairings = { start, collect, claim };
