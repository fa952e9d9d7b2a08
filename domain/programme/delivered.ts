import type { AnnouncementId } from "../model/id.ts";
import type { Playlist } from "../model/playlist.ts";
import type { Resolution, Withheld } from "../model/resolution.ts";
import type { AudienceSpec, City } from "./city.ts";
import { type Showing, showingAt } from "./playback.ts";
import { resolve } from "./resolve.ts";

/** What a screen had at a past instant: which takeovers, whether it was dark, and the announcements of its loop in order. */
interface Had {
  readonly takeovers: Resolution["takeovers"];
  readonly quiet: boolean;
  readonly programme: readonly AnnouncementId[];
}

/**
 * What a screen showed at a past instant, and why not the rest. Shown is what the playlist it had says; every other announcement has the
 * reason that today's data give for that instant. One that should have been there but was not in the playlist is `not-delivered`.
 * @param playlist the one delivered by then, null if none was
 */
export function resolveDelivered(playlist: Playlist | null, city: City, audience: AudienceSpec, atMs: number): Resolution {
  const had = playlist === null ? NOTHING : hadAt(playlist, atMs);
  const today = resolve({ ...city, takeovers: [] }, { ...audience, quietHours: [] }, atMs);
  const obstacle = had.takeovers.length > 0 ? "takeover" : had.quiet ? "quiet-hours" : null;
  const inProgramme = new Set(had.programme);
  const hidden = obstacle === null ? [] : had.programme.map((id) => withheld(id, obstacle));
  const missing = today.shown.filter((id) => !inProgramme.has(id)).map((id) => withheld(id, had.quiet ? "quiet-hours" : "not-delivered"));
  const others = today.withheld.filter(({ announcementId }) => !inProgramme.has(announcementId));
  return {
    takeovers: had.takeovers,
    quiet: had.quiet && had.takeovers.length === 0,
    shown: obstacle === null ? had.programme : [],
    withheld: [...hidden, ...missing, ...others],
  };
}

const NOTHING: Had = { takeovers: [], quiet: false, programme: [] };

function hadAt(playlist: Playlist, atMs: number): Had {
  const underneath = showingAt({ ...playlist, takeovers: [] }, atMs);
  return {
    takeovers: takeoversOf(showingAt(playlist, atMs)),
    quiet: underneath.kind === "quiet",
    programme: underneath.kind === "slide" ? inOrder(playlist, underneath.turn.loopSlides) : [],
  };
}

function takeoversOf(showing: Showing): Resolution["takeovers"] {
  return showing.kind === "takeover" ? [showing.takeover, ...showing.others].map(({ takeoverId }) => takeoverId) : [];
}

/** A playlist keeps its slides in the order of their announcements; a loop may turn to a heavy one first. */
function inOrder({ slides }: Playlist, loopSlides: Playlist["slides"]): readonly AnnouncementId[] {
  const turning = new Set(loopSlides);
  return [...new Set(slides.filter((slide) => turning.has(slide)).map(({ announcementId }) => announcementId))];
}

function withheld(announcementId: AnnouncementId, reason: Withheld["reason"]): Withheld {
  return { announcementId, reason, by: [] };
}
