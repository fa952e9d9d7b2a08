import type { Choice } from "./elements/combo-field.ts";

/** Every zone this browser knows, those of the German-speaking countries first. */
export function zoneChoices(): readonly Choice[] {
  const near = ["Europe/Berlin", "Europe/Vienna", "Europe/Zurich"];
  const all = new Set([...near, ...Intl.supportedValuesOf("timeZone")]);
  return [...all].map((zone) => ({ value: zone, label: zone }));
}
