import type { TemplateResult } from "lit";
import { pageTabs } from "../elements/page-tabs.ts";
import { t } from "../texts.ts";

const PAGES = [
  ["/screens", "screens.back"],
  ["/screens/import", "import.title"],
  ["/screens/enrolments", "enrolments.title"],
] as const;

/** The ways between the pages by which many screens join at once; the one at `path` is lit. Needs `pageTabsStyles`. */
export function joiningNav(path: (typeof PAGES)[number][0]): TemplateResult {
  return pageTabs(t("joining.nav"), PAGES, path);
}
