import type { ReactiveController, ReactiveControllerHost } from "lit";
import { io, type Socket } from "socket.io-client";
import * as z from "zod/mini";
import { DeliveryProgress } from "../domain/api/announcements.ts";
import { ChangedEvent, type EditorDownEvents, type EditorUpEvents, ScreensEvent, TakeoverEvent } from "../domain/api/editor-events.ts";
import type { ScreenId } from "../domain/model/id.ts";

/** `waiting` is the first moment before any connection; only `lost` is worth a word to the user. */
export type ConnectionState = "waiting" | "connected" | "lost";

const EVENTS = { screens: ScreensEvent, deliveries: DeliveryProgress, changed: ChangedEvent, takeover: TakeoverEvent } as const;
const MAX_WATCHED = 200;
interface LiveEvents {
  screens: ScreensEvent;
  deliveries: DeliveryProgress;
  changed: ChangedEvent;
  takeover: TakeoverEvent;
  connection: ConnectionState;
}
type LiveName = keyof LiveEvents;

/** News from the server. A message is a courtesy: whoever missed some asks again when `connection` becomes `connected`. */
export class Live {
  readonly #listeners: { [Name in LiveName]: Set<(event: LiveEvents[Name]) => void> } = {
    screens: new Set(),
    deliveries: new Set(),
    changed: new Set(),
    takeover: new Set(),
    connection: new Set(),
  };
  #socket: Socket<EditorDownEvents, EditorUpEvents> | undefined;
  readonly #watched = new Map<object, readonly ScreenId[]>();
  connection: ConnectionState = "waiting";

  /** Connects with the session's cookie; does nothing if it already is. */
  start(): void {
    if (this.#socket) return;
    const socket: Socket<EditorDownEvents, EditorUpEvents> = io("/editor", { transports: ["websocket"], reconnectionDelayMax: 5000 });
    this.#socket = socket;
    socket.on("connect", () => {
      this.#sendWatched();
      this.#connection("connected");
    });
    socket.on("disconnect", () => this.#connection("lost"));
    socket.on("connect_error", () => this.#connection("lost"));
    socket.on("screens", (event) => this.#receive("screens", EVENTS.screens, event));
    socket.on("deliveries", (event) => this.#receive("deliveries", EVENTS.deliveries, event));
    socket.on("changed", (event) => this.#receive("changed", EVENTS.changed, event));
    socket.on("takeover", (event) => this.#receive("takeover", EVENTS.takeover, event));
  }

  stop(): void {
    this.#socket?.disconnect();
    this.#socket = undefined;
    this.connection = "waiting";
  }

  /** Listens until the returned function is called. */
  on<Name extends LiveName>(name: Name, listener: (event: LiveEvents[Name]) => void): () => void {
    this.#listeners[name].add(listener);
    return () => this.#listeners[name].delete(listener);
  }

  /** Asks for the presence of these screens on behalf of `owner`, replacing what it asked for before; an empty list ends it. */
  watch(owner: object, screenIds: readonly ScreenId[]): void {
    if (screenIds.length === 0) this.#watched.delete(owner);
    else this.#watched.set(owner, screenIds);
    if (this.#socket?.connected) this.#sendWatched();
  }

  /** The server forgets at a disconnect what was watched, so it is told again at each connect. */
  #sendWatched(): void {
    const all = new Set([...this.#watched.values()].flat());
    this.#socket?.emit("watch", { screenIds: [...all].slice(0, MAX_WATCHED) });
  }

  #connection(state: ConnectionState): void {
    if (state === this.connection) return;
    this.connection = state;
    this.#emit("connection", state);
  }

  #receive<Name extends "screens" | "deliveries" | "changed" | "takeover">(
    name: Name,
    schema: z.ZodMiniType<LiveEvents[Name]>,
    event: unknown,
  ): void {
    const parsed = z.safeParse(schema, event);
    if (parsed.success) this.#emit(name, parsed.data);
    else
      reportError(new TypeError(`The server sent a ${name} event this editor does not understand: ${JSON.stringify(parsed.error.issues)}`));
  }

  #emit<Name extends LiveName>(name: Name, event: LiveEvents[Name]): void {
    for (const listener of this.#listeners[name]) listener(event);
  }
}

export const live = new Live();

/** Tells an element about news for as long as it is in the document: `new LiveController(this, "changed", (event) => …)`. */
export class LiveController<Name extends LiveName> implements ReactiveController {
  readonly #name: Name;
  readonly #listener: (event: LiveEvents[Name]) => void;
  #stop: (() => void) | undefined;

  constructor(host: ReactiveControllerHost, name: Name, listener: (event: LiveEvents[Name]) => void) {
    this.#name = name;
    this.#listener = listener;
    host.addController(this);
  }

  hostConnected(): void {
    this.#stop = live.on(this.#name, this.#listener);
  }

  hostDisconnected(): void {
    this.#stop?.();
  }
}
