import { expect, it } from "vitest";
import { audienceKey } from "../../../domain/programme/audience-key.ts";
import { audienceOf } from "../../../server/playlists/audience.ts";

const GROUP = "11111111-1111-4111-8111-111111111111";
const OTHER = "22222222-2222-4222-8222-222222222222";

it.each([
  "Europe/Berlin|paper|||3|14|",
  `Europe/Berlin|night|${GROUP}|DE-NW|0|35|`,
  `Asia/Tokyo|paper|${GROUP},${OTHER}|AT|50|14|12345/22:00-05:00,67/20:00-20:00`,
])("is read back from its key: %s", (key) => {
  expect(audienceKey(audienceOf(key))).toBe(key);
});

it("has everything that its screens have in common", () => {
  expect(audienceOf(`Europe/Berlin|night|${GROUP}|DE-NW|2|35|67/22:30-05:00`)).toEqual({
    zone: "Europe/Berlin",
    theme: "night",
    groupIds: [GROUP],
    region: "DE-NW",
    minimumShown: 2,
    quietHours: [{ weekdays: [6, 7], start: "22:30", end: "05:00" }],
    horizonDays: 35,
  });
});

it.each([
  "",
  "Europe/Berlin",
  "Europe/Berlin|paper|",
  "Nowhere/Land|paper|||3|14|",
  "Europe/Berlin|pink|||3|14|",
  "Europe/Berlin|paper|no-group||3|14|",
  "Europe/Berlin|paper||nowhere|3|14|",
  "Europe/Berlin|paper|||many|14|",
  "Europe/Berlin|paper||||14|",
  "Europe/Berlin|paper|||3|15|",
  "Europe/Berlin|paper|||3|14|22:00-05:00",
  "Europe/Berlin|paper|||3|14|8/22:00-05:00",
  "Europe/Berlin|paper|||3|14|12345/22:00",
  "Europe/Berlin|paper|||3|14||more",
  `Europe/Berlin|paper|${OTHER},${GROUP}||3|14|`,
])("is refused if it is none: '%s'", (key) => {
  expect(() => audienceOf(key)).toThrow();
});
