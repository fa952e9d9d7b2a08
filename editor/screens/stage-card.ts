import type { ScreenCard } from "../../domain/api/player-events.ts";
import type { ScreenSummary } from "../../domain/api/screens.ts";
import { currentSession } from "../session.ts";

/** What the header says on a screen, for showing it on the stage. */
export function stageCard({ id, name, siteName }: ScreenSummary): ScreenCard {
  const { organisation } = currentSession();
  return { id, name, place: siteName, organisation: organisation.name, language: organisation.language };
}
