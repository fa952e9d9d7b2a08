/** Puts together what is asked for at short intervals: runs once, `ms` after the last call. `stop` forgets what is to come. */
export function soon(run: () => void, ms: number): { readonly ask: () => void; readonly stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = () => clearTimeout(timer);
  return {
    ask() {
      stop();
      timer = setTimeout(run, ms);
    },
    stop,
  };
}
