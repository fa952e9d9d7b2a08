import { execFile } from "node:child_process";
import { createServer } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SELF_SIGNED } from "../browser/self-signed.ts";
import { ownPort } from "./own-port.ts";
import { type RunningServer, startServer } from "./running-server.ts";

const SCRIPT = fileURLToPath(new URL("../../server/health-check.ts", import.meta.url));

/** Runs it as a container's health check does. @returns its exit code */
async function check(port: number, more: Readonly<Record<string, string>> = {}): Promise<number> {
  const env = { ...process.env, PORT: String(port), HOST: "0.0.0.0", ...more };
  return promisify(execFile)(process.execPath, [SCRIPT], { env }).then(
    () => 0,
    (error: { readonly code: number }) => error.code,
  );
}

describe("the health check of a container", () => {
  let server: RunningServer;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server?.stop());

  it("ends well while the server lives", async () => {
    expect(await check(server.config.port)).toBe(0);
  });

  it("asks by TLS if that is what the server speaks, whoever the certificate is for", async () => {
    const secure = createTlsServer({ ...SELF_SIGNED }, (_request, response) => void response.end());
    await new Promise<void>((resolve) => secure.listen(0, "127.0.0.1", resolve));
    const { port } = secure.address() as AddressInfo;
    expect(await check(port, { TLS_CERT: "cert.pem", TLS_KEY: "key.pem" })).toBe(0);
    expect(await check(port)).toBe(1);
    secure.close();
  });

  it("does not when nobody answers", async () => {
    expect(await check(await ownPort())).toBe(1);
  });

  it.each([
    ["says that it fails", 503],
    ["is somebody else", 404],
  ])("does not when who answers %s", async (_what, status) => {
    const other = createServer((_request, response) => void response.writeHead(status).end());
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    expect(await check((other.address() as AddressInfo).port)).toBe(1);
    other.close();
  });

  it("does not when who answers takes too long", async () => {
    const silent = createServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    expect(await check((silent.address() as AddressInfo).port)).toBe(1);
    silent.closeAllConnections();
    silent.close();
  });
});
