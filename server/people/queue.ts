import { Problem } from "../../domain/model/problem.ts";

/**
 * Runs tasks in the order they come, `atOnce` at a time, and lets `waiting` more wait.
 * @returns a function that runs a task in its turn. @throws {Problem} `unavailable` if the queue is full
 */
export function createQueue(atOnce: number, waiting: number) {
  const line: (() => void)[] = [];
  let running = 0;

  return async function inTurn<T>(task: () => Promise<T>): Promise<T> {
    if (running >= atOnce) {
      if (line.length >= waiting) throw new Problem("unavailable", { retryAfterSeconds: 5 });
      await new Promise<void>((resolve) => line.push(resolve));
    } else {
      running++;
    }
    try {
      return await task();
    } finally {
      // Whoever is next takes over this place; only if nobody is, it becomes free.
      const next = line.shift();
      if (next) next();
      else running--;
    }
  };
}
