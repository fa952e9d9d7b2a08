import { expect, it } from "vitest";
import { audienceKey } from "../../../domain/programme/audience-key.ts";
import { audience, groupId, zone } from "./sample.ts";

it("is equal for equal audiences, in whatever order their groups come", () => {
  const one = audience({ groupIds: [groupId(1), groupId(2)] });
  const other = audience({ groupIds: [groupId(2), groupId(1), groupId(2)] });
  expect(audienceKey(one)).toBe(audienceKey(other));
});

it("differs by zone, theme and groups", () => {
  const keys = [
    audience(),
    audience({ zone: zone("UTC") }),
    audience({ theme: "night" }),
    audience({ groupIds: [] }),
    audience({ groupIds: [groupId(2)] }),
  ];
  expect(new Set(keys.map(audienceKey)).size).toBe(5);
});
