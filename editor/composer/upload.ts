import { IMAGE_LIMITS, MEDIA_UPLOAD_PATH } from "../../domain/api/media.ts";
import { Media } from "../../domain/model/media.ts";
import { Problem } from "../../domain/model/problem.ts";
import { problemOfBody } from "../api-client.ts";

/** What the server takes for an image. */
export const IMAGE_TYPES: readonly string[] = [
  "image/jpeg",
  "image/png",
  "image/webp",
  "image/avif",
  "image/tiff",
  "image/heic",
  "image/heif",
];

/**
 * Sends an image and tells how far it is, from 0 to 1.
 * @throws {Problem} `too-large` or `unsupported-image` before anything is sent, otherwise what the server answers
 */
export function uploadImage(file: File, onProgress: (part: number) => void, signal: AbortSignal): Promise<Media> {
  if (file.size > IMAGE_LIMITS.bytes) return Promise.reject(new Problem("too-large"));
  if (!IMAGE_TYPES.includes(file.type)) return Promise.reject(new Problem("unsupported-image"));
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", MEDIA_UPLOAD_PATH);
    request.responseType = "json";
    request.upload.addEventListener("progress", ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0));
    request.addEventListener("load", () => {
      const media = Media.safeParse(request.response);
      if (request.status < 300 && media.success) resolve(media.data);
      else reject(asImage(problemOfBody(request.response)));
    });
    request.addEventListener("error", () => reject(new Problem("unavailable")));
    request.addEventListener("abort", () => reject(new DOMException("Stopped", "AbortError")));
    signal.addEventListener("abort", () => request.abort());
    const form = new FormData();
    form.append("file", file);
    request.send(form);
  });
}

/** Whoever wanted a picture is told about pictures. */
function asImage(problem: Problem): Problem {
  return problem.code === "unsupported-file" ? new Problem("unsupported-image") : problem;
}
