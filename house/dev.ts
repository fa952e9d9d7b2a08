import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { buildApps } from "./build-apps.ts";

/** Player, editor and server, each rebuilt or restarted when its sources change. Ctrl+C ends all three. */
const vite = path.join("node_modules", "vite", "bin", "vite.js");
const commands: readonly (readonly string[])[] = [
  [vite, "build", "--watch", "--config", "vite.player.config.ts", "--logLevel", "warn"],
  [vite, "build", "--watch", "--config", "vite.editor.config.ts", "--logLevel", "warn"],
  ["--watch", "server/main.ts"],
];

await buildApps(process.cwd(), "stale");
const children: readonly ChildProcess[] = commands.map((args) => spawn(process.execPath, args, { stdio: "inherit" }));

function endAll(): void {
  for (const child of children) child.kill("SIGTERM");
}

for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, endAll);
for (const child of children) child.once("exit", endAll);
