import { spawn } from "node:child_process";
import type { Finding } from "./finding.ts";

/** Runs a tool of `node_modules` and takes a failure as one finding that holds everything it printed. */
export async function findingsOf(root: string, script: string, args: readonly string[]): Promise<readonly Finding[]> {
  const child = spawn(process.execPath, [script, ...args], { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
  const output: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => output.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => output.push(chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  return code === 0 ? [] : [{ place: script, message: `ended with ${String(code)}\n${Buffer.concat(output).toString().trimEnd()}` }];
}
