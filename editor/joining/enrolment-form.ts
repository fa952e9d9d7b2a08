import * as z from "zod/mini";
import { EnrolmentDraft } from "../../domain/model/enrolment.ts";
import type { ScreenId } from "../../domain/model/id.ts";
import { DAY_MS, HOUR_MS } from "../../domain/model/time.ts";
import { EMPTY_SCREEN, readScreen, type ScreenInput } from "../screens/screen-input.ts";

/** How long a secret may be good, for people to choose from. */
export const LASTS = { hour: HOUR_MS, day: DAY_MS, week: 7 * DAY_MS, month: 30 * DAY_MS, quarter: 90 * DAY_MS } as const;
export type Lasts = keyof typeof LASTS;

/** What is typed about a secret; a draft only once it is complete. */
export interface EnrolmentForm {
  readonly kind: EnrolmentDraft["for"]["kind"];
  readonly names: string;
  readonly uses: string;
  /** The new screens, but for their names. */
  readonly screen: ScreenInput;
  readonly known: { readonly id: ScreenId; readonly hasDevice: boolean } | undefined;
  readonly lasts: Lasts;
}

export const EMPTY_ENROLMENT: EnrolmentForm = {
  kind: "new-screens",
  names: "",
  uses: "10",
  screen: EMPTY_SCREEN,
  known: undefined,
  lasts: "week",
};

/** The draft, or what is wrong with it, by the paths of `EnrolmentDraft`. A screen that has a device gets another one: whoever chooses it was told. */
export function readEnrolment({ kind, names, uses, screen, known, lasts }: EnrolmentForm) {
  const lastsMs = LASTS[lasts];
  if (kind === "screen")
    return z.safeParse(EnrolmentDraft, { for: { kind, screenId: known?.id, replace: known?.hasDevice ?? false }, lastsMs });
  const { name: _, ...place } = readScreen({ ...screen, name: "·" }).data ?? { ...screen, name: "·" };
  return z.safeParse(EnrolmentDraft, {
    for: { kind, names, screen: place, uses: uses.trim() === "" ? Number.NaN : Number(uses) },
    lastsMs,
  });
}
