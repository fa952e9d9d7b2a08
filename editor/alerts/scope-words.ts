import type { MaintenanceScope } from "../../domain/model/alert.ts";
import type { GroupList } from "../group-list.ts";
import type { SiteList } from "../site-list.ts";
import { t } from "../texts.ts";

/** Which screens, in a word: "Alle Bildschirme", the name of the group or site, "3 Bildschirme". */
export function scopeText(scope: MaintenanceScope, groups: GroupList, sites: SiteList): string {
  switch (scope.kind) {
    case "all":
      return t("scope.all");
    case "group":
      return groups.nameOf(scope.groupId);
    case "site":
      return sites.sites.find(({ id }) => id === scope.siteId)?.name ?? "…";
    case "screens":
      return t("scope.screenCount", { count: scope.screenIds.length });
  }
}
