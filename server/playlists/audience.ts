import * as z from "zod/mini";
import { GroupId } from "../../domain/model/id.ts";
import { Theme } from "../../domain/model/screen.ts";
import { TimeZone } from "../../domain/model/time.ts";
import type { AudienceSpec } from "../../domain/programme/city.ts";

const Parts = z.tuple([TimeZone, Theme, z.array(GroupId)]);

const MAX_REMEMBERED = 10_000;
const remembered = new Map<string, AudienceSpec>();

/** Reads an audience back from its key (`domain/programme/audience-key.ts`): the key is stored, and a stored value is an edge. */
export function audienceOf(key: string): AudienceSpec {
  const known = remembered.get(key);
  if (known !== undefined) return known;
  if (remembered.size >= MAX_REMEMBERED) remembered.clear();
  const audience = parse(key);
  remembered.set(key, audience);
  return audience;
}

function parse(key: string): AudienceSpec {
  const [zoneText, themeText, groupText] = key.split("|");
  const [zone, theme, groupIds] = z.parse(Parts, [zoneText, themeText, (groupText ?? "").split(",").filter(Boolean)]);
  return { zone, theme, groupIds };
}
