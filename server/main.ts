import { enableCompileCache, flushCompileCache } from "node:module";
import type { Aushang } from "./aushang.ts";
import type { Config } from "./platform/config.ts";
import type { Log } from "./platform/log.ts";

// Before anything else is loaded: from the second start on, it takes half the time.
enableCompileCache();

/** Starts a server as its environment says, and stops it in order at SIGINT or SIGTERM. */
async function main(): Promise<void> {
  const { startAushang } = await import("./aushang.ts");
  const { readConfig } = await import("./platform/config.ts");
  const { createLog } = await import("./platform/log.ts");
  try {
    process.loadEnvFile();
  } catch {
    // No .env: every setting has a default.
  }
  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  endWhenUncaught(log);
  const aushang = await startAushang(config, log);
  process.stdout.write(`Aushang: ${aushang.origin}\n`);
  if (aushang.setupLink !== null) process.stdout.write(`Einrichten / set up: ${aushang.setupLink}\n`);
  // Written now and not at the end: a server that is killed starts no slower afterwards.
  setImmediate(flushCompileCache);
  stopWhenAsked(aushang, config);
}

/**
 * What failed and was not caught may have left something half done: the process ends, and whoever watches over it starts it again. Node by
 * itself would end it, too, but print the error with all the values in it.
 */
function endWhenUncaught(log: Log): void {
  process.on("uncaughtException", (error) => {
    log.fatal({ err: error }, "something failed and nobody caught it: the server ends, to be started again");
    process.exit(1);
  });
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
