import { enableCompileCache, flushCompileCache } from "node:module";
import type { Aushang } from "./aushang.ts";
import type { Config } from "./platform/config.ts";

// Before anything else is loaded: from the second start on, it takes half the time.
enableCompileCache();

/** Starts a server as its environment says, and stops it in order at SIGINT or SIGTERM. */
async function main(): Promise<void> {
  const { startAushang } = await import("./aushang.ts");
  const { readConfig } = await import("./platform/config.ts");
  try {
    process.loadEnvFile();
  } catch {
    // No .env: every setting has a default.
  }
  const config = readConfig(process.env);
  const aushang = await startAushang(config);
  process.stdout.write(`Aushang: ${aushang.origin}\n`);
  if (aushang.setupLink !== null) process.stdout.write(`Einrichten / set up: ${aushang.setupLink}\n`);
  // Written now and not at the end: a server that is killed starts no slower afterwards.
  setImmediate(flushCompileCache);
  stopWhenAsked(aushang, config);
}

/** Ctrl+C reaches a process twice when npm passes it on too; only the first counts. Whatever hangs, the process ends in time. */
function stopWhenAsked(aushang: Aushang, { stopWithinMs }: Config): void {
  let isStopping = false;
  const stop = () => {
    if (isStopping) return;
    isStopping = true;
    setTimeout(() => process.exit(1), stopWithinMs).unref();
    void aushang.stop().then((isDone) => process.exit(isDone ? 0 : 1));
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, stop);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
