import { get as getPlain } from "node:http";
import { get as getOverTls } from "node:https";
import { type Config, readConfig } from "./platform/config.ts";

/** Shorter than the patience of the container's health check, so that it ends by itself. */
const WAIT_MS = 4000;
const ANY_ADDRESS: Readonly<Record<string, string>> = { "0.0.0.0": "127.0.0.1", "::": "::1" };

/** Asks the server of this machine whether it lives: a container has no other program to ask with. */
function ask({ port, host, tls }: Config): Promise<boolean> {
  // The certificate names the public address, and nobody stands between a machine and itself.
  const where = { host: ANY_ADDRESS[host] ?? host, port, path: "/healthz", timeout: WAIT_MS, agent: false, rejectUnauthorized: false };
  return new Promise((resolve) => {
    const request = (tls === null ? getPlain : getOverTls)(where, (answer) => {
      answer.resume();
      resolve(answer.statusCode === 200);
    });
    request.once("timeout", () => request.destroy());
    request.once("error", () => resolve(false));
  });
}

process.exitCode = (await ask(readConfig(process.env))) ? 0 : 1;
