import type { ScreenId } from "../../domain/model/id.ts";
import type { PresenceState } from "../../domain/model/screen.ts";

/** The screens that are in a state right now: what screens are is in the database, how they are is not. */
export type IdsIn = (state: PresenceState) => readonly ScreenId[];

/** A choice of screens that may name a state, as one that names the screens instead. */
export function narrowByState<T extends { readonly state?: PresenceState | undefined }>({ state, ...query }: T, idsIn: IdsIn) {
  return state === undefined ? query : { ...query, ids: idsIn(state) };
}
