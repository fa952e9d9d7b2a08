import type { Config } from "../platform/config.ts";
import type { Sentence } from "../platform/system-language.ts";

/** `warning`: it works, and somebody should look. `bad`: it does not work, or will not when it is needed. */
export type State = "ok" | "warning" | "bad";

/** What was looked at and how it is, in one sentence; and in another what to do, unless all is well. */
export interface Finding {
  readonly state: State;
  readonly what: Sentence;
  readonly todo: Sentence | null;
}

/** What a check is given. */
export interface Patient {
  readonly config: Config;
  readonly nowMs: number;
}

export type Check = (patient: Patient) => Promise<readonly Finding[]>;

export function ok(de: string, en: string): Finding {
  return { state: "ok", what: { de, en }, todo: null };
}

export function warning(what: Sentence, todo: Sentence): Finding {
  return { state: "warning", what, todo };
}

export function bad(what: Sentence, todo: Sentence): Finding {
  return { state: "bad", what, todo };
}

/** What the system calls an error. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return "code" in error && error.code !== undefined ? String(error.code) : error.message;
}
