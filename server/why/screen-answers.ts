import type { MomentSource, ScreenMoment } from "../../domain/api/screens.ts";
import type { AnnouncementContent } from "../../domain/model/announcement.ts";
import type { AnnouncementId, ScreenId } from "../../domain/model/id.ts";
import type { Playlist } from "../../domain/model/playlist.ts";
import { Problem } from "../../domain/model/problem.ts";
import type { Resolution } from "../../domain/model/resolution.ts";
import { Instant } from "../../domain/model/time.ts";
import type { Actor } from "../../domain/model/user.ts";
import type { AudienceSpec, City } from "../../domain/programme/city.ts";
import { compile } from "../../domain/programme/compile.ts";
import { resolveDelivered } from "../../domain/programme/delivered.ts";
import { sameHorizon } from "../../domain/programme/horizon.ts";
import { resolve } from "../../domain/programme/resolve.ts";
import { existing } from "../announcements/existing.ts";
import { requireRole } from "../platform/access.ts";
import { newId } from "../platform/secret.ts";
import { audienceOf } from "../playlists/audience.ts";
import type { KnownScreen } from "../screens/screen-repository.ts";
import type { Given } from "./given-playlists.ts";
import type { WhyParts } from "./why-parts.ts";

/** A moment of a screen that somebody asks about; `drafts`: as if all that is written were published then, if it is not past. */
export interface MomentQuestion {
  readonly id: ScreenId;
  readonly at?: number | undefined;
  readonly drafts: boolean;
}

export interface PreviewQuestion {
  readonly id: ScreenId;
  readonly at?: number | undefined;
  readonly announcementId: AnnouncementId | null;
  readonly content: AnnouncementContent;
}

/** What a screen shows at any moment: the past as it was delivered, now and the future as the data say. */
export function createScreenAnswers({ db, now, directory, imagined, given }: WhyParts) {
  async function requireScreen(id: ScreenId): Promise<KnownScreen> {
    const screen = await directory.byId(id);
    if (screen === undefined) throw new Problem("not-found");
    return screen;
  }

  const cityFor = (atMs: number, drafts: boolean): Promise<City> => (drafts ? imagined.withDrafts(atMs) : imagined.asItIs());

  async function delivered({ id, audienceKey }: KnownScreen, atMs: number, nowMs: number): Promise<ScreenMoment> {
    return momentOf(await given.at(id, audienceKey, atMs), atMs, nowMs);
  }

  async function compiled({ audienceKey }: KnownScreen, atMs: number, nowMs: number, drafts: boolean): Promise<ScreenMoment> {
    const horizon = sameHorizon(atMs);
    return {
      atMs: Instant.parse(atMs),
      source: "compiled",
      delivery: null,
      validFromMs: Instant.parse(drafts ? atMs : Math.max(nowMs, horizon.fromMs)),
      validUntilMs: Instant.parse(horizon.untilMs),
      playlist: compile(await cityFor(atMs, drafts), audienceOf(audienceKey), atMs),
    };
  }

  return {
    async resolution(
      actor: Actor,
      { id, at, drafts }: MomentQuestion,
    ): Promise<Resolution & { readonly atMs: Instant; readonly source: MomentSource }> {
      requireRole(actor, "editor");
      const { audienceKey } = await requireScreen(id);
      const nowMs = now();
      const atMs = Instant.parse(at ?? nowMs);
      if (atMs >= nowMs) return { atMs, source: "compiled", ...resolve(await cityFor(atMs, drafts), audienceOf(audienceKey), atMs) };
      const { playlist } = await given.at(id, audienceKey, atMs);
      return { atMs, source: "delivered", ...resolveDelivered(playlist, await imagined.asItIs(), audienceOf(audienceKey), atMs) };
    },

    async moment(actor: Actor, { id, at, drafts }: MomentQuestion): Promise<ScreenMoment> {
      requireRole(actor, "editor");
      const screen = await requireScreen(id);
      const nowMs = now();
      const atMs = at ?? nowMs;
      return atMs < nowMs ? delivered(screen, atMs, nowMs) : compiled(screen, atMs, nowMs, drafts);
    },

    /** @throws {Problem} `not-found` if the moment is past and nothing had been delivered to the screen by then */
    async playlistAt(actor: Actor, id: ScreenId, at?: number): Promise<Playlist> {
      const { playlist } = await this.moment(actor, { id, at, drafts: false });
      if (playlist === null) throw new Problem("not-found");
      return playlist;
    },

    /** @throws {Problem} `not-found` if there is no such screen, or no such announcement to be a version of */
    async preview(actor: Actor, { id, at, announcementId, content }: PreviewQuestion) {
      requireRole(actor, "editor");
      const audience: AudienceSpec = audienceOf((await requireScreen(id)).audienceKey);
      const atMs = Instant.parse(at ?? now());
      const version = announcementId === null ? 1 : (await existing(db, announcementId, atMs)).version + 1;
      const previewed = { id: announcementId ?? newId<AnnouncementId>(), version, content, publishedAtMs: atMs };
      const city = await imagined.withVersions([previewed]);
      return { atMs, announcementId: previewed.id, resolution: resolve(city, audience, atMs), playlist: compile(city, audience, atMs) };
    },
  };
}

function momentOf({ delivery, playlist, fromMs, untilMs }: Given, atMs: number, nowMs: number): ScreenMoment {
  const instant = (ms: number | null) => (ms === null ? null : Instant.parse(ms));
  return {
    atMs: Instant.parse(atMs),
    source: "delivered",
    delivery: delivery && {
      pushedAtMs: Instant.parse(delivery.pushedAtMs),
      appliedAtMs: instant(delivery.appliedAtMs),
      paintedAtMs: instant(delivery.paintedAtMs),
    },
    validFromMs: Instant.parse(fromMs),
    validUntilMs: Instant.parse(untilMs ?? nowMs),
    playlist,
  };
}
