import * as z from "zod/mini";
import { HolidayRegion } from "../../domain/model/holiday.ts";
import { GroupId } from "../../domain/model/id.ts";
import { ScreenProgramme, Theme } from "../../domain/model/screen.ts";
import { TimeZone } from "../../domain/model/time.ts";
import { audienceKey } from "../../domain/programme/audience-key.ts";
import type { AudienceSpec } from "../../domain/programme/city.ts";

const Audience = z.strictObject({
  zone: TimeZone,
  theme: Theme,
  groupIds: z.readonly(z.array(GroupId)),
  region: z.nullable(HolidayRegion),
  ...ScreenProgramme.shape,
});

const MAX_REMEMBERED = 10_000;
const remembered = new Map<string, AudienceSpec>();

/**
 * Reads an audience back from its key (`domain/programme/audience-key.ts`): the key is stored, and a stored value is an edge.
 * @throws {Error} if it is no such key
 */
export function audienceOf(key: string): AudienceSpec {
  const known = remembered.get(key);
  if (known !== undefined) return known;
  if (remembered.size >= MAX_REMEMBERED) remembered.clear();
  const audience = parse(key);
  remembered.set(key, audience);
  return audience;
}

function parse(key: string): AudienceSpec {
  const [zone, theme, groupIds = "", region, minimumShown, horizonDays, quietHours = ""] = key.split("|");
  const audience = z.parse(Audience, {
    zone,
    theme,
    groupIds: listOf(groupIds),
    region: region === "" ? null : region,
    minimumShown: Number(minimumShown),
    quietHours: listOf(quietHours).map(readQuiet),
    horizonDays: Number(horizonDays),
  });
  if (audienceKey(audience) !== key) throw new Error(`No audience key: ${key}`);
  return audience;
}

/** `12345/22:00-05:00` */
function readQuiet(text: string) {
  const [weekdays = "", hours = ""] = text.split("/");
  const [start, end] = hours.split("-");
  return { weekdays: [...weekdays].map(Number), start, end };
}

function listOf(text: string): readonly string[] {
  return text === "" ? [] : text.split(",");
}
