import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newSecret } from "../../../server/platform/secret.ts";
import { SERVERS } from "../servers.ts";
import { type AttackedServer, send, startAttackedServer } from "./attacked-server.ts";

/** So many may ask for a code from one address in ten minutes; a wrong secret is one of them. */
const ALLOWED = 20;

describe.each(SERVERS)("enrolments on $database", ({ start }) => {
  let server: AttackedServer;
  beforeAll(async () => {
    server = await startAttackedServer(start);
  });
  afterAll(() => server.stop());

  const begin = (enrolment: unknown, more: object = {}, headers: Readonly<Record<string, string>> = {}) =>
    send(server.origin, "POST", "/api/v1/pairings", headers, { enrolment, ...more });

  async function makeEnrolment(uses: number): Promise<string> {
    const screen = { siteId: server.siteId, groupIds: [], theme: "paper" as const };
    const { token } = await server.client.enrolments.create({
      for: { kind: "new-screens", names: "Angegriffen {n}", screen, uses },
      lastsMs: 3_600_000,
    });
    return token;
  }

  const joined = async () => (await server.client.screens.list({ search: "angegriffen" })).items.length;

  it("2,000 guesses find nothing and soon get no answer, whatever address is made up, and do not keep out who has the right one", async () => {
    const token = await makeEnrolment(3);
    const near = Array.from(
      { length: 43 },
      (_, place) => token.slice(0, place) + (token[place] === "A" ? "B" : "A") + token.slice(place + 1),
    );
    const guesses = [
      ...near,
      token.slice(0, -1),
      `${token}A`,
      token.toLowerCase(),
      "",
      "\u0000",
      ...Array.from({ length: 1950 }, newSecret),
    ];
    const statuses: number[] = [];
    for (let start = 0; start < guesses.length; start += 100) {
      const batch = guesses
        .slice(start, start + 100)
        .map((guess, index) => begin(guess, {}, { "x-forwarded-for": `10.0.${String(index)}.1` }));
      statuses.push(...(await Promise.all(batch)).map(({ status }) => status));
    }
    expect(statuses.filter((status) => status === 201).length).toBeLessThanOrEqual(ALLOWED);
    expect(new Set(statuses)).toEqual(new Set([201, 429]));
    expect(await joined()).toBe(0);
    // Two hundred devices of one depot come from one address, and would be kept out otherwise.
    expect((await begin(token)).status).toBe(201);
    expect(await joined()).toBe(1);
  });

  it("what is no text, too long or of another name is refused as what it is", async () => {
    for (const body of [
      { enrolment: 7 },
      { enrolment: ["a"] },
      { enrolment: "x".repeat(101) },
      { instance: "a b" },
      { screenId: server.siteId },
    ]) {
      expect((await send(server.origin, "POST", "/api/v1/pairings", {}, body)).status).toBe(422);
    }
  });

  it("one name for many devices lets in one of them", async () => {
    const token = await makeEnrolment(3);
    const before = await joined();
    const answers = await Promise.all(Array.from({ length: 10 }, () => begin(token, { instance: "0.same" })));
    expect(answers.filter(({ status }) => status !== 201 && status !== 429)).toEqual([]);
    expect(await joined()).toBe(before + 1);
  });
});
