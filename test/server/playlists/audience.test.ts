import { expect, it } from "vitest";
import { audienceKey } from "../../../domain/programme/audience-key.ts";
import { audienceOf } from "../../../server/playlists/audience.ts";

const GROUP = "11111111-1111-4111-8111-111111111111";

it.each([`Europe/Berlin|paper|`, `Europe/Berlin|night|${GROUP}`, `Asia/Tokyo|paper|${GROUP},22222222-2222-4222-8222-222222222222`])(
  "is read back from its key: %s",
  (key) => {
    expect(audienceKey(audienceOf(key))).toBe(key);
  },
);

it.each(["", "Europe/Berlin", "Nowhere/Land|paper|", "Europe/Berlin|pink|", "Europe/Berlin|paper|no-group"])(
  "is refused if it is none: '%s'",
  (key) => {
    expect(() => audienceOf(key)).toThrow();
  },
);
