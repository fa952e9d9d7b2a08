import { buildApps } from "../house/build-apps.ts";

/** Browser stories run on what users get: the built player and editor, built again only when their sources changed. */
export async function setup(): Promise<void> {
  await buildApps(process.cwd(), "stale");
}
