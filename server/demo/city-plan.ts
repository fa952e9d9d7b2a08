import type { Theme } from "../../domain/model/screen.ts";

/** What the organisation of the demo is called, and where its clocks hang. */
export const ORGANISATION = { name: "Stadt Dortmund", zone: "Europe/Berlin", region: "DE-NW" } as const;

/** The group that a fresh installation begins with; everything else grows below it. */
export const ROOT = "Alle Beschäftigten";

interface PlannedGroup {
  readonly name: string;
  readonly below: string;
}

/** Parents come before their children. */
export const GROUPS = [
  { name: "Feuerwehr", below: ROOT },
  { name: "Wachen", below: "Feuerwehr" },
  { name: "Wache 1", below: "Wachen" },
  { name: "Wache 5", below: "Wachen" },
  { name: "FABIDO Kitas", below: ROOT },
  { name: "Kita Hörde", below: "FABIDO Kitas" },
  { name: "Kita Scharnhorst", below: "FABIDO Kitas" },
  { name: "Schulhausmeisterei", below: ROOT },
  { name: "Betriebshöfe", below: ROOT },
  { name: "Straßenunterhaltung", below: "Betriebshöfe" },
  { name: "Grünpflege", below: "Betriebshöfe" },
  { name: "Innere Dienste", below: ROOT },
  { name: "Poststelle", below: "Innere Dienste" },
] as const satisfies readonly PlannedGroup[];
export type GroupName = (typeof GROUPS)[number]["name"] | typeof ROOT;

/** Headcounts are of people without a desk. */
export const SITES = [
  { name: "Feuerwache 1", headcount: 132 },
  { name: "Feuerwache 5", headcount: 64 },
  { name: "Betriebshof Nord", headcount: 118 },
  { name: "Kita Hörde", headcount: 27 },
  { name: "Kita Scharnhorst", headcount: 22 },
  { name: "Schule Brackel", headcount: 9 },
  { name: "Rathaus Poststelle", headcount: 31 },
  { name: "Westfalenhütte", headcount: 86 },
] as const;
export type SiteName = (typeof SITES)[number]["name"];

/** The players a city collects over the years, the panels they hang behind, and how far away people read them. */
export const DEVICES = {
  pi: { engine: "Chromium 126.0.6478", viewport: "1920x1080", viewing: { diagonalInches: 55, farthestM: 3 } },
  portrait: { engine: "Chromium 126.0.6478", viewport: "1080x1920", viewing: { diagonalInches: 49, farthestM: 2.5 } },
  stick: { engine: "Chromium 92.0.4515", viewport: "1920x1080", viewing: { diagonalInches: 43, farthestM: 2 } },
  panel: { engine: "Chromium 88.0.4324", viewport: "3840x2160", viewing: { diagonalInches: 75, farthestM: 4 } },
  old: { engine: "Chromium 80.0.3987", viewport: "1280x720", viewing: null },
} as const;
export type Device = keyof typeof DEVICES;

/** How a screen behaves: most are simulated, one was never switched on, one has been dark for days. */
export type Behaviour = "simulated" | "never-on" | "dark";

export interface PlannedScreen {
  readonly site: SiteName;
  readonly name: string;
  readonly groups: readonly GroupName[];
  readonly device: Device;
  readonly theme: Theme;
  readonly behaviour: Behaviour;
  readonly darkAtNight?: boolean;
}

export const SCREENS: readonly PlannedScreen[] = [
  screen("Feuerwache 1", "Aufenthaltsraum", ["Wache 1"], "pi"),
  screen("Feuerwache 1", "Fahrzeughalle", ["Wache 1"], "panel", { theme: "night" }),
  screen("Feuerwache 1", "Umkleide", ["Wache 1"], "portrait"),
  screen("Feuerwache 1", "Sporthalle", ["Wache 1"], "stick"),
  screen("Feuerwache 5", "Aufenthaltsraum", ["Wache 5"], "pi"),
  screen("Feuerwache 5", "Fahrzeughalle", ["Wache 5"], "panel", { theme: "night" }),
  screen("Feuerwache 5", "Küche", ["Wache 5"], "old"),
  screen("Betriebshof Nord", "Pausenraum", ["Straßenunterhaltung", "Grünpflege"], "pi"),
  screen("Betriebshof Nord", "Werkstatt", ["Straßenunterhaltung"], "stick", { theme: "night" }),
  screen("Betriebshof Nord", "Zeiterfassung", ["Straßenunterhaltung", "Grünpflege"], "portrait"),
  screen("Betriebshof Nord", "Gärtnerei", ["Grünpflege"], "stick", { behaviour: "dark" }),
  screen("Kita Hörde", "Personalraum", ["Kita Hörde"], "pi"),
  screen("Kita Hörde", "Eingang", ["Kita Hörde"], "portrait"),
  screen("Kita Scharnhorst", "Personalraum", ["Kita Scharnhorst"], "pi"),
  screen("Kita Scharnhorst", "Küche", ["Kita Scharnhorst"], "old"),
  screen("Schule Brackel", "Hausmeisterloge", ["Schulhausmeisterei"], "stick"),
  screen("Schule Brackel", "Mensa", ["Schulhausmeisterei"], "pi", { behaviour: "never-on", darkAtNight: true }),
  screen("Rathaus Poststelle", "Sortierraum", ["Poststelle"], "pi"),
  screen("Rathaus Poststelle", "Pausenraum", ["Poststelle"], "stick"),
  screen("Rathaus Poststelle", "Botendienst", ["Innere Dienste"], "portrait"),
  screen("Westfalenhütte", "Pausenraum", ["Straßenunterhaltung"], "pi"),
  screen("Westfalenhütte", "Lager", ["Betriebshöfe"], "old"),
  screen("Westfalenhütte", "Fahrzeugpflege", ["Betriebshöfe"], "stick", { theme: "night" }),
  screen("Westfalenhütte", "Schulungsraum", ["Betriebshöfe", "Wachen"], "panel"),
];

function screen(
  site: SiteName,
  name: string,
  groups: readonly GroupName[],
  device: Device,
  other: Partial<Pick<PlannedScreen, "theme" | "behaviour" | "darkAtNight">> = {},
): PlannedScreen {
  return { site, name, groups, device, theme: "paper", behaviour: "simulated", ...other };
}
