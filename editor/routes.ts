import type { Role } from "../domain/model/user.ts";
import type { IconName } from "./elements/icon-names.ts";
import { matchPath, type Place } from "./router.ts";
import type { TextKey } from "./texts.ts";

/** One page: its path, its element's tag, and how to load it. `nav` puts it into the navigation, in the order of this table. */
export interface Route {
  readonly path: string;
  readonly tag: string;
  readonly title: TextKey;
  readonly load: () => Promise<unknown>;
  /** `minor` ones stand in the menu on a phone, where the bar has room for four. `counted`: with how many incidents nobody sees to. */
  readonly nav?: { readonly label: TextKey; readonly icon: IconName; readonly minor?: true; readonly counted?: true };
  /** Which navigation entry is lit on this page, if it has none of its own. */
  readonly within?: string;
  /** Who may see it; everybody if left out. The server decides anyway. */
  readonly role?: Role;
}

/** A page is one file under `pages/` and one line here. */
export const ROUTES: readonly Route[] = [
  {
    path: "/announcements",
    tag: "announcements-page",
    title: "announcements.title",
    load: () => withTemporal(() => import("./pages/announcements-page.ts")),
    nav: { label: "nav.announcements", icon: "megaphone" },
  },
  {
    path: "/announcements/:id",
    tag: "composer-page",
    title: "composer.pageTitle",
    load: () => withTemporal(() => import("./pages/composer-page.ts")),
    within: "/announcements",
  },
  {
    path: "/timeline",
    tag: "timeline-page",
    title: "timeline.title",
    load: () => withTemporal(() => import("./pages/timeline-page.ts")),
    nav: { label: "timeline.title", icon: "calendar-days" },
  },
  {
    path: "/library",
    tag: "library-page",
    title: "library.title",
    load: () => import("./pages/library-page.ts"),
    nav: { label: "library.title", icon: "images" },
  },
  { path: "/library/:id", tag: "library-page", title: "library.title", load: () => import("./pages/library-page.ts"), within: "/library" },
  {
    path: "/screens",
    tag: "screens-page",
    title: "screens.title",
    load: () => import("./pages/screens-page.ts"),
    nav: { label: "screens.title", icon: "monitor" },
  },
  {
    path: "/screens/import",
    tag: "screens-import-page",
    title: "import.title",
    load: () => import("./pages/screens-import-page.ts"),
    within: "/screens",
    role: "admin",
  },
  {
    path: "/screens/enrolments",
    tag: "enrolments-page",
    title: "enrolments.title",
    load: () => import("./pages/enrolments-page.ts"),
    within: "/screens",
    role: "admin",
  },
  { path: "/screens/:id", tag: "screens-page", title: "screens.title", load: () => import("./pages/screens-page.ts"), within: "/screens" },
  {
    path: "/screens/:id/moment",
    tag: "screen-moment-page",
    title: "moment.title",
    load: () => withTemporal(() => import("./pages/screen-moment-page.ts")),
    within: "/screens",
  },
  {
    path: "/announcements/:id/placement",
    tag: "placement-page",
    title: "placement.title",
    load: () => withTemporal(() => import("./pages/placement-page.ts")),
    within: "/announcements",
  },
  {
    path: "/announcements/:id/plays",
    tag: "plays-page",
    title: "plays.title",
    load: () => withTemporal(() => import("./pages/plays-page.ts")),
    within: "/announcements",
  },
  { path: "/pair", tag: "pair-page", title: "pair.title", load: () => import("./pages/pair-page.ts"), within: "/screens" },
  {
    path: "/incidents",
    tag: "incidents-page",
    title: "incidents.title",
    load: () => import("./pages/incidents-page.ts"),
    nav: { label: "incidents.title", icon: "bell-ring", minor: true, counted: true },
  },
  {
    path: "/incidents/:id",
    tag: "incidents-page",
    title: "incidents.title",
    load: () => import("./pages/incidents-page.ts"),
    within: "/incidents",
  },
  {
    path: "/alerts/rules",
    tag: "alert-rules-page",
    title: "alerts.rules",
    load: () => import("./pages/alert-rules-page.ts"),
    within: "/incidents",
  },
  {
    path: "/alerts/channels",
    tag: "alert-channels-page",
    title: "alerts.channels",
    load: () => import("./pages/alert-channels-page.ts"),
    within: "/incidents",
  },
  {
    path: "/alerts/maintenance",
    tag: "maintenance-page",
    title: "alerts.maintenance",
    load: () => withTemporal(() => import("./pages/maintenance-page.ts")),
    within: "/incidents",
  },
  {
    path: "/groups",
    tag: "groups-page",
    title: "groups.title",
    load: () => import("./pages/groups-page.ts"),
    nav: { label: "groups.title", icon: "folder-tree", minor: true },
  },
  {
    path: "/sites",
    tag: "sites-page",
    title: "sites.title",
    load: () => import("./pages/sites-page.ts"),
    nav: { label: "sites.title", icon: "map-pin", minor: true },
  },
  {
    path: "/looks",
    tag: "looks-page",
    title: "looks.title",
    load: () => withTemporal(() => import("./pages/looks-page.ts")),
    nav: { label: "looks.title", icon: "palette", minor: true },
    role: "admin",
  },
  { path: "/takeovers", tag: "takeovers-page", title: "takeover.list", load: () => import("./pages/takeovers-page.ts") },
  { path: "/takeovers/:id", tag: "takeover-page", title: "takeover.new", load: () => import("./pages/takeover-page.ts") },
  {
    path: "/admin/log",
    tag: "audit-page",
    title: "audit.title",
    load: () => import("./pages/audit-page.ts"),
    within: "/admin",
    role: "admin",
  },
  {
    path: "/admin",
    tag: "admin-page",
    title: "admin.title",
    load: () => import("./pages/admin-page.ts"),
    nav: { label: "admin.title", icon: "settings", minor: true },
    role: "admin",
  },
];

export const HOME = "/announcements";

/** The pages in the navigation of somebody with this role, in its order. */
export function navigable(role: Role | undefined): readonly (Route & Required<Pick<Route, "nav">>)[] {
  return ROUTES.flatMap((route) => (route.nav && (!route.role || route.role === role) ? [{ ...route, nav: route.nav }] : []));
}

/** A page, and where in the editor it is to be. */
export interface FoundRoute {
  readonly route: Route;
  readonly place: Place;
}

/** The page for a path, with the path's parameters. */
export function findRoute(path: string, query: URLSearchParams): FoundRoute | undefined {
  for (const route of ROUTES) {
    const params = matchPath(route.path, path);
    if (params) return { route, place: { path, params, query } };
  }
  return undefined;
}

/** Pages that reckon with wall times: engines without `Temporal` get it first. */
async function withTemporal(load: () => Promise<unknown>): Promise<unknown> {
  if (!("Temporal" in globalThis)) await import("temporal-polyfill/global");
  return load();
}
