/** What this screen remembers across restarts, each under one key. */
export type StorageKey =
  | "aushang.token"
  | "aushang.card"
  | "aushang.playlist"
  | "aushang.clock"
  | "aushang.reloads"
  | "aushang.plays"
  | "aushang.obeying"
  | "aushang.instance";

/** The remembered text; null if there is none or the browser keeps nothing for us. */
export function recall(key: StorageKey): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // storage is switched off: a screen without memory still plays
  }
}

/** @returns false if it could not be kept: full, or switched off */
export function remember(key: StorageKey, value: string): boolean {
  try {
    localStorage.setItem(key, value);
    return true;
  } catch {
    return false;
  }
}

export function forget(key: StorageKey): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // nothing was kept, so there is nothing to forget
  }
}
