import * as z from "zod/mini";
import type { ContentHash, GroupId, MediaId, UserId } from "../../domain/model/id.ts";
import { DocumentPage, Film, Focus, Media, type MediaFiles, MediaKind, Rendition } from "../../domain/model/media.ts";
import { readJson } from "../platform/database/json-column.ts";
import type { MediaRow } from "../platform/database/tables.ts";
import { toSearchText } from "../platform/search-text.ts";

/** What is stored of it; where it is used, others know. */
export const StoredMedia = z.omit(Media, { uses: true });
export type StoredMedia = z.infer<typeof StoredMedia>;

const Renditions = z.array(Rendition);
const Thumbnail = z.nullable(Rendition);
const Pages = z.array(DocumentPage);
const FilmOrNone = z.nullable(Film);

/** Everything a file may name it by, folded for searching. */
export function searchOf({ name, description }: Pick<Media, "name" | "description">): string {
  return toSearchText(`${name} ${description}`);
}

/** What is made of an uploaded file, as it is stored. */
export type MadeFiles = Pick<StoredMedia, "width" | "height" | "renditions" | "thumbnail" | "pages" | "film">;

export function toFileColumns(files: MadeFiles): Pick<MediaRow, "width" | "height" | "renditions" | "thumbnail" | "pages" | "film"> {
  return {
    width: files.width,
    height: files.height,
    renditions: JSON.stringify(files.renditions),
    thumbnail: JSON.stringify(files.thumbnail),
    pages: JSON.stringify(files.pages),
    film: JSON.stringify(files.film),
  };
}

export function toRow(media: StoredMedia): Omit<MediaRow, "source" | "attempts" | "claimed_until" | "deleted_at"> {
  return {
    id: media.id,
    kind: media.kind,
    hash: media.hash,
    name: media.name,
    description: media.description,
    search: searchOf(media),
    bytes: media.bytes,
    focus: JSON.stringify(media.focus),
    ...toFileColumns(media),
    group_id: media.groupId,
    state: media.state,
    progress: media.progress,
    problem: media.problem,
    version: media.version,
    created_by: media.createdBy,
    created_at: media.createdAtMs,
  };
}

export function toMedia(row: MediaRow): StoredMedia {
  return z.parse(StoredMedia, {
    id: row.id,
    kind: row.kind,
    name: row.name,
    description: row.description,
    hash: row.hash,
    bytes: row.bytes,
    width: row.width,
    height: row.height,
    focus: readJson(Focus, row.focus),
    renditions: readJson(Renditions, row.renditions),
    thumbnail: readJson(Thumbnail, row.thumbnail),
    pages: readJson(Pages, row.pages),
    film: readJson(FilmOrNone, row.film),
    groupId: row.group_id,
    state: row.state,
    progress: row.progress,
    problem: row.problem,
    version: row.version,
    createdBy: row.created_by,
    createdAtMs: row.created_at,
  });
}

type FileColumns = Pick<MediaRow, "kind" | "focus" | "renditions" | "pages" | "film">;

/** What the resolver needs of it, and no more. */
export function toFiles(row: FileColumns): MediaFiles {
  return {
    kind: z.parse(MediaKind, row.kind),
    focus: readJson(Focus, row.focus),
    renditions: readJson(Renditions, row.renditions),
    pages: readJson(Pages, row.pages),
    film: readJson(FilmOrNone, row.film),
  };
}

/** Nothing has been made of it yet. */
export const NO_FILES: MadeFiles = { width: 0, height: 0, renditions: [], thumbnail: null, pages: [], film: null };

/** A new one whose files are still to be made. */
export interface NewMedia {
  readonly id: MediaId;
  readonly kind: MediaKind;
  readonly name: string;
  readonly hash: ContentHash;
  readonly bytes: number;
  readonly groupId: GroupId | null;
  readonly createdBy: UserId;
  readonly createdAtMs: number;
}

export function toNewMedia(media: NewMedia): StoredMedia {
  return z.parse(StoredMedia, {
    ...media,
    ...NO_FILES,
    description: "",
    focus: { x: 0.5, y: 0.5 },
    state: "processing",
    progress: 0,
    problem: null,
    version: 1,
  });
}
