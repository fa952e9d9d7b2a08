/** A page that is just being reloaded lets go a moment later. */
const MOMENT_MS = 3000;

/**
 * Waits until this is the only player of the browser: two of them would fight over what is kept. A browser without locks has to do without.
 * @param onOther another window has it, and goes on having it
 */
export async function beTheOnlyOne(onOther: () => void): Promise<void> {
  if (!navigator.locks) return;
  const timer = setTimeout(onOther, MOMENT_MS);
  await new Promise<void>((begin) => {
    const held = new Promise<never>(() => undefined);
    const hold = () => {
      begin();
      return held;
    };
    // Where they may not be asked for, as in a browser that keeps nothing, everybody begins.
    navigator.locks.request("aushang-player", hold).catch(() => begin());
  });
  clearTimeout(timer);
}
