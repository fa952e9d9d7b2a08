import { createHash, randomBytes, randomUUID } from "node:crypto";

/** A new opaque id. `T` is the branded id it becomes: ids are born here and nowhere else. */
export function newId<T extends string>(): T {
  return randomUUID() as string as T;
}

/** A secret of 256 random bits for cookies, devices and links. Only its hash is stored. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** SHA-256 in hexadecimal: how secrets are stored and content is named. Secrets of 256 random bits need no slow hash. */
export function sha256(data: string | Uint8Array): string {
  return createHash("sha256").update(data).digest("hex");
}
