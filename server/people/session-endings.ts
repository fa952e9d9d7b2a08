type Listener = (tokenHashes: readonly string[]) => void;

/** Tells whoever holds something open for a session, such as a socket, that it has ended. */
export interface SessionEndings {
  /** @param listener gets the SHA-256 of each token, as `sha256(token)` gives it */
  onSessionEnded(listener: Listener): void;
  tellEnded(tokenHashes: readonly string[]): void;
}

export function createSessionEndings(): SessionEndings {
  const listeners = new Set<Listener>();
  return {
    onSessionEnded: (listener) => void listeners.add(listener),
    tellEnded(tokenHashes) {
      if (tokenHashes.length === 0) return;
      for (const listener of listeners) listener(tokenHashes);
    },
  };
}
