import type { News } from "../platform/news.ts";
import type { EditorChannel } from "./editor-channel.ts";

/** Passes on to the editors' pages what has changed, so that whoever shows it asks again. */
export function tellEditors(news: News, editors: EditorChannel): void {
  const tell = editors.tellChanged;
  news.on("announcement-saved", ({ announcementId }) => tell({ resource: "announcements", id: announcementId }));
  news.on("announcement-published", ({ announcementId }) => tell({ resource: "announcements", id: announcementId }));
  news.on("announcement-withdrawn", ({ announcementId }) => tell({ resource: "announcements", id: announcementId }));
  news.on("takeover-changed", ({ takeoverId }) => tell({ resource: "takeovers", id: takeoverId }));
  news.on("screen-paired", ({ screenId }) => tell({ resource: "screens", id: screenId }));
  news.on("screen-replaced", ({ screenId }) => tell({ resource: "screens", id: screenId }));
  news.on("screens-imported", () => tell({ resource: "screens", id: null }));
  news.on("enrolments-changed", ({ enrolmentId }) => tell({ resource: "enrolments", id: enrolmentId }));
  news.on("screen-changed", ({ screenId }) => tell({ resource: "screens", id: screenId }));
  news.on("screen-removed", ({ screenId }) => tell({ resource: "screens", id: screenId }));
  news.on("device-changed", ({ screenId }) => tell({ resource: "devices", id: screenId }));
  news.on("commands-changed", ({ screenIds }) => {
    // For many it is a roll-out, which is told as a whole.
    tell({ resource: "commands", id: screenIds.length === 1 ? (screenIds[0] ?? null) : null });
  });
  news.on("incidents-changed", ({ incidentId }) => tell({ resource: "incidents", id: incidentId }));
  news.on("site-changed", ({ siteId }) => tell({ resource: "sites", id: siteId }));
  news.on("groups-changed", ({ groupId }) => tell({ resource: "groups", id: groupId }));
  news.on("media-added", ({ mediaId }) => tell({ resource: "media", id: mediaId }));
  news.on("media-changed", ({ mediaId }) => tell({ resource: "media", id: mediaId }));
  news.on("media-progress", ({ mediaId }) => tell({ resource: "media", id: mediaId }));
  news.on("looks-changed", ({ groupId }) => tell({ resource: "looks", id: groupId }));
  news.on("settings-changed", () => tell({ resource: "settings", id: null }));
  news.on("schedule-template-changed", ({ templateId }) => tell({ resource: "schedules", id: templateId }));
  news.on("user-changed", ({ userId }) => tell({ resource: "users", id: userId }));
}
