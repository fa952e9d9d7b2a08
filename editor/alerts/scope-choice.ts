import type { MaintenanceScope } from "../../domain/model/alert.ts";
import type { ScreenId } from "../../domain/model/id.ts";

/** Which screens as somebody is choosing them: what belongs to another kind is kept, so that a change of mind loses nothing. */
export interface ScopeChoice {
  readonly kind: MaintenanceScope["kind"];
  readonly groupId: string;
  readonly siteId: string;
  readonly screenIds: readonly ScreenId[];
}

export const ALL_SCREENS: ScopeChoice = { kind: "all", groupId: "", siteId: "", screenIds: [] };

export function choiceOf(scope: MaintenanceScope): ScopeChoice {
  return { ...ALL_SCREENS, ...scope };
}

/** What is sent; whether it is complete is seen when it is parsed. */
export function scopeOf({ kind, groupId, siteId, screenIds }: ScopeChoice): unknown {
  switch (kind) {
    case "all":
      return { kind };
    case "group":
      return { kind, groupId };
    case "site":
      return { kind, siteId };
    case "screens":
      return { kind, screenIds };
  }
}
