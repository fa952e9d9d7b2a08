import { mkdtemp, readdir, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import express from "express";
import * as z from "zod/mini";
import { MEDIA_UPLOAD_PATH, RESUMABLE_UPLOAD_PATH } from "../../../domain/api/media.ts";
import { UserId } from "../../../domain/model/id.ts";
import type { Actor } from "../../../domain/model/user.ts";
import { createMediaService, type MediaService, type ReadUses } from "../../../server/media/media-service.ts";
import { createMediaServing } from "../../../server/media/media-serving.ts";
import { createMediaStore, type FileSystemRoom, type MediaStore } from "../../../server/media/media-store.ts";
import { createMediaUpload } from "../../../server/media/media-upload.ts";
import { createResumableUpload, type ResumableUpload } from "../../../server/media/resumable-upload.ts";
import { createWorkshop, type WorkshopLimits } from "../../../server/media/workshop/workshop.ts";
import type { Db } from "../../../server/platform/database/database.ts";
import { createLog } from "../../../server/platform/log.ts";
import { News } from "../../../server/platform/news.ts";

export const EDITOR: Actor = { id: z.parse(UserId, "11111111-1111-4111-8111-111111111111"), role: "editor" };
export const STRANGER: Actor = { id: z.parse(UserId, "99999999-9999-4999-8999-999999999999"), role: "editor" };

/** The media feature behind real HTTP, on a folder of its own. Nobody is signed in who does not send `x-editor`; `2` is another person. */
export interface MediaServer {
  readonly origin: string;
  readonly folder: string;
  readonly media: MediaService;
  readonly store: MediaStore;
  readonly news: News;
  readonly uploads: ResumableUpload;
  incoming(): Promise<readonly string[]>;
  /** What is left on the disk of uploads and of files being worked on. */
  leftovers(): Promise<readonly string[]>;
  close(): Promise<void>;
}

export interface MediaServerSettings {
  readonly folder?: string;
  readonly readRoom?: (path: string) => Promise<FileSystemRoom>;
  readonly ffmpeg?: string | null;
  readonly usesOf?: ReadUses;
  readonly limits?: WorkshopLimits;
  readonly now?: () => number;
}

export async function startMediaServer(db: Db, settings: MediaServerSettings = {}): Promise<MediaServer> {
  const folder = settings.folder ?? (await mkdtemp(join(tmpdir(), "aushang-media-")));
  const { ffmpeg = null, usesOf = async () => new Map(), now = () => 1_763_700_000_000 } = settings;
  const store = createMediaStore(folder, settings.readRoom);
  const log = createLog("silent");
  const news = new News(() => undefined);
  const workshop = createWorkshop(settings.limits);
  const media = createMediaService({ db, store, workshop, findFfmpeg: async () => ffmpeg, usesOf, now, news, log });
  const serve = createMediaServing({ store, log });
  const actorOf = ({ headers }: { readonly headers: Record<string, unknown> }) =>
    headers["x-editor"] === undefined ? null : headers["x-editor"] === "2" ? STRANGER : EDITOR;
  const uploads = createResumableUpload({ media, store, now: Date.now, log, actorOf });
  const app = express()
    .post(MEDIA_UPLOAD_PATH, createMediaUpload({ media, store, log, actorOf }))
    .all([RESUMABLE_UPLOAD_PATH, `${RESUMABLE_UPLOAD_PATH}/:id`], uploads.handler);
  const server = createServer((request, response) => {
    if (!serve(request, response)) app(request, response);
  });
  return {
    origin: `http://127.0.0.1:${String(await listen(server))}`,
    folder,
    media,
    store,
    news,
    uploads,
    incoming: () => readdir(join(folder, "incoming")),
    leftovers: async () => [...(await readdir(join(folder, "incoming"))), ...(await readdir(join(folder, "sources")))],
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await media.close();
      if (settings.folder === undefined) await rm(folder, { recursive: true, force: true });
    },
  };
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("No port");
  return address.port;
}

/** Sends a file as the editor's page does. */
export async function send(
  origin: string,
  content: Uint8Array,
  name = "bild.jpg",
  headers: Record<string, string> = {},
): Promise<Response> {
  const form = new FormData();
  form.set("file", new Blob([new Uint8Array(content)]), name);
  return fetch(origin + MEDIA_UPLOAD_PATH, {
    method: "POST",
    body: form,
    headers: { "x-editor": "1", "accept-language": "de", ...headers },
  });
}
