import type { ScreenCard } from "../../domain/api/player-events.ts";
import type { ScreenSummary } from "../../domain/api/screens.ts";
import { currentSession } from "../session.ts";

/**
 * What a screen knows of itself, for showing on the stage what is read on it: as bright as at noon, and without the rim, which is what the
 * panel cuts off.
 */
export function stageCard({ id, name, siteName, display }: ScreenSummary): ScreenCard {
  const { organisation } = currentSession();
  return {
    id,
    name,
    place: siteName,
    organisation: organisation.name,
    language: organisation.language,
    display: { ...display, overscanPercent: 0, brightness: [] },
  };
}
