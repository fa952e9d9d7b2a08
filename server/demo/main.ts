import { type RunningDemo, readDemoConfig, startDemo } from "./demo.ts";

/** Ctrl+C reaches a process twice when npm passes it on too; only the first counts. */
const STOP_WITHIN_MS = 4000;

async function main(): Promise<void> {
  const config = readDemoConfig(process.env);
  let demo: RunningDemo | null = null;
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    if (demo === null) process.exit(130);
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    void demo.stop().then(() => process.exit(0));
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, stop);
  process.stdout.write("Making a city …\n");
  demo = await startDemo(config);
  process.stdout.write(greeting(demo, config.dataDir));
}

function greeting({ origin, record }: RunningDemo, folder: string): string {
  const { admin, editor, screens } = record;
  const simulated = screens.filter(({ behaviour }) => behaviour === "simulated").length;
  return `
  Aushang, Stadt Dortmund: ${String(screens.length)} screens, ${String(simulated)} of them simulated

  Editor          ${origin}/
  A new screen    ${origin}/play
  API             ${origin}/api/docs

  Administrator   ${admin.email}      ${admin.password}
  Editor          ${editor.email}  ${editor.password}

  Everything lives in ${folder}; delete it for a fresh city. Ctrl+C ends the demo.

`;
}

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isTaken = "code" in error && error.code === "EADDRINUSE";
  return isTaken ? "The port is taken. Choose another one: PORT=3001 npm run demo" : error.message;
}

main().catch((error: unknown) => {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
});
