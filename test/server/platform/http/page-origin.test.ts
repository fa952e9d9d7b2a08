import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { expect, it } from "vitest";
import { pageOrigin } from "../../../../server/platform/http/page-origin.ts";

const FORWARDED = { "X-Forwarded-Proto": "https", "X-Forwarded-Host": "aushang.example:8443" };

async function ask(publicOrigin: string | null, trustedProxies: readonly string[], headers: Record<string, string>) {
  const app = express();
  app.set("trust proxy", [...trustedProxies]);
  app.use((req, res) => void res.send(pageOrigin(req, publicOrigin)));
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const text = await (await fetch(origin, { headers })).text();
  await new Promise((resolve) => server.close(resolve));
  return { origin, text };
}

it("is the public address, whatever a request says", async () => {
  expect((await ask("https://aushang.dortmund.example", ["127.0.0.1"], FORWARDED)).text).toBe("https://aushang.dortmund.example");
});

it("is what the browser asked for, with its port", async () => {
  const { origin, text } = await ask(null, [], {});
  expect(text).toBe(origin);
});

it("is what a trusted proxy was asked for, and nobody else may say so", async () => {
  expect((await ask(null, ["127.0.0.1"], FORWARDED)).text).toBe("https://aushang.example:8443");
  const { origin, text } = await ask(null, ["10.0.0.1"], FORWARDED);
  expect(text).toBe(origin);
});
