import { execFile } from "node:child_process";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";

const MAIN = fileURLToPath(new URL("../../../server/main.ts", import.meta.url));

export interface Ended {
  readonly code: unknown;
  readonly said: string;
  readonly complained: string;
}

/** Starts the real server on a folder and waits for its end. */
export function startAndEnd(dataDir: string, env: Readonly<Record<string, string>>): Promise<Ended> {
  return new Promise((resolve) => {
    const settings = { PORT: "0", HOST: "127.0.0.1", LOG_LEVEL: "silent", DATA_DIR: dataDir };
    execFile(process.execPath, [MAIN], { cwd: tmpdir(), env: { ...process.env, ...settings, ...env } }, (error, said, complained) =>
      resolve({ code: error?.code ?? 0, said, complained }),
    );
  });
}
