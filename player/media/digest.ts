/** SHA-256 as 64 hexadecimal digits; null where the browser offers none (a page without a secure context). */
export async function sha256(bytes: BufferSource): Promise<string | null> {
  if (!globalThis.crypto?.subtle) return null;
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** True if the bytes have that hash, or if this browser has no means to know. */
export async function matchesHash(bytes: BufferSource, hash: string): Promise<boolean> {
  const actual = await sha256(bytes);
  return actual === null || actual === hash;
}
