import { bad, type Check, ok, warning } from "./finding.ts";

const BERLIN = "Europe/Berlin";
/** When the clocks of 2027 go forward and back there. */
const KNOWN = ["2027-03-28T01:00:00Z", "2027-10-31T01:00:00Z"] as const;
const UPDATE = { de: "Aushang aktualisieren; das bringt neuere Daten mit.", en: "Update Aushang, which brings newer data along." };

/** Whether the time zone data know when the clocks change. */
export const checkZones: Check = async ({ nowMs }) => {
  const version = process.versions["tz"] ?? "?";
  const start = Temporal.ZonedDateTime.from(`2027-01-01T00:00[${BERLIN}]`);
  const first = start.getTimeZoneTransition("next");
  const second = first?.getTimeZoneTransition("next");
  const found = [first, second].map((transition) => transition?.toInstant().toString());
  if (found.join() !== KNOWN.join()) {
    return [bad({ de: `Die Zeitzonendaten (${version}) sind falsch.`, en: `The time zone data (${version}) are wrong.` }, UPDATE)];
  }
  const year = Number(version.slice(0, 4));
  const is = {
    de: `Zeitzonendaten ${version}, Umstellungen 2027 bekannt.`,
    en: `Time zone data ${version}, the changes of 2027 are known.`,
  };
  return [year >= new Date(nowMs).getUTCFullYear() - 1 ? ok(is.de, is.en) : warning(is, UPDATE)];
};
