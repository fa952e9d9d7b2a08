import { HELP, readFleetOptions, WrongOption } from "./fleet-options.ts";
import { runFleet } from "./run-fleet.ts";

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Ctrl+C ends it in order: the screens leave, a server of its own goes with its folder. */
async function main(): Promise<number> {
  const stopped = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => stopped.abort());
  try {
    const options = readFleetOptions(process.argv.slice(2));
    if (options === null) {
      say(HELP);
      return 0;
    }
    const { faults } = await runFleet(options, say, stopped.signal);
    for (const fault of faults) say(`not kept: ${fault}`);
    return faults.length > 0 ? 1 : 0;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return error instanceof WrongOption ? 2 : 1;
  }
}

process.exitCode = await main();
