import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { PairingId } from "../../../domain/model/id.ts";
import { newId } from "../../../server/platform/secret.ts";
import { createClaimWaits } from "../../../server/screens/claim-waits.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const id = newId<PairingId>();

it("is over for everybody who waits for the claimed code, and for nobody else", async () => {
  const waits = createClaimWaits(25_000);
  const over: string[] = [];
  for (const who of ["a", "b"]) void waits.begin(id).over.then(() => over.push(who));
  void waits.begin(newId()).over.then(() => over.push("other"));
  waits.claimed(id);
  await vi.advanceTimersByTimeAsync(24_999);
  expect(over).toEqual(["a", "b"]);
  await vi.advanceTimersByTimeAsync(1);
  expect(over).toEqual(["a", "b", "other"]);
});

it("holds four requests for one code, so that one browser cannot take the places of all", () => {
  const waits = createClaimWaits(25_000);
  const held = Array.from({ length: 4 }, () => waits.begin(id));
  expect(() => waits.begin(id)).toThrow(expect.objectContaining({ code: "unavailable" }));
  expect(() => waits.begin(newId())).not.toThrow();
  held[0]?.end();
  held[0]?.end();
  waits.begin(id);
  expect(() => waits.begin(id)).toThrow(expect.objectContaining({ code: "unavailable" }));
});

it("is over when the client has gone", async () => {
  const leaving = new AbortController();
  const { over } = createClaimWaits(25_000).begin(id, leaving.signal);
  leaving.abort();
  await over;
});

it("holds two thousand altogether, and leaves nothing behind", () => {
  const waits = createClaimWaits(25_000);
  const held = Array.from({ length: 2000 }, () => waits.begin(newId()));
  expect(() => waits.begin(id)).toThrow(expect.objectContaining({ code: "unavailable" }));
  for (const wait of held) wait.end();
  expect(vi.getTimerCount()).toBe(0);
  expect(() => waits.begin(id)).not.toThrow();
});
