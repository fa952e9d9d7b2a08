import { createHash, randomUUID } from "node:crypto";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { buffer } from "node:stream/consumers";
import { gzipSync } from "node:zlib";
import { type Socket, Server as SocketServer } from "socket.io";
import { type PlayerDownEvents, type PlayerUpEvents, REVISION_HEADER, type ScreenCard } from "../../domain/api/player-events.ts";
import type { CommandKind } from "../../domain/model/command.ts";
import type { CommandId } from "../../domain/model/id.ts";
import { type ScreenDisplay, USUAL_DISPLAY } from "../../domain/model/screen.ts";
import { qrCode } from "../../domain/reading/qr-code.ts";
import { whenArrived } from "./line-arrived.ts";
import { answerMedia } from "./media-answer.ts";
import { BUILT, FRAMED, NO_UPGRADE, POLICY, TYPES } from "./player-files.ts";
import type { Heard } from "./player-heard.ts";

const CARD: ScreenCard = {
  id: randomUUID() as ScreenCard["id"],
  name: "Eingang",
  place: "Feuerwache 1",
  organisation: "Stadt Dortmund",
  language: "de",
};

/** A small server that speaks the player's contracts and nothing else, so that the player can be tested alone. It remembers all it hears. */
export class PlayerServer {
  readonly heard: Heard[] = [];
  readonly media = new Map<string, Buffer>();
  readonly mediaRequests: string[] = [];
  readonly code = "7K3MWXQ9";
  token = "a-token-of-more-than-twenty-characters";
  /** When false, the socket stays silent about playlists: only the fetch over HTTP brings them. */
  pushes = true;
  /** When false, device reports are heard but never acknowledged. */
  acknowledgesDevices = true;
  /** When false, it is like a proxy that knows no WebSocket: only polling gets through. */
  upgrades = true;
  /** The `Range` of each of these requests; empty for a whole file. */
  readonly mediaRanges: string[] = [];
  /** What becomes of requests for files on a bad line. */
  mediaFate: ((response: ServerResponse, bytes: Buffer, range: string | undefined) => void) | null = null;
  /** What becomes of the player's own files on their way: another version of it. */
  shell: (path: string, file: Buffer) => Buffer | string = (_, file) => file;
  /** Files of the player in whose place a page of somebody else comes. */
  strange: RegExp | null = null;
  /** When false, whoever asks for a file waits for ever. */
  givesMedia = true;
  /** Why nobody is let in; null lets in whoever has the token. */
  refusal: string | null = null;
  refused = 0;
  /** Under which playlists are sent; without one it is like an earlier server. */
  revision: number | undefined;
  /** When false, it is like an earlier server: whoever wants a QR code has to make it. */
  drawsCodes = true;
  /** The name in its address. */
  host = "localhost";
  card: ScreenCard = CARD;
  /** What its clock reads: the player goes by it. */
  nowMs: () => number;
  #playlist: { readonly hash: string; readonly json: string } | null = null;
  #http: Server | null = null;
  #io: SocketServer<PlayerUpEvents, PlayerDownEvents> | null = null;
  #port = 0;
  #claimed = false;
  #told: { readonly type: CommandKind; readonly id: CommandId }[] = [];
  /** Pictures that screens have sent, by the command. */
  readonly screenshots = new Map<string, Buffer>();
  readonly #claims: (() => void)[] = [];
  readonly #listeners = new Set<() => void>();
  readonly #pingEveryMs: number;

  /** @param clock what time it is for this server, and how often it asks whether a player is still there: both go faster where time does */
  constructor({ nowMs = Date.now, pingEveryMs = 25_000 } = {}) {
    this.nowMs = nowMs;
    this.#pingEveryMs = pingEveryMs;
  }

  get origin(): string {
    return `http://${this.host}:${this.#port}`;
  }

  async up(): Promise<void> {
    this.#http = createServer((request, response) => void this.#answer(request, response));
    this.#io = new SocketServer(this.#http, { serveClient: false, allowUpgrades: this.upgrades, pingInterval: this.#pingEveryMs });
    if (!this.upgrades) this.#http.removeAllListeners("upgrade").on("upgrade", (_, socket) => socket.end(NO_UPGRADE));
    const namespace = this.#io.of("/player");
    namespace.use((socket, next) => {
      const refusal = this.refusal ?? (socket.handshake.auth["token"] === this.token ? null : "unknown-token");
      if (refusal !== null) this.refused++;
      next(refusal === null ? undefined : new Error(refusal));
    });
    namespace.on("connection", (socket) => this.#welcome(socket));
    this.#http.listen(this.#port);
    await once(this.#http, "listening");
    this.#port = (this.#http.address() as AddressInfo).port;
  }

  async down(): Promise<void> {
    this.#http?.closeAllConnections();
    await this.#io?.close();
    this.#http = null;
    this.#io = null;
  }

  /** Somebody claims the code that the player shows. */
  claim(): void {
    this.#claimed = true;
    for (const claimed of this.#claims.splice(0)) claimed();
  }

  /** Tells every screen to do something, now and whenever it comes back, until it has answered. @returns the command's id */
  tell(type: CommandKind): CommandId {
    const command = { type, id: randomUUID() as CommandId };
    this.#told.push(command);
    this.#io?.of("/player").emit("command", command);
    return command.id;
  }

  /** Says good-bye to every screen: their tokens are worth nothing any more. */
  revoke(): void {
    this.forgetScreen();
    this.#io?.of("/player").emit("command", { type: "revoked" });
  }

  /** The token is worth nothing any more, but nobody tells the player. */
  forgetScreen(): void {
    this.token = "another-token-of-twenty-characters";
    this.#claimed = false;
  }

  disconnectAll(): void {
    this.#io?.of("/player").disconnectSockets(true);
  }

  /** From now on every screen should play this. @returns its hash */
  push(playlist: object, format: "json" | "gzip" = "json"): string {
    const json = JSON.stringify(playlist);
    const hash = createHash("sha256").update(json).digest("hex");
    this.#playlist = { hash, json };
    if (this.pushes) this.#io?.of("/player").emit("playlist", this.#message(format));
    return hash;
  }

  /** Tells every screen how its glass is from now on. */
  setDisplay(display: Partial<ScreenDisplay>): void {
    this.card = { ...this.card, display: { ...USUAL_DISPLAY, ...display } };
    this.#io?.of("/player").emit("screen", this.card);
  }

  /** Sends a playlist under the name of another one. */
  pushForged(playlist: object): void {
    this.#io?.of("/player").emit("playlist", { hash: "0".repeat(64) as never, json: JSON.stringify(playlist) });
  }

  /** Adds a file and returns what a playlist says of it. */
  addMedia(bytes: Buffer, type: "image/webp" | "image/jpeg", width: number, height: number) {
    const hash = createHash("sha256").update(bytes).digest("hex");
    this.media.set(hash, bytes);
    return { hash, type, width, height, bytes: bytes.length };
  }

  /** The first thing heard (after the `from`-th) that is of this type and passes; waits for it. */
  async hear<T extends Heard["type"]>(type: T, passes: (heard: Extract<Heard, { type: T }>) => boolean = () => true, from = 0) {
    for (;;) {
      const match = this.heard
        .slice(from)
        .find((heard): heard is Extract<Heard, { type: T }> => heard.type === type && passes(heard as Extract<Heard, { type: T }>));
      if (match) return match;
      await new Promise<void>((wake) => this.#listeners.add(wake));
    }
  }

  #message(format: "json" | "gzip") {
    const { hash, json } = this.#playlist as { hash: never; json: string };
    const name = { hash, ...(this.revision !== undefined && { revision: this.revision }) };
    return format === "json" ? { ...name, json } : { ...name, gzip: gzipSync(json) as unknown as ArrayBuffer };
  }

  #welcome(socket: Socket<PlayerUpEvents, PlayerDownEvents>): void {
    const playlist = socket.handshake.auth["playlist"] as string | null;
    const moment = () => ({ nowMs: this.nowMs(), playlist: (this.#playlist?.hash ?? null) as never });
    this.#note({ type: "connected", playlist, transport: socket.conn.transport.name });
    socket.emit("screen", this.card);
    if (this.pushes && this.#playlist && this.#playlist.hash !== playlist) socket.emit("playlist", this.#message("json"));
    socket.on("clock", (_, ack) => ack(moment()));
    socket.on("heartbeat", (heartbeat, ack) => {
      this.#note({ type: "heartbeat", heardMs: this.nowMs(), ...heartbeat });
      ack(moment());
    });
    socket.on("device", (report, ack) => {
      this.#note({ type: "device", report });
      if (!this.acknowledgesDevices) return;
      ack(moment());
      whenArrived(socket.conn, () => this.#note({ type: "device-known", report }));
    });
    socket.on("applied", (applied) => this.#note({ type: "applied", ...applied }));
    socket.on("painted", (painted) => this.#note({ type: "painted", heardMs: this.nowMs(), ...painted }));
    for (const command of this.#told) socket.emit("command", command);
    socket.on("obeyed", (obeyed) => {
      this.#told = this.#told.filter(({ id }) => id !== obeyed.id);
      this.#note({ type: "obeyed", ...obeyed });
    });
    socket.on("fault", (fault) => this.#note({ type: "fault", ...fault }));
  }

  #note(heard: Heard): void {
    this.heard.push(heard);
    for (const wake of this.#listeners) wake();
    this.#listeners.clear();
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? "/", this.origin);
    if (pathname.startsWith("/socket.io/")) return;
    if (pathname === "/api/v1/pairings") return json(response, 201, this.#pairing());
    if (/^\/api\/v1\/pairings\/[^/]+\/token$/.test(pathname)) return this.#collect(response);
    if (pathname === "/api/v1/player/playlist") return this.#fetched(request, response);
    if (pathname.startsWith("/api/v1/player/screenshots/")) return this.#screenshot(request, response);
    if (pathname.startsWith("/media/")) return this.#media(pathname.slice(7), request, response);
    if (pathname === "/play/web") return void response.writeHead(200, { "content-type": TYPES[".html"] }).end(FRAMED);
    const path = pathname === "/play" ? "index.html" : pathname.startsWith("/play/") ? pathname.slice(6) : null;
    const file = path === null ? null : await readFile(join(BUILT, path)).catch(() => null);
    if (!file || path === null) return void response.writeHead(404, { "content-type": "text/plain" }).end();
    response.writeHead(200, {
      "content-type": this.strange?.test(path) ? "text/html" : (TYPES[extname(path)] ?? "application/octet-stream"),
      "content-security-policy": POLICY.replace(/\{host\}/g, request.headers.host ?? ""),
      "x-content-type-options": "nosniff",
      "service-worker-allowed": "/play",
      "cache-control": "no-cache",
    });
    response.end(this.shell(path, file));
  }

  #pairing() {
    const start = { id: randomUUID(), code: this.code, secret: "s".repeat(43), expiresAtMs: this.nowMs() + 600_000 };
    return this.drawsCodes ? { ...start, qrCode: qrCode(`${this.origin}/pair#${this.code}`) } : start;
  }

  async #collect(response: ServerResponse): Promise<void> {
    if (!this.#claimed) {
      await new Promise<void>((claimed) => {
        this.#claims.push(claimed);
        response.on("close", claimed);
      });
    }
    json(response, 200, { state: "paired", token: this.token, screenName: this.card.name });
  }

  #fetched(request: IncomingMessage, response: ServerResponse): void {
    this.#note({ type: "fetched" });
    const playlist = this.#playlist;
    if (request.headers.authorization !== `Bearer ${this.token}` || !playlist) return void response.writeHead(401).end();
    const etag = `"${playlist.hash}"`;
    if (request.headers["if-none-match"] === etag) return void response.writeHead(304).end();
    const revision = this.revision !== undefined && { [REVISION_HEADER]: String(this.revision) };
    response.writeHead(200, { "content-type": "application/json", etag, ...revision }).end(playlist.json);
  }

  async #screenshot(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const isOurs = request.headers.authorization === `Bearer ${this.token}` && request.headers["content-type"] === "image/jpeg";
    const id = (request.url ?? "").split("/").at(-1) ?? "";
    if (isOurs) this.screenshots.set(id, await buffer(request));
    response.writeHead(isOurs ? 204 : 401).end();
  }

  #media(hash: string, { headers: { range } }: IncomingMessage, response: ServerResponse): void {
    this.mediaRequests.push(hash);
    this.mediaRanges.push(range ?? "");
    const bytes = this.media.get(hash);
    if (!this.givesMedia) return;
    if (this.mediaFate) this.mediaFate(response, bytes ?? Buffer.alloc(0), range);
    else if (!bytes) response.writeHead(404, { "content-type": "text/plain" }).end();
    else answerMedia(response, bytes, range);
  }
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}
