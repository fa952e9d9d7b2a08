/**
 * Claims a draft for this tab until the returned function is called or the tab is gone. Undefined if another tab has it. Where the browser
 * has no locks (plain http), every claim succeeds.
 */
export function holdDraft(key: string): Promise<(() => void) | undefined> {
  if (!("locks" in navigator)) return Promise.resolve(() => undefined);
  return new Promise((resolve) => {
    void navigator.locks.request(`aushang.draft.${key}`, { ifAvailable: true }, (lock) => {
      if (!lock) return resolve(undefined);
      return new Promise<void>((release) => resolve(() => release()));
    });
  });
}
