import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newPairingCode } from "../../../server/screens/pairing-code.ts";
import { type AttackedServer, send, startAttackedServer } from "./attacked-server.ts";

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/** So many may be tried by one account in ten minutes. */
const ALLOWED = 10;

let server: AttackedServer;
beforeAll(async () => {
  server = await startAttackedServer();
});
afterAll(() => server.stop());

const screen = () => ({ name: "Fremd", siteId: server.siteId, groupIds: [], theme: "paper" });
const claim = (code: string, headers: Readonly<Record<string, string>> = {}) =>
  send(server.origin, "POST", "/api/v1/pairings/claim", { cookie: server.cookie, ...headers }, { code, screen: screen() });

it("is drawn evenly from 32 characters, 40 bits in all", () => {
  const codes = Array.from({ length: 2000 }, newPairingCode);
  expect(new Set(codes).size).toBe(2000);
  const counts = Map.groupBy(codes.join(""), (character) => character);
  expect([...counts.keys()].sort().join("")).toBe(ALPHABET);
  for (const found of counts.values()) expect(found.length).toBeGreaterThan(350);
});

describe("2,000 guesses", () => {
  it("find nothing: after a few, nobody is even looked for, whatever address is made up", async () => {
    const waiting = JSON.parse((await send(server.origin, "POST", "/api/v1/pairings")).text) as { readonly code: string };
    const statuses: number[] = [];
    for (let start = 0; start < 2000; start += 100) {
      const batch = Array.from({ length: 100 }, (_, index) =>
        claim(`${String(start + index).padStart(7, "0")}Z`, {
          "x-forwarded-for": `10.0.${String(index)}.1`,
          forwarded: `for=10.0.0.${String(index)}`,
        }),
      );
      statuses.push(...(await Promise.all(batch)).map(({ status }) => status));
    }
    expect(statuses.filter((status) => status === 201)).toEqual([]);
    // What was claimed rightly, such as the own screen of the server, does not count.
    expect(statuses.filter((status) => status === 422).length).toBeLessThanOrEqual(ALLOWED);
    expect(new Set(statuses)).toEqual(new Set([422, 429]));
    // Not even the right one is taken now: the limit tells nothing about it.
    const right = await claim(waiting.code);
    expect(right.problem).toMatchObject({ code: "too-many-requests" });
    expect(right.problem.retryAfterSeconds).toBeGreaterThan(60);
  });

  it("do not keep anybody from the rest", async () => {
    expect((await send(server.origin, "GET", "/api/v1/screens", { cookie: server.cookie })).status).toBe(200);
  });
});

describe("a pairing", () => {
  it("holds few requests of one browser: the fifth is told to come again", async () => {
    const { id, secret } = JSON.parse((await send(server.origin, "POST", "/api/v1/pairings")).text) as { id: string; secret: string };
    const leaving = new AbortController();
    const asked = Array.from({ length: 5 }, async () => {
      const answer = await fetch(`${server.origin}/api/v1/pairings/${id}/token`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ secret }),
        signal: leaving.signal,
      });
      return answer.status;
    });
    expect(await Promise.race(asked)).toBe(503);
    leaving.abort();
    await Promise.allSettled(asked);
  });

  it("is handed out a few times only to each address", async () => {
    const statuses: number[] = [];
    for (let index = 0; index < 25; index++) statuses.push((await send(server.origin, "POST", "/api/v1/pairings")).status);
    expect(statuses.filter((status) => status === 201).length).toBeLessThanOrEqual(20);
    expect(statuses.at(-1)).toBe(429);
  });
});
