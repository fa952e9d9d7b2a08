import { argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import { Problem } from "../../domain/model/problem.ts";
import { createJobQueue } from "../platform/job-queue.ts";
import { isCommonPassword } from "./common-passwords.ts";

const argon2Async = promisify(argon2);

/** What a hash costs: memory in KiB, passes over it, lanes. */
export interface Argon2Cost {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
}

/** The least OWASP asks for; about 40 ms on a small server. Stored hashes name their own cost, so that this can be raised at any time. */
export const CURRENT_COST: Argon2Cost = { memory: 19_456, passes: 2, parallelism: 1 };

const SALT_BYTES = 16;
const HASH_BYTES = 32;
const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

export interface Passwords {
  /** @returns the hash as a PHC string. @throws {Problem} `unavailable` if too many are waiting */
  hash(password: string): Promise<string>;
  /**
   * Compares a password with its stored hash. Without a hash it works just as long and says no, so that the time tells nothing about
   * whether an account exists.
   * @throws {Problem} `unavailable` if too many are waiting
   */
  verify(password: string, stored: string | null): Promise<boolean>;
  /** Whether the hash was made at another cost than today's. */
  isOutdated(stored: string): boolean;
}

/** Hashes with argon2id, two at a time: a flood of sign-ins costs neither all memory nor all threads. */
export function createPasswords(cost: Argon2Cost = CURRENT_COST, { atOnce = 2, waiting = 40 } = {}): Passwords {
  const queue = createJobQueue({ running: atOnce, waiting });
  const nobody = toPhc(cost, randomBytes(SALT_BYTES), randomBytes(HASH_BYTES));
  return {
    hash: (password) =>
      queue.run(async () => {
        const salt = randomBytes(SALT_BYTES);
        return toPhc(cost, salt, await derive(password, salt, cost, HASH_BYTES));
      }),
    verify: (password, stored) =>
      queue.run(async () => {
        const { cost: itsCost, salt, hash } = readPhc(stored ?? nobody);
        const isSame = timingSafeEqual(await derive(password, salt, itsCost, hash.length), hash);
        return isSame && stored !== null;
      }),
    isOutdated: (stored) => !stored.startsWith(toPrefix(cost)),
  };
}

/** @throws {Problem} `invalid-input`, rule `common-password`: passwords that everybody tries first */
export function refuseCommonPassword(password: string): void {
  if (isCommonPassword(password)) {
    throw new Problem("invalid-input", { issues: [{ path: ["password"], rule: "common-password", message: "" }] });
  }
}

/** One spelling for each password: keyboards differ in how they compose umlauts. */
function derive(password: string, nonce: Buffer, cost: Argon2Cost, tagLength: number): Promise<Buffer> {
  return argon2Async("argon2id", { message: Buffer.from(password.normalize("NFKC")), nonce, tagLength, ...cost });
}

function toPrefix({ memory, passes, parallelism }: Argon2Cost): string {
  return `$argon2id$v=19$m=${String(memory)},t=${String(passes)},p=${String(parallelism)}$`;
}

function toPhc(cost: Argon2Cost, salt: Buffer, hash: Buffer): string {
  return `${toPrefix(cost)}${toBase64(salt)}$${toBase64(hash)}`;
}

function toBase64(bytes: Buffer): string {
  return bytes.toString("base64").replaceAll("=", "");
}

function readPhc(text: string) {
  const [, memory, passes, parallelism, salt = "", hash = ""] = PHC.exec(text) ?? [];
  if (hash === "") throw new Error("A stored password hash is not readable");
  return {
    cost: { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) },
    salt: Buffer.from(salt, "base64"),
    hash: Buffer.from(hash, "base64"),
  };
}
