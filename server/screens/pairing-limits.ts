import { addressKey, type Limits } from "../platform/rate-limit.ts";
import type { PairingLimits } from "./pairing-service.ts";

/** Limits of pairing by address, by account and of everybody together. */
export function pairingLimits(limits: Limits): PairingLimits {
  return {
    pairingStart: (address) => limits.pairingStartByAddress.take(addressKey(address)),
    async pairingClaim(address, accountId) {
      await limits.pairingClaimByAddress.take(addressKey(address));
      await limits.pairingClaimByAccount.take(accountId);
      await limits.pairingClaim.take("all");
    },
    async pairingClaimed(address, accountId) {
      await limits.pairingClaimByAddress.giveBack(addressKey(address));
      await limits.pairingClaimByAccount.giveBack(accountId);
      await limits.pairingClaim.giveBack("all");
    },
  };
}
