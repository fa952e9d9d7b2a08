import type { Server } from "socket.io";
import type { DeliveryProgress } from "../../domain/api/announcements.ts";
import { DELIVERIES_TOLD, ScreenDelivery } from "../../domain/api/screen-deliveries.ts";
import type { AnnouncementId, ScreenId } from "../../domain/model/id.ts";
import { Problem } from "../../domain/model/problem.ts";
import type { Actor, Organisation } from "../../domain/model/user.ts";
import type { CommandService } from "../commands/command-service.ts";
import { requireRole } from "../platform/access.ts";
import type { Db } from "../platform/database/database.ts";
import type { Log } from "../platform/log.ts";
import type { Metrics } from "../platform/metrics/metrics.ts";
import type { News } from "../platform/news.ts";
import type { StoredPlaylist } from "../playlists/playlist-repository.ts";
import type { PlaylistService } from "../playlists/playlist-service.ts";
import type { PlaysService } from "../plays/plays-service.ts";
import type { DeviceService } from "../presence/device-service.ts";
import type { FaultBook } from "../presence/fault-book.ts";
import type { PresenceService } from "../presence/presence-service.ts";
import type { ScreenDirectory } from "../screens/screen-directory.ts";
import { findKnownScreen, type KnownScreen } from "../screens/screen-repository.ts";
import { deliveryFigures } from "./delivery-figures.ts";
import { findDeliveryAt, findLatestDeliveries } from "./delivery-repository.ts";
import type { EditorChannel } from "./editor-channel.ts";
import { Ledger } from "./ledger.ts";
import { PlayIntake } from "./play-intake.ts";
import { createPlayerChannel } from "./player-channel.ts";
import { measureProgress } from "./progress.ts";
import { Publications } from "./publications.ts";
import { TakeoverBook } from "./takeover-book.ts";
import { createTakeoverDelivery } from "./takeover-delivery.ts";

interface Parts {
  readonly db: Db;
  readonly now: () => number;
  readonly log: Log;
  readonly news: News;
  readonly metrics: Metrics;
  readonly playlists: PlaylistService;
  readonly presence: PresenceService;
  readonly devices: Pick<DeviceService, "heard">;
  readonly faults: Pick<FaultBook, "note">;
  readonly commands: Pick<CommandService, "isTold" | "take" | "answered">;
  readonly plays: PlaysService;
  readonly editors: EditorChannel;
  readonly directory: ScreenDirectory;
  readonly readOrganisation: () => Promise<Organisation>;
}

export type DeliveryService = ReturnType<typeof createDeliveryService>;

/** Brings playlists to screens as soon as something they show has changed, and knows how far they have come. */
export function createDeliveryService(io: Server, parts: Parts) {
  const { db, now, log, news, playlists, editors } = parts;
  const book = new TakeoverBook(playlists.takeoversOn);
  const figures = deliveryFigures(parts.metrics);
  const ledger = new Ledger(db, now, book, figures.firstPaint);
  const intake = new PlayIntake({ ...parts, ledger });
  const players = createPlayerChannel(io, { ...parts, ledger, intake, figures });
  const publications = new Publications(now);
  const takeovers = createTakeoverDelivery({
    db,
    now,
    editors,
    connectedScreens: players.connectedScreens,
    // Reports that cannot be written now are kept; nobody must wait for the answer to a takeover because of them.
    flush: () => ledger.flush().catch((error: unknown) => log.error({ err: error }, "reports not written")),
  });
  const progressParts = { db, playlists, connectedIn: players.connectedIn };

  function run(what: string, work: () => Promise<unknown>): void {
    work().catch((error: unknown) => log.error({ err: error }, `${what} failed`));
  }

  news.on("announcement-published", ({ announcementId, groupIds }) => {
    publications.watch(announcementId);
    run("push of a publish", () => playlists.recompileReached(groupIds, figures.timed("publish", players.push)));
  });
  news.on("announcement-withdrawn", ({ announcementId, groupIds }) => {
    publications.stop(announcementId);
    run("push of a withdrawal", () => playlists.recompileReached(groupIds, figures.timed("withdrawal", players.push)));
  });
  news.on("takeover-changed", ({ groupIds }) =>
    run("push of a takeover", () => playlists.recompileReached(groupIds, figures.timed("takeover", players.push))),
  );
  news.on("groups-changed", () =>
    run("push after a change of groups", () => playlists.recompileAll(figures.timed("groups", players.push))),
  );
  news.on("looks-changed", ({ groupId }) => {
    const push = figures.timed("look", players.push);
    run("push of a look", () => (groupId === null ? playlists.recompileAll(push) : playlists.recompileReached([groupId], push)));
  });
  news.on("media-changed", ({ mediaId }) =>
    run("push of what changed in the library", () => playlists.recompileShowing(mediaId, figures.timed("media", players.push))),
  );
  news.on("screen-changed", ({ screenId }) => run("refresh of a screen", () => players.refresh([screenId])));
  news.on("screens-imported", ({ changed }) => run("refresh of screens", () => players.refresh(changed)));
  news.on("screen-replaced", ({ screenId }) => players.revoke(screenId));
  news.on("screen-removed", ({ screenId }) => {
    players.revoke(screenId);
    ledger.forget(screenId);
  });
  news.on("commands-changed", ({ screenIds }) => run("commands to screens", () => players.bring(screenIds)));
  news.on("settings-changed", () => run("refresh of headers", () => players.refreshCards()));

  async function tellProgress(): Promise<void> {
    if (!editors.hasEditors()) return;
    for (const id of publications.underWay()) {
      const progress = await measureProgress(progressParts, id);
      publications.note(progress);
      editors.tellProgress(progress);
    }
  }

  return {
    takeovers,

    /** Remembers what screens had reported when the server ended. */
    start: (): Promise<void> => book.start(db, now()),

    /** Reports of screens that are not in the database yet. */
    unsavedReports: (): number => ledger.unsaved,

    /** Writes what screens have reported and tells editors how far publishes and takeovers have come; call it a few times a second. */
    async flush(): Promise<void> {
      try {
        if (await ledger.flush()) await tellProgress();
      } finally {
        await takeovers.tell();
      }
    },

    /** Compiles everything afresh and pushes what differs: when the horizon moves on, or after anything unforeseen. */
    async refreshAll(): Promise<void> {
      await playlists.refreshAll(players.push);
    },

    async progress(actor: Actor, id: AnnouncementId): Promise<DeliveryProgress> {
      requireRole(actor, "editor");
      await ledger.flush();
      return measureProgress(progressParts, id);
    },

    /** What a screen had at a moment, and until when; the newest reports counted in. */
    async deliveryAt(id: ScreenId, atMs: number) {
      await ledger.flush();
      return findDeliveryAt(db, id, atMs);
    },

    /** What was sent to a screen and what came of it, the newest reports counted in. */
    async deliveriesTo(actor: Actor, id: ScreenId): Promise<readonly ScreenDelivery[]> {
      requireRole(actor, "editor");
      if ((await findKnownScreen(db, id)) === undefined) throw new Problem("not-found");
      await ledger.flush();
      const latest = await findLatestDeliveries(db, id, DELIVERIES_TOLD);
      return latest.map(({ hash: playlist, pushedAtMs, appliedAtMs, paintedAtMs }) =>
        ScreenDelivery.parse({ playlist, pushedAtMs, appliedAtMs, paintedAtMs }),
      );
    },

    /** What a player fetches itself when the socket brings nothing. */
    async currentFor(screen: KnownScreen): Promise<StoredPlaylist & { readonly revision: number }> {
      const playlist = await playlists.currentPlaylist(screen.audienceKey);
      return { ...playlist, revision: playlists.revision() };
    },
  };
}
