import { Problem } from "../../domain/model/problem.ts";

/** Runs at most `running` jobs at once and lets at most `waiting` more wait their turn, first come first served. */
export interface JobQueue {
  /** @throws {Problem} `unavailable` if too many wait already; otherwise whatever the job throws */
  run<T>(job: () => Promise<T>): Promise<T>;
}

export function createJobQueue({ running, waiting }: { readonly running: number; readonly waiting: number }): JobQueue {
  const line: (() => void)[] = [];
  let free = running;
  return {
    async run(job) {
      if (free > 0) free--;
      else if (line.length >= waiting) throw new Problem("unavailable", { retryAfterSeconds: 5 });
      else await new Promise<void>((resolve) => line.push(resolve));
      try {
        return await job();
      } finally {
        // The place goes straight to the next in line, or back.
        const next = line.shift();
        if (next === undefined) free++;
        else next();
      }
    },
  };
}
