import type { TemplateResult } from "lit";
import { pageTabs } from "../elements/page-tabs.ts";
import { t } from "../texts.ts";

const PAGES = [
  ["/incidents", "incidents.title"],
  ["/alerts/rules", "alerts.rules"],
  ["/alerts/channels", "alerts.channels"],
  ["/alerts/maintenance", "alerts.maintenance"],
] as const;

/** The ways between the pages about alerts; the one at `path` is lit. Needs `pageTabsStyles`. */
export function alertsNav(path: (typeof PAGES)[number][0]): TemplateResult {
  return pageTabs(t("alerts.nav"), PAGES, path);
}
