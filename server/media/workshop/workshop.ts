import { type ChildProcess, spawn } from "node:child_process";
import { Socket } from "node:net";
import { fileURLToPath } from "node:url";
import * as z from "zod/mini";
import type { MediaProblem } from "../../../domain/model/media.ts";
import { createJobQueue } from "../../platform/job-queue.ts";
import { Fingerprint, Made, type OnProgress, type Order, REPORTS, Refused, type Report } from "./order.ts";
import { readReports } from "./report-lines.ts";
import { residentBytes } from "./resident-bytes.ts";

/** Makes files in processes of their own, so that no file can hold up, fill or crash the server. */
export interface Workshop {
  /**
   * @throws {Refused} if nothing can be made of the file: also if it crashes its worker, makes it talk nonsense, takes too long or too much
   * memory
   * @throws {Error} if it is not the file's fault, with the system's `code`
   */
  make(order: Exclude<Order, { task: "fingerprint" }>, onProgress: OnProgress): Promise<Made>;
  fingerprint(path: string): Promise<Fingerprint>;
  /** Ends every worker, also in the middle of its work. */
  close(): Promise<void>;
}

export interface WorkshopLimits {
  /** The most memory a worker may hold, its ffmpeg not counted. */
  readonly memoryBytes: number;
  /** The most memory it may still hold when its work is done, to be given more. */
  readonly restBytes: number;
  /** How long it may say nothing. */
  readonly silentMs: number;
  readonly totalMs: Readonly<Record<Order["task"], number>>;
  /** How long a worker waits for more. */
  readonly idleMs: number;
}

const MINUTE_MS = 60_000;
export const USUAL_LIMITS: WorkshopLimits = {
  memoryBytes: 1_200_000_000,
  restBytes: 170_000_000,
  silentMs: MINUTE_MS,
  totalMs: { fingerprint: 5 * MINUTE_MS, image: 3 * MINUTE_MS, document: 15 * MINUTE_MS, video: 180 * MINUTE_MS },
  idleMs: MINUTE_MS,
};

const WORKER = new URL("./worker.ts", import.meta.url);
const WATCH_MS = 100;
/** What a file did to its worker is told as what it is not. */
const BROKEN: Readonly<Record<Order["task"], MediaProblem>> = {
  fingerprint: "unsupported-file",
  image: "unsupported-image",
  document: "unsupported-document",
  video: "unsupported-video",
};

/** Settings of Linux's C library: what an image took is given back when it is done, not kept for the next one. */
const RETURNED_AT_ONCE = { MALLOC_ARENA_MAX: "2", MALLOC_MMAP_THRESHOLD_: "262144", MALLOC_TRIM_THRESHOLD_: "262144" };

/** @param program what the workers run */
export function createWorkshop(limits: WorkshopLimits = USUAL_LIMITS, program: URL = WORKER): Workshop {
  // Films take long and have a place of their own, so that images never wait behind one.
  const queues = { quick: queueOf(2), films: queueOf(1), fingerprints: queueOf(1) };
  const idle = new Set<Worker>();
  const all = new Set<Worker>();

  async function run(order: Order, onProgress: OnProgress): Promise<Made | Fingerprint> {
    const rested = [...idle].find(({ isSpent }) => !isSpent);
    const worker = rested ?? new Worker(program, limits, () => forget(worker));
    idle.delete(worker);
    all.add(worker);
    try {
      return await worker.do(order, onProgress);
    } finally {
      // What is left behind by large files is tidied up by a new process.
      if ((await worker.residentBytes()) > limits.restBytes) void worker.end();
      else if (worker.rest()) idle.add(worker);
    }
  }

  function forget(worker: Worker): void {
    idle.delete(worker);
    all.delete(worker);
  }

  return {
    make: async (order, onProgress) => {
      const queue = order.task === "video" ? queues.films : queues.quick;
      return z.parse(Made, await queue.run(() => run(order, onProgress)));
    },
    fingerprint: async (path) =>
      z.parse(Fingerprint, await queues.fingerprints.run(() => run({ task: "fingerprint", path }, () => undefined))),
    async close() {
      await Promise.all([...all].map((worker) => worker.end()));
    },
  };
}

function queueOf(running: number) {
  return createJobQueue({ running, waiting: Number.POSITIVE_INFINITY });
}

interface Task {
  readonly order: Order;
  readonly onProgress: OnProgress;
  readonly resolve: (result: Made | Fingerprint) => void;
  readonly reject: (error: unknown) => void;
  readonly startedMs: number;
  heardMs: number;
}

/**
 * One child process. It leads a group of its own, so that ending it ends its ffmpeg too. Orders and reports are lines on pipes rather than
 * Node's own channel between processes: that one throws where nobody can catch it when a child writes rubbish.
 */
class Worker {
  readonly #process: ChildProcess;
  readonly #limits: WorkshopLimits;
  readonly #gone: Promise<void>;
  readonly #pipes: readonly Socket[];
  #task: Task | null = null;
  #timer: NodeJS.Timeout | null = null;
  #ended = false;
  #ending = false;

  constructor(program: URL, limits: WorkshopLimits, onGone: () => void) {
    this.#limits = limits;
    this.#process = spawn(process.execPath, ["--max-old-space-size=256", "--max-semi-space-size=2", fileURLToPath(program)], {
      env: { ...process.env, UV_THREADPOOL_SIZE: "2", ...RETURNED_AT_ONCE },
      stdio: ["pipe", "ignore", "ignore", "pipe"],
      detached: true,
    });
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#gone = promise;
    const gone = () => {
      this.#ended = true;
      this.#settle((task) => task.reject(new Refused(BROKEN[task.order.task], new Error("The worker died"))));
      onGone();
      resolve();
    };
    this.#process.once("exit", gone).once("error", gone);
    // A process that could not even be begun has no pipes; its error is on its way.
    const { stdin, stdio = [] } = this.#process;
    this.#pipes = [stdin, stdio[REPORTS]].filter((pipe) => pipe instanceof Socket);
    stdin?.on("error", () => void this.end());
    const [, reports] = this.#pipes;
    if (reports !== undefined) readReports(reports, (report) => this.#hear(report));
  }

  /** Whether it is being ended, or has ended: it takes no more orders. */
  get isSpent(): boolean {
    return this.#ended || this.#ending;
  }

  do(order: Order, onProgress: OnProgress): Promise<Made | Fingerprint> {
    clearTimeout(this.#timer ?? undefined);
    for (const held of [this.#process, ...this.#pipes]) held.ref();
    return new Promise((resolve, reject) => {
      const startedMs = performance.now();
      this.#task = { order, onProgress, resolve, reject, startedMs, heardMs: startedMs };
      this.#process.stdin?.write(`${JSON.stringify(order)}\n`);
      this.#watch();
    });
  }

  /** Waits for more work for a while without keeping the server running. @returns false if it is spent */
  rest(): boolean {
    if (this.isSpent) return false;
    this.#timer = setTimeout(() => void this.end(), this.#limits.idleMs).unref();
    for (const held of [this.#process, ...this.#pipes]) held.unref();
    return true;
  }

  residentBytes(): Promise<number> {
    return residentBytes(this.#process.pid);
  }

  end(): Promise<void> {
    this.#ending = true;
    clearTimeout(this.#timer ?? undefined);
    const { pid } = this.#process;
    // One that rests keeps nobody waiting; its end does, or a process with nothing else to do would be over before.
    this.#process.ref();
    if (!this.#ended && pid !== undefined) killGroup(pid);
    return this.#gone;
  }

  #hear(report: Report | null): void {
    if (this.isSpent) return;
    const task = this.#task;
    if (report?.type === "progress") {
      if (task !== null) task.heardMs = performance.now();
      task?.onProgress(report.progress);
    } else if (report === null || task === null || !answers(task.order, report)) {
      this.#settle(({ order, reject }) => reject(new Refused(BROKEN[order.task], new Error("The worker said what no worker says"))));
      void this.end();
    } else this.#settle((asked) => conclude(asked, report));
  }

  #settle(tell: (task: Task) => void): void {
    const task = this.#task;
    this.#task = null;
    clearTimeout(this.#timer ?? undefined);
    if (task !== null) tell(task);
  }

  #watch(): void {
    this.#timer = setTimeout(async () => {
      const task = this.#task;
      if (task === null) return;
      const nowMs = performance.now();
      const isLate = nowMs - task.heardMs > this.#limits.silentMs || nowMs - task.startedMs > this.#limits.totalMs[task.order.task];
      if (isLate) this.#settle(({ reject }) => reject(new Refused("took-too-long")));
      if (isLate || (await residentBytes(this.#process.pid)) > this.#limits.memoryBytes) void this.end();
      else if (this.#task === task) this.#watch();
    }, WATCH_MS);
  }
}

type Conclusion = Exclude<Report, { readonly type: "progress" }>;

/** Whether it is an answer to that order, and not to another. */
function answers({ task }: Order, report: Conclusion): boolean {
  return report.type !== "made" || "hash" in report.result === (task === "fingerprint");
}

function conclude({ resolve, reject }: Task, report: Conclusion): void {
  if (report.type === "made") resolve(report.result);
  else if (report.type === "refused") reject(new Refused(report.problem, new Error(report.cause)));
  else reject(Object.assign(new Error(report.cause), { code: report.code }));
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // It has just ended by itself.
  }
}
