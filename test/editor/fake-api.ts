import { createServer, type Server } from "node:http";
import path from "node:path";
import busboy from "busboy";
import express from "express";
import { Server as Sockets } from "socket.io";
import type { DeliveryProgress } from "../../domain/api/announcements.ts";
import type { Announcement, AnnouncementContent, AnnouncementState } from "../../domain/model/announcement.ts";
import type { GroupId } from "../../domain/model/id.ts";
import { Problem } from "../../domain/model/problem.ts";
import { announcementState } from "../../domain/programme/announcement-state.ts";
import { validityIn } from "../../domain/programme/validity.ts";
import { findGaps } from "../../domain/programme/publishable.ts";
import { api, type ApiContext } from "../../server/platform/http/api.ts";
import { createApiHandler } from "../../server/platform/http/api-handler.ts";
import { createLog } from "../../server/platform/log.ts";
import * as city from "./fake-city.ts";

/** The editor's content security policy, as the server sends it. */
export const EDITOR_CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' blob: data:",
  "media-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "frame-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types lit-html default app-sw",
].join("; ");

const COOKIE = "aushang-fake=1";
const DIST = path.resolve(process.env["EDITOR_DIST"] ?? path.join(import.meta.dirname, "../../dist/editor"));

export interface FakeApi {
  readonly origin: string;
  readonly announcements: Map<string, city.FakeAnnouncement>;
  /** Somebody else saves: the next save of a page that does not know it is a conflict. */
  saveAsSomebodyElse(id: string, change: (content: AnnouncementContent) => AnnouncementContent): void;
  /** While true every API call fails as a server does that is gone. */
  unreachable: boolean;
  stop(): Promise<void>;
}

/** Starts the fake on a port of its own (or the given one), serving `dist/editor` with the real policy. */
export async function startFakeApi(port = 0): Promise<FakeApi> {
  const groups = city.someGroups();
  const screens = city.someScreens(groups);
  const files = new Map<string, Buffer>();
  const picture = await city.storeImage(files, "wache.jpg", city.drawnPicture());
  const media = new Map([[picture.id, picture]]);
  const announcements = new Map(city.someAnnouncements(groups, picture).map((one) => [one.id as string, one]));
  const created = new Map<string, city.FakeAnnouncement>();
  const app = express();
  const http = createServer(app);
  const sockets = new Sockets(http);
  sockets.of("/editor");
  const fake = { announcements, unreachable: false, saveAsSomebodyElse, stop } as Omit<FakeApi, "origin">;

  function find(id: string): city.FakeAnnouncement {
    const found = announcements.get(id);
    if (!found) throw new Problem("not-found");
    return found;
  }
  function reply(one: city.FakeAnnouncement): Announcement {
    const newest = one.versions.at(-1);
    const first = one.versions[0];
    if (!newest || !first) throw new Error("an announcement has a version");
    const published = one.versions.find(({ number }) => number === one.publishedVersion);
    const standing = { ...one, validity: published ? validityIn(published.content.schedule, city.ZONE) : null };
    return {
      id: one.id,
      version: newest.number,
      content: newest.content,
      publishedVersion: one.publishedVersion,
      publishedAtMs: one.publishedAtMs,
      withdrawnAtMs: one.withdrawnAtMs,
      state: announcementState(standing, Date.now()),
      createdAtMs: first.createdAtMs,
      updatedAtMs: newest.createdAtMs,
      updatedByName: newest.createdByName,
    };
  }
  function fresh(id: string, version: number): city.FakeAnnouncement {
    const one = find(id);
    if (one.versions.at(-1)?.number !== version) throw new Problem("conflict", { current: reply(one) });
    return one;
  }
  function tell(id: string): void {
    sockets.of("/editor").emit("changed", { resource: "announcements", id });
  }
  function saveAsSomebodyElse(id: string, change: (content: AnnouncementContent) => AnnouncementContent): void {
    const one = find(id);
    one.versions.push(city.version(one.versions.length + 1, change(reply(one).content), "Jonas Weber"));
    tell(id);
  }
  function targeted(content: AnnouncementContent): number {
    const wanted = new Set<GroupId>(content.targets);
    const above = (id: GroupId | null): boolean => id !== null && (wanted.has(id) || above(groups.find((group) => group.id === id)?.parentId ?? null));
    return groups.filter(({ id, parentId }) => wanted.has(id) && !above(parentId)).reduce((sum, { screenCount }) => sum + screenCount, 0);
  }
  function progress(one: city.FakeAnnouncement, painted: number): DeliveryProgress {
    const total = targeted(reply(one).content);
    const connected = Math.max(0, total - 2);
    const reached = Math.min(painted, connected);
    return { announcementId: one.id, version: one.publishedVersion, publishedAtMs: one.publishedAtMs, targeted: total, connected, applied: reached, painted: reached, medianMs: reached ? 420 : null, slowestMs: reached ? 1240 : null };
  }

  const session = { user: city.user, organisation: city.organisation, expiresAtMs: Date.now() + 3_600_000 };
  const signedIn = (context: ApiContext) => {
    if (context.actor === null) throw new Problem("not-signed-in");
  };
  const everything = <T>(items: T[]) => ({ items, nextCursor: null });
  const nowhere = (): never => {
    throw new Problem("not-found");
  };

  const router = api.router({
    session: {
      signIn: api.session.signIn.handler(({ input, context }) => {
        if (input.password !== city.PASSWORD) throw new Problem("wrong-credentials");
        context.cookies.setSession("1", session.expiresAtMs);
        return session;
      }),
      read: api.session.read.handler(({ context }) => {
        signedIn(context);
        return session;
      }),
      signOut: api.session.signOut.handler(({ context }) => context.cookies.clearSession()),
      setUp: api.session.setUp.handler(({ input, context }) => {
        if (input.token !== "first") throw new Problem("gone");
        context.cookies.setSession("1", session.expiresAtMs);
        return session;
      }),
    },
    users: { list: api.users.list.handler(() => everything([city.user])), create: api.users.create.handler(nowhere), update: api.users.update.handler(nowhere) },
    sites: { list: api.sites.list.handler(() => everything([...city.someSites()])), create: api.sites.create.handler(nowhere), update: api.sites.update.handler(nowhere), remove: api.sites.remove.handler(nowhere) },
    groups: { list: api.groups.list.handler(() => everything([...groups])), create: api.groups.create.handler(nowhere), update: api.groups.update.handler(nowhere), remove: api.groups.remove.handler(nowhere) },
    screens: {
      list: api.screens.list.handler(({ input }) => {
        const from = Number(input.cursor ?? 0);
        const items = screens.slice(from, from + input.limit);
        return { items: [...items], nextCursor: from + items.length < screens.length ? String(from + items.length) : null };
      }),
      read: api.screens.read.handler(nowhere),
      update: api.screens.update.handler(nowhere),
      remove: api.screens.remove.handler(nowhere),
      resolution: api.screens.resolution.handler(nowhere),
      playlist: api.screens.playlist.handler(nowhere),
    },
    pairings: { start: api.pairings.start.handler(nowhere), collect: api.pairings.collect.handler(nowhere), claim: api.pairings.claim.handler(nowhere) },
    media: { list: api.media.list.handler(() => everything([...media.values()])), read: api.media.read.handler(({ input }) => media.get(input.id) ?? nowhere()) },
    settings: { read: api.settings.read.handler(() => city.organisation), update: api.settings.update.handler(({ input }) => input) },
    announcements: {
      list: api.announcements.list.handler(({ input, context }) => {
        signedIn(context);
        const all = [...announcements.values()].map(reply).sort((a, b) => b.updatedAtMs - a.updatedAtMs || (a.id < b.id ? -1 : 1));
        const search = input.search?.toLowerCase() ?? "";
        const matching = all.filter((one) => (!input.state || one.state === input.state) && JSON.stringify(one.content.variants).toLowerCase().includes(search));
        const from = Number(input.cursor ?? 0);
        const items = matching.slice(from, from + input.limit);
        return { items, nextCursor: from + items.length < matching.length ? String(from + items.length) : null };
      }),
      read: api.announcements.read.handler(({ input }) => reply(find(input.id))),
      create: api.announcements.create.handler(({ input, context }) => {
        const one = created.get(context.idempotencyKey ?? "") ?? city.stored(input);
        if (context.idempotencyKey) created.set(context.idempotencyKey, one);
        announcements.set(one.id, one);
        tell(one.id);
        return reply(one);
      }),
      save: api.announcements.save.handler(({ input }) => {
        const one = fresh(input.id, input.version);
        if (JSON.stringify(reply(one).content) !== JSON.stringify(input.content)) {
          one.versions.push(city.version(input.version + 1, input.content, city.user.name));
          tell(one.id);
        }
        return reply(one);
      }),
      publish: api.announcements.publish.handler(({ input }) => {
        const one = fresh(input.id, input.version);
        const gaps = findGaps(reply(one).content);
        if (gaps.length > 0) throw new Problem("not-publishable", { issues: gaps.map((gap) => ({ path: [...gap.path], rule: gap.rule, message: "" })) });
        const at = city.now();
        one.versions.push({ ...city.version(input.version, reply(one).content, city.user.name, at), number: input.version });
        one.versions.splice(-2, 1);
        Object.assign(one, { publishedVersion: input.version, publishedAtMs: at, withdrawnAtMs: null });
        tell(one.id);
        for (const [step, painted] of [0, 40, 120, 1000].entries()) setTimeout(() => sockets.of("/editor").emit("deliveries", progress(one, painted)), 150 * (step + 1));
        return reply(one);
      }),
      withdraw: api.announcements.withdraw.handler(({ input }) => {
        const one = fresh(input.id, input.version);
        one.withdrawnAtMs = city.now();
        tell(one.id);
        return reply(one);
      }),
      versions: api.announcements.versions.handler(({ input }) => everything([...find(input.id).versions].reverse())),
      remove: api.announcements.remove.handler(({ input }) => {
        if (find(input.id).publishedVersion !== null) throw new Problem("already-done");
        announcements.delete(input.id);
        tell(input.id);
      }),
      delivery: api.announcements.delivery.handler(({ input }) => progress(find(input.id), 1000)),
    },
  });

  const handler = createApiHandler(router, createLog("silent"));
  app.use((request, response, next) => {
    response.setHeader("content-security-policy", EDITOR_CSP);
    if (fake.unreachable && request.path.startsWith("/api/")) response.status(502).type("text/plain").send("Bad gateway");
    else next();
  });
  app.post("/api/v1/media", (request, response) => {
    const upload = busboy({ headers: request.headers });
    upload.on("file", (_name, stream, info) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", async () => {
        try {
          const one = await city.storeImage(files, info.filename ?? "Bild", Buffer.concat(chunks));
          media.set(one.id, one);
          response.status(201).json(one);
        } catch {
          response.status(415).json({ type: "about:blank", title: "", status: 415, code: "unsupported-image" });
        }
      });
    });
    request.pipe(upload);
  });
  app.get("/media/:hash", (request, response) => {
    const file = files.get(String(request.params["hash"]));
    if (file) response.type("image/webp").send(file);
    else response.status(404).end();
  });
  app.use("/api/v1", async (request, response) => {
    const actor = request.headers.cookie?.includes(COOKIE) ? { id: city.user.id, role: city.user.role } : null;
    const key = request.headers["idempotency-key"];
    await handler.handle(request, response, {
      prefix: "/api/v1" as const,
      context: {
        actor,
        language: "de",
        address: "127.0.0.1",
        idempotencyKey: typeof key === "string" ? key : null,
        cookies: {
          session: actor ? "1" : null,
          setSession: () => response.setHeader("set-cookie", `${COOKIE}; Path=/; HttpOnly`),
          clearSession: () => response.setHeader("set-cookie", `${COOKIE}; Path=/; Max-Age=0`),
        },
      },
    });
  });
  app.use(express.static(DIST, { index: false }));
  app.use((_request, response) => response.sendFile(path.join(DIST, "index.html")));

  async function stop(): Promise<void> {
    await sockets.close();
    http.closeAllConnections();
  }
  await new Promise<void>((resolve) => http.listen(port, "127.0.0.1", resolve));
  return Object.assign(fake, { origin: `http://localhost:${String(portOf(http))}` });
}

function portOf(http: Server): number {
  const address = http.address();
  if (address === null || typeof address === "string") throw new Error("not listening");
  return address.port;
}

export type { AnnouncementState };

if (import.meta.main) {
  const fake = await startFakeApi(Number(process.env["PORT"] ?? 8099));
  console.log(`${fake.origin}  ${city.user.email} / ${city.PASSWORD}`);
}
