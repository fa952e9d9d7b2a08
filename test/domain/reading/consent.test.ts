import { expect, it } from "vitest";
import { LocalDate } from "../../../domain/model/time.ts";
import { consentState } from "../../../domain/reading/consent.ts";

const TODAY = LocalDate.parse("2026-11-22");
it.each([
  [false, "2027-12-31", "not-given"],
  [true, null, "open-ended"],
  [true, "2026-11-21", "ended"],
  [true, "2026-11-22", "ends-soon"],
  [true, "2026-12-06", "ends-soon"],
  [true, "2026-12-07", "given"],
] as const)("consent %j until %s is %s on 22 November 2026", (consent, until, state) => {
  expect(consentState({ consent, consentUntil: until && LocalDate.parse(until) }, TODAY)).toBe(state);
});
