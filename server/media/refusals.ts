import type { MediaProblem } from "../../domain/model/media.ts";
import { Problem, type ProblemCode } from "../../domain/model/problem.ts";

/** @returns a refusal of the input that names the file */
export function wrongFile(rule: string): Problem {
  return about("invalid-input", "file", rule);
}

export function tooManyBytes(): Problem {
  return about("too-large", "file", "too-many-bytes");
}

/** @returns a refusal of one part of the input */
export function wrongPart(part: string, rule: string): Problem {
  return about("invalid-input", part, rule);
}

/** @returns what an uploader gets to read of a file of which nothing could be made */
export function refusalOf(problem: MediaProblem): Problem {
  switch (problem) {
    case "unsupported-image":
      return new Problem("unsupported-image");
    case "too-many-pixels":
      return about("too-large", "file", problem);
    case "storage-full":
      return new Problem("storage-full");
    case "interrupted":
      return new Problem("unavailable", { retryAfterSeconds: 5 });
    default:
      return about("unsupported-file", "file", problem);
  }
}

function about(code: ProblemCode, part: string, rule: string): Problem {
  return new Problem(code, { issues: [{ path: [part], rule, message: "" }] });
}
