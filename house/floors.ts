/**
 * The floors of the server, from the ground. A feature may use the floors below its own, never one beside or above; news travels
 * up as events. Every folder of `server/` has a floor here. The demo starts the whole house, so it stands on top of it, and so do
 * the commands.
 */
const FLOORS: readonly (readonly string[])[] = [
  ["platform"],
  ["people"],
  ["sites", "media", "settings", "audit"],
  ["screens", "announcements", "schedules", "looks", "backups"],
  ["takeovers", "presence", "plays", "commands", "doctor"],
  ["playlists", "alerts"],
  ["delivery"],
  ["why", "timeline", "reports"],
  ["main"],
  ["demo", "cli", "fleet"],
];

/** Folders that are rooms of another feature: what belongs together may know each other. */
const SAME_FEATURE: Readonly<Record<string, string>> = { groups: "sites", pairings: "screens" };

/** The feature a server file belongs to; the files directly in `server/` are the wiring. */
export function featureOf(file: string): string {
  const [, folder = "", ...rest] = file.split("/");
  if (rest.length === 0) return "main";
  return SAME_FEATURE[folder] ?? folder;
}

/** Counted from the ground, 0; `null` for a feature that has not been given its floor yet. */
export function floorOf(feature: string): number | null {
  const floor = FLOORS.findIndex((features) => features.includes(feature));
  return floor === -1 ? null : floor;
}
