/** Timers by name: setting one again replaces it, and all can be ended at once. */
export class Timers {
  readonly #running = new Map<string, NodeJS.Timeout>();

  /** @param ms how long to wait */
  set(name: string, ms: number, then: () => void): void {
    clearTimeout(this.#running.get(name));
    const run = () => {
      this.#running.delete(name);
      then();
    };
    this.#running.set(name, setTimeout(run, ms));
  }

  clearAll(): void {
    for (const timer of this.#running.values()) clearTimeout(timer);
    this.#running.clear();
  }
}
