import { describe, expect, it } from "vitest";
import { CURRENT_COST, createPasswords } from "../../../server/people/password.ts";
import { CHEAP } from "./people-world.ts";

describe("passwords", () => {
  it("cost at least what OWASP asks for", () => {
    expect(CURRENT_COST.memory).toBeGreaterThanOrEqual(19_456);
    expect(CURRENT_COST.passes).toBeGreaterThanOrEqual(2);
    expect(CURRENT_COST.parallelism).toBe(1);
  });

  it("are stored with salt and cost, so never twice the same", async () => {
    const passwords = createPasswords(CHEAP);
    const [one, other] = [await passwords.hash("drei Hasen im Nebel"), await passwords.hash("drei Hasen im Nebel")];
    expect(one).toMatch(/^\$argon2id\$v=19\$m=64,t=1,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(one).not.toBe(other);
  });

  it("are right or wrong", async () => {
    const passwords = createPasswords(CHEAP);
    const stored = await passwords.hash("drei Hasen im Nebel");
    expect(await passwords.verify("drei Hasen im Nebel", stored)).toBe(true);
    expect(await passwords.verify("drei Hasen im nebel", stored)).toBe(false);
    expect(await passwords.verify("", stored)).toBe(false);
    expect(await passwords.verify("drei Hasen im Nebel", null)).toBe(false);
  });

  it("are the same however the keyboard composes an umlaut", async () => {
    const passwords = createPasswords(CHEAP);
    const stored = await passwords.hash("ein gr\u00f6\u00dferer Hase");
    expect(await passwords.verify("ein gro\u0308\u00dferer Hase", stored)).toBe(true);
    expect(await passwords.verify("ein gro\u00dferer Hase", stored)).toBe(false);
  });

  it("hashed at another cost still verify and count as outdated", async () => {
    const stored = await createPasswords(CHEAP).hash("drei Hasen im Nebel");
    const today = createPasswords({ ...CHEAP, memory: 128 });
    expect(await today.verify("drei Hasen im Nebel", stored)).toBe(true);
    expect(today.isOutdated(stored)).toBe(true);
    expect(createPasswords(CHEAP).isOutdated(stored)).toBe(false);
  });

  it("of unknown accounts take as long as wrong ones", async () => {
    const passwords = createPasswords();
    const stored = await passwords.hash("drei Hasen im Nebel");
    const times = { known: [] as number[], unknown: [] as number[] };
    for (let round = 0; round < 9; round++) {
      times.known.push(await timeOf(() => passwords.verify("falsch", stored)));
      times.unknown.push(await timeOf(() => passwords.verify("falsch", null)));
    }
    const ratio = median(times.unknown) / median(times.known);
    expect(ratio).toBeGreaterThan(0.3);
    expect(ratio).toBeLessThan(3);
  });

  it("are refused for now when too many wait", async () => {
    const passwords = createPasswords(CHEAP, { atOnce: 2, waiting: 3 });
    const answers = await Promise.allSettled(Array.from({ length: 9 }, () => passwords.hash("drei Hasen im Nebel")));
    expect(answers.map((answer) => answer.status === "fulfilled")).toEqual([true, true, true, true, true, false, false, false, false]);
    expect(answers[5]).toMatchObject({ reason: { code: "unavailable", extras: { retryAfterSeconds: 5 } } });
    expect(await passwords.hash("drei Hasen im Nebel")).toContain("argon2id");
  });
});

/** Time of the processor: what else the machine does is not in it. */
async function timeOf(task: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await task();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
