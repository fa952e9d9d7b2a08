import * as z from "zod/mini";
import { EnrolmentId, ScreenId, UserId } from "./id.ts";
import { ScreenDraft } from "./screen.ts";
import { line } from "./text.ts";
import { DAY_MS, Instant, MINUTE_MS } from "./time.ts";

/** The most devices that may join by one secret. */
export const MOST_USES = 1000;
/** How long a secret is good, at least and at most. */
const SHORTEST_MS = 10 * MINUTE_MS;
const LONGEST_MS = 90 * DAY_MS;

/** How new screens are called: `{n}` becomes the first number that is free at their site, `{nn}` one of two digits at least. */
export const NamePattern = line(70).check(
  z.refine((pattern) => (pattern.match(/\{n+\}/g) ?? []).length === 1, {
    error: "{n} once, where the number belongs",
    params: { rule: "number-missing" },
  }),
);
export type NamePattern = z.infer<typeof NamePattern>;

/** What devices become by a secret: one screen that is known already (with `replace` one that has a device), or so many new ones. */
export const EnrolmentFor = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("screen"), screenId: ScreenId, replace: z._default(z.boolean(), false) }),
  z.strictObject({
    kind: z.literal("new-screens"),
    names: NamePattern,
    screen: z.omit(ScreenDraft, { name: true }),
    uses: z.int().check(z.minimum(1), z.maximum(MOST_USES)),
  }),
]);
export type EnrolmentFor = z.infer<typeof EnrolmentFor>;

export const EnrolmentDraft = z.strictObject({
  for: EnrolmentFor,
  lastsMs: z.int().check(z.minimum(SHORTEST_MS), z.maximum(LONGEST_MS)),
});
export type EnrolmentDraft = z.infer<typeof EnrolmentDraft>;

/** `used`: by as many devices as may. */
export const EnrolmentState = z.enum(["open", "used", "expired", "withdrawn"]);
export type EnrolmentState = z.infer<typeof EnrolmentState>;

/** A secret by which devices join by themselves. The secret itself is told once, when it is made. `screenIds`: what they became by it. */
export const Enrolment = z.strictObject({
  id: EnrolmentId,
  for: EnrolmentFor,
  state: EnrolmentState,
  uses: z.int(),
  mostUses: z.int(),
  screenIds: z.array(ScreenId),
  madeBy: UserId,
  madeByName: z.string(),
  madeAtMs: Instant,
  expiresAtMs: Instant,
});
export type Enrolment = z.infer<typeof Enrolment>;
