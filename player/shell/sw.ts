/**
 * Keeps the shell of the player: its page, scripts, styles and usual typeface, and every other typeface once it was used. Announcements and pictures are kept by the page itself.
 * A new version is on trial until its page says that it works; the one before is kept until then, and comes back if it does not.
 */
import { begin, fail, NOBODY, prove, type Reign, start, versionOf } from "./reign.ts";

/** Filled in by the build: every file of the shell, a name that changes with any of them, and one that changes with the typefaces kept only when used. */
const SHELL: { readonly version: string; readonly files: readonly string[]; readonly typefaces: string } = JSON.parse("__AUSHANG_SHELL__");
const SHELL_CACHE = "aushang-shell-";
const TYPEFACES_CACHE = `aushang-typefaces-${SHELL.typefaces}`;
const REIGN_CACHE = "aushang-reign";
const PAGE = "/play";

interface ExtendableEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface FetchEvent extends ExtendableEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface ShellMessage extends ExtendableEvent {
  readonly data: unknown;
  readonly source: { postMessage(message: string): void } | null;
}
interface WorkerScope {
  readonly location: Location;
  readonly clients: { claim(): Promise<void> };
  readonly registration: { readonly active: object | null };
  skipWaiting(): Promise<void>;
  addEventListener(type: "install" | "activate", listener: (event: ExtendableEvent) => void): void;
  addEventListener(type: "message", listener: (event: ShellMessage) => void): void;
  addEventListener(type: "fetch", listener: (event: FetchEvent) => void): void;
}
declare const self: WorkerScope;

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("message", (event) => event.waitUntil(hear(event)));
self.addEventListener("fetch", (event) => {
  const { origin, pathname } = new URL(event.request.url);
  if (origin !== self.location.origin || event.request.method !== "GET") return;
  // Whoever only asks for the page wants to know whether the server is there.
  if (pathname === PAGE || pathname === `${PAGE}/`) {
    if (event.request.mode === "navigate") event.respondWith(page(event.request));
    return;
  }
  if (/^\/play\/assets\/.*\.woff2$/.test(pathname) && !SHELL.files.includes(pathname)) event.respondWith(keptTypeface(pathname));
  else if (pathname.startsWith(`${PAGE}/`) && pathname !== "/play/sw.js") event.respondWith(part(pathname, event.request));
});

/** All or nothing: if one file is missing or not what it should be, the version before stays in charge. A running page says when it may be replaced. */
async function install(): Promise<void> {
  const cache = await caches.open(SHELL_CACHE + SHELL.version);
  await Promise.all(SHELL.files.map(async (path) => cache.put(path, await fetchShellFile(path))));
  if (!self.registration.active) await self.skipWaiting();
}

async function activate(): Promise<void> {
  await forgetOthers(await change((reign) => begin(reign, SHELL.version)));
  await self.clients.claim();
}

/** `adopt`: the moment is good. `works`, with the version of the page that says so. `fails`, with the version of a page that never got so far. */
async function hear({ data, source }: ShellMessage): Promise<void> {
  const [word, version = ""] = String(data).split(" ");
  if (word === "adopt") await self.skipWaiting();
  else if (word === "works") await change((reign) => prove(reign, version));
  else if (word === "fails") {
    const { trial } = await readReign();
    await change((reign) => fail(reign, version));
    if (trial?.version === version) source?.postMessage("reload");
  }
}

async function page(request: Request): Promise<Response> {
  const reign = await change(start);
  return (await kept(reign, PAGE)) ?? fetch(request);
}

async function part(path: string, request: Request): Promise<Response> {
  return (await kept(await readReign(), path)) ?? (await caches.match(path)) ?? fetch(request);
}

async function kept(reign: Reign, path: string): Promise<Response | undefined> {
  const cache = await caches.open(SHELL_CACHE + (versionOf(reign) ?? SHELL.version));
  return cache.match(path);
}

async function readReign(): Promise<Reign> {
  const cache = await caches.open(REIGN_CACHE);
  const answer = await cache.match(PAGE);
  return answer ? answer.json() : NOBODY;
}

let last: Promise<unknown> = Promise.resolve();

/** One change at a time. */
function change(to: (reign: Reign) => Reign): Promise<Reign> {
  const next = last.then(async () => {
    const before = await readReign();
    const reign = to(before);
    if (reign === before) return reign;
    const cache = await caches.open(REIGN_CACHE);
    await cache.put(PAGE, new Response(JSON.stringify(reign)));
    return reign;
  });
  last = next.catch(() => undefined);
  return next;
}

/** Only now: at any other moment a version may just be installed. */
async function forgetOthers({ good }: Reign): Promise<void> {
  const needed = [REIGN_CACHE, TYPEFACES_CACHE, SHELL_CACHE + SHELL.version, `${SHELL_CACHE}${good}`];
  const names = (await caches.keys()).filter((name) => /^aushang-(?:shell|typefaces)-/.test(name) && !needed.includes(name));
  await Promise.all(names.map((name) => caches.delete(name)));
}

/** Fetched when the first slide needs it, and from then on there without a server. */
async function keptTypeface(path: string): Promise<Response> {
  const cache = await caches.open(TYPEFACES_CACHE);
  const kept = await cache.match(path);
  if (kept) return kept;
  const fresh = await fetchShellFile(path);
  await cache.put(path, fresh.clone());
  return fresh;
}

async function fetchShellFile(path: string): Promise<Response> {
  const response = await fetch(path, { cache: "no-cache", credentials: "omit" });
  if (!response.ok || response.type !== "basic" || response.redirected || !hasRightType(path, response)) {
    throw new Error(`${path} is not what the player needs`);
  }
  return response;
}

/** A captive portal or a proxy answers everything with a page of its own. */
function hasRightType(path: string, response: Response): boolean {
  const type = response.headers.get("content-type") ?? "";
  if (path === PAGE) return type.startsWith("text/html");
  if (path.endsWith(".js")) return type.includes("javascript");
  if (path.endsWith(".css")) return type.startsWith("text/css");
  return !type.startsWith("text/html");
}
