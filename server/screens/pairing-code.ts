import { randomInt } from "node:crypto";

/** Crockford's base 32: no I, L, O, U, so that nothing is misread from a screen. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH = 8;

/** Eight random characters: 40 bits. */
export function newPairingCode(): string {
  return Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
}
