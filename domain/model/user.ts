import * as z from "zod/mini";
import { HolidayRegion } from "./holiday.ts";
import { UserId } from "./id.ts";
import { UiLanguage } from "./language.ts";
import { line } from "./text.ts";
import { Instant, TimeZone } from "./time.ts";

export const Role = z.enum(["admin", "editor"]);
export type Role = z.infer<typeof Role>;

export const Email = z.string().check(z.trim(), z.toLowerCase(), z.maxLength(254), z.email());

/** 12 to 200 characters, no rules of composition (ASVS 6.2). */
export const NewPassword = z.string().check(z.minLength(12), z.maxLength(200));

export const User = z.strictObject({
  id: UserId,
  name: line(80),
  email: z.string(),
  role: Role,
  disabled: z.boolean(),
  version: z.int(),
  createdAtMs: Instant,
});
export type User = z.infer<typeof User>;

/** Who acts: given to every service call. */
export interface Actor {
  readonly id: UserId;
  readonly role: Role;
}

/** An origin of the web, such as `https://www.stadt.example`: https, a host, perhaps a port, nothing else. */
export const WebOrigin = z
  .string()
  .check(z.toLowerCase(), z.maxLength(200), z.regex(/^https:\/\/[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?$/));

/**
 * What the whole organisation shares. `zone` is where its newsroom sits, `region` whose holidays it keeps. A loop longer than `loopLimitMs` is
 * warned of. `secondPerson`: a takeover goes out only once somebody else has confirmed it. What screens were given and painted is kept for
 * `keepDays`. Screens show pages of the web only from `webOrigins`.
 */
export const Organisation = z.strictObject({
  name: line(80),
  zone: TimeZone,
  language: UiLanguage,
  region: z._default(z.nullable(HolidayRegion), null),
  loopLimitMs: z._default(z.int().check(z.minimum(30_000), z.maximum(3_600_000)), 180_000),
  secondPerson: z._default(z.boolean(), false),
  keepDays: z._default(z.int().check(z.minimum(7), z.maximum(3650)), 90),
  webOrigins: z._default(z.array(WebOrigin).check(z.maxLength(20)), []),
});
export type Organisation = z.infer<typeof Organisation>;
