import { execFile } from "node:child_process";

/**
 * Looks for ffmpeg: the one that is set, or the one on the path. Looked for again until it is there, so that installing it needs no restart.
 * @returns how to find the command to call; null while there is none
 */
export function createFfmpegFinder(setting: string | null): () => Promise<string | null> {
  const command = setting ?? "ffmpeg";
  let found: Promise<boolean> | null = null;
  return async () => {
    found ??= answers(command);
    if (await found) return command;
    found = null;
    return null;
  };
}

function answers(command: string): Promise<boolean> {
  return new Promise((resolve) => {
    execFile(command, ["-version"], { timeout: 10_000 }, (error) => resolve(error === null));
  });
}
