import * as z from "zod/mini";
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

/** What the whole organisation shares. `zone` is where its newsroom sits. */
export const Organisation = z.strictObject({ name: line(80), zone: TimeZone, language: UiLanguage });
export type Organisation = z.infer<typeof Organisation>;
