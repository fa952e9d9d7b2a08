import type { Announcement, AnnouncementContent } from "../../domain/model/announcement.ts";
import { MINUTE_MS } from "../../domain/model/time.ts";
import { findKnownScreen } from "../screens/screen-repository.ts";
import { arrive } from "./arrive.ts";
import { holdDrill } from "./drill.ts";
import { slideIdAt } from "./painted-id.ts";
import type { Past } from "./past.ts";
import type { PlannedAnnouncement } from "./planned-announcement.ts";
import { plannedSlide } from "./planned-slides.ts";

/** How long ago the dark screen was heard of for the last time. */
const DARK_SINCE_DAYS = 2.4;
const DRILL_DAYS_AGO = 3.2;
const MINUTES_TO_WRITE = 7;

/** Something that happened to an announcement. `daysAgo` before the demo was made. */
interface Step {
  readonly daysAgo: number;
  readonly take: () => Promise<void>;
}

/** Lets the past weeks happen in their order: announcements are written, published, painted, withdrawn; one screen goes dark. */
export async function livePast(past: Past, plan: readonly PlannedAnnouncement[]): Promise<void> {
  const { services, clock } = past;
  await services.playlists.start();
  const steps = [
    ...plan.flatMap((planned) => stepsOf(past, planned)),
    { daysAgo: DRILL_DAYS_AGO, take: () => holdDrill(past) },
    { daysAgo: DARK_SINCE_DAYS, take: () => goDark(past) },
  ];
  for (const { daysAgo, take } of steps.sort((a, b) => b.daysAgo - a.daysAgo)) {
    clock.setDaysAgo(daysAgo);
    await take();
  }
  await services.ledger.flush();
}

function stepsOf(past: Past, planned: PlannedAnnouncement): readonly Step[] {
  const { announcements } = past.services;
  const { fate } = planned;
  const actor = past.actors[planned.by];
  if (fate.kind === "draft") return [{ daysAgo: 0.02, take: async () => void (await write(past, planned)) }];
  let published: Announcement | undefined;
  const publish = async () => {
    const draft = await write(past, planned);
    past.clock.advance(MINUTES_TO_WRITE * MINUTE_MS);
    published = await announcements.publish(actor, draft.id, draft.version);
    await arrive(past, published.id);
  };
  const withdraw = async () => {
    if (published === undefined) throw new Error("Withdrawn before it was published");
    await announcements.withdraw(actor, published.id, published.version);
    await arrive(past, null);
  };
  const withdrawal = fate.kind === "withdrawn" ? [{ daysAgo: fate.withdrawnDaysAgo, take: withdraw }] : [];
  return [{ daysAgo: fate.daysAgo, take: publish }, ...withdrawal];
}

function write({ services, actors, groups, media }: Past, planned: PlannedAnnouncement): Promise<Announcement> {
  const { by, category, variants = [], picture, slides, targets, schedule, precedence = "normal", weight } = planned;
  const mediaId = picture ? media.get(picture) : undefined;
  const content: AnnouncementContent = {
    category,
    languages: slides ? ["de"] : variants.map(({ language }) => language),
    slides: slides ? [...slides] : [plannedSlide(variants, mediaId)],
    targets: targets.flatMap((name) => groups.get(name) ?? []),
    schedule,
    precedence,
    weight,
  };
  return services.announcements.create(actors[by], content, null);
}

/** The dark screen is heard of once more and then no longer. */
async function goDark({ services, clock, screens }: Past): Promise<void> {
  const { db, presence, playlists } = services;
  await presence.start();
  for (const { id, behaviour, engine, viewport } of screens) {
    if (behaviour !== "dark") continue;
    const key = (await findKnownScreen(db, id))?.audienceKey ?? "";
    const playlist = await playlists.currentPlaylist(key);
    const slide = slideIdAt(playlists.parse(playlist), clock.nowMs);
    const report = { playlist: playlist.hash, slide, state: "live", offsetMs: 14, faults: 0, storageBytes: 41_943_040 } as const;
    presence.heard(id, { ...report, engine, viewport });
  }
  clock.advance(2 * MINUTE_MS);
  presence.tick();
  await presence.flush();
}
