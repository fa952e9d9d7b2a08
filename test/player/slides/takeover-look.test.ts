import { expect, it } from "vitest";
import { contrast } from "../../../domain/reading/contrast.ts";
import { TAKEOVER_COLOURS } from "../../../player/slides/takeover-look.ts";

it("every text of a takeover stands out from its ground by at least 7 to 1", () => {
  for (const { ground, ink, badge, badgeInk } of Object.values(TAKEOVER_COLOURS)) {
    expect(contrast(ink, ground)).toBeGreaterThanOrEqual(7);
    expect(contrast(badgeInk, badge)).toBeGreaterThanOrEqual(7);
  }
});

it("a drill has a ground of its own: it shares none with an alarm", () => {
  const { drill, ...alarms } = TAKEOVER_COLOURS;
  expect(Object.values(alarms).map(({ ground }) => ground)).not.toContain(drill.ground);
  expect(new Set(Object.values(TAKEOVER_COLOURS).map(({ ground }) => ground)).size).toBe(4);
});
