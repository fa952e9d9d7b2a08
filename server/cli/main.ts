import { realpathSync } from "node:fs";
import { systemLanguage } from "../platform/system-language.ts";
import type { Surroundings } from "./command.ts";
import { runCommandLine } from "./run-command-line.ts";

try {
  process.loadEnvFile();
} catch {
  // No .env: every setting has a default.
}

const around: Surroundings = {
  env: process.env,
  input: process.stdin,
  output: process.stdout,
  complaints: process.stderr,
  language: systemLanguage(process.env),
  nowMs: Date.now(),
  // npm runs its scripts in the folder of the package and says where it was called.
  folder: realpathSync(process.env["INIT_CWD"] || process.cwd()),
};
process.exitCode = await runCommandLine(process.argv.slice(2), around);
