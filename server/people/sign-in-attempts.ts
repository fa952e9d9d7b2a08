import { addressKey, type Limits } from "../platform/rate-limit.ts";

/** Attempts to get in. Each costs one of the address and one of the account, whether there is such an account or not. */
export function createSignInAttempts({ signInByAddress, signInByAccount }: Pick<Limits, "signInByAccount" | "signInByAddress">) {
  return {
    /** @throws {Problem} `too-many-requests` */
    async take(address: string, email: string): Promise<void> {
      await signInByAddress.take(addressKey(address));
      await signInByAccount.take(email);
    },

    /** Whoever got in has mistyped before, not guessed. The address keeps its other failures. */
    async forgive(address: string, email: string): Promise<void> {
      await signInByAddress.giveBack(addressKey(address));
      await signInByAccount.clear(email);
    },
  };
}
