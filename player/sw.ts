/** Keeps the shell of the player: its page, scripts, styles and usual typeface, and every other typeface once it was used. Announcements and pictures are kept by the page itself. */

/** Filled in by the build: every file of the shell, a name that changes with any of them, and one that changes with the typefaces kept only when used. */
const SHELL: { readonly version: string; readonly files: readonly string[]; readonly typefaces: string } = JSON.parse("__AUSHANG_SHELL__");
const CACHE_NAME = `aushang-shell-${SHELL.version}`;
const TYPEFACES_CACHE = `aushang-typefaces-${SHELL.typefaces}`;
const PAGE = "/play";

interface ExtendableEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface FetchEvent extends ExtendableEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface WorkerScope {
  readonly location: Location;
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: "install" | "activate", listener: (event: ExtendableEvent) => void): void;
  addEventListener(type: "fetch", listener: (event: FetchEvent) => void): void;
}
declare const self: WorkerScope;

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  const path = shellPath(url);
  if (path !== null && event.request.method === "GET") event.respondWith(answer(path, event.request));
  else if (url.origin === self.location.origin && /^\/play\/assets\/.*\.woff2$/.test(url.pathname))
    event.respondWith(keptTypeface(url.pathname));
});

/** All or nothing: if one file is missing or not what it should be, the version before stays in charge. */
async function install(): Promise<void> {
  const cache = await caches.open(CACHE_NAME);
  await Promise.all(SHELL.files.map(async (path) => cache.put(path, await fetchShellFile(path))));
  await self.skipWaiting();
}

async function activate(): Promise<void> {
  const old = (await caches.keys()).filter(
    (name) => /^aushang-(?:shell|typefaces)-/.test(name) && name !== CACHE_NAME && name !== TYPEFACES_CACHE,
  );
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function answer(path: string, request: Request): Promise<Response> {
  const cache = await caches.open(CACHE_NAME);
  return (await cache.match(path)) ?? fetch(request);
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

/** The file of the shell an address means; null if it is none of ours. */
function shellPath({ origin, pathname }: URL): string | null {
  if (origin !== self.location.origin) return null;
  if (pathname === PAGE || pathname === `${PAGE}/`) return PAGE;
  return SHELL.files.includes(pathname) ? pathname : null;
}
