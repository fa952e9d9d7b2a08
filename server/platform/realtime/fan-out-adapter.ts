import type { Namespace, Server } from "socket.io";
import { Adapter } from "socket.io-adapter";
import { webSocketFrames } from "./fan-out-frame.ts";
import { differingVersions, installedVersions, type Versions } from "./fan-out-versions.ts";
import { type Known, learn, wayBy } from "./fan-out-wire.ts";

export type AdapterClass = typeof Adapter;
type Packet = Parameters<Server["encoder"]["encode"]>[0];
type BroadcastOptions = Parameters<Adapter["broadcast"]>[1];
type Encoded = ReturnType<Server["encoder"]["encode"]>;

/** Takes the one line that says why broadcasts go the ordinary way, and one per broadcast that had to cut screens. */
export interface FanOutLog {
  warn(details: object, message: string): void;
}

export interface FanOutOptions {
  readonly log: FanOutLog;
  /** The adapter to build on. One that spans several servers broadcasts this way only what is marked `local`. */
  readonly base?: AdapterClass;
  readonly installed?: Versions;
}

/**
 * Makes a Socket.IO adapter whose broadcasts without acknowledgement cost about what bare `ws` costs: the packet is framed once and
 * the same bytes are written to the raw connection of every screen that has nothing queued. All others get it the ordinary way, and
 * so does everybody if the installed packages are not those in `fan-out-versions.ts`. Rooms, `except`, `local`, `volatile` and the
 * order of packets are as in Socket.IO. A screen that has stopped reading (over 1 MB piled up) is disconnected.
 */
export function fanOutAdapter({ log, base = Adapter, installed = installedVersions() }: FanOutOptions): AdapterClass {
  const differing = differingVersions(installed);
  if (differing.length > 0) {
    log.warn({ differing }, "broadcasts go the ordinary way: these versions are not known to the fan-out");
    return base;
  }
  return fanOutOn(base, log);
}

function fanOutOn(base: AdapterClass, log: FanOutLog): AdapterClass {
  const isOneServer = base.prototype.broadcast === Adapter.prototype.broadcast;
  return class FanOutAdapter extends base {
    readonly #namespace: Namespace;
    readonly #known = new Map<string, Known>();
    #warnedOfShape = false;

    constructor(namespace: Namespace) {
      super(namespace);
      this.#namespace = namespace;
    }

    override broadcast(packet: Packet, options: BroadcastOptions): void {
      const stays = isOneServer || options.flags?.local === true;
      if (!stays || packet.id !== undefined) {
        super.broadcast(packet, options);
        return;
      }
      packet.nsp = this.#namespace.name;
      const encoded = this.#namespace.server.encoder.encode(packet);
      this.#write(packet, encoded, options);
    }

    /** Called when a socket has left the namespace. */
    override delAll(id: string): void {
      this.#known.delete(id);
      super.delAll(id);
    }

    #write(packet: Packet, encoded: Encoded, options: BroadcastOptions): void {
      const frames = webSocketFrames(encoded);
      const engineOptions = { preEncoded: true, volatile: options.flags?.volatile ?? false, compress: options.flags?.compress ?? true };
      let cut = 0;
      for (const id of idsIn(this, options.rooms, options.except)) {
        const known = this.#look(id);
        if (known === undefined) continue;
        const { socket } = known;
        for (const listener of socket.listenersAnyOutgoing()) Reflect.apply(listener, socket, packet.data);
        const way = wayBy(known);
        if (way === "unknown") this.#warnOfShape();
        if (typeof way === "string") socket.client._packet(encoded, engineOptions);
        else if ("stuck" in way) {
          way.stuck.destroy();
          cut += 1;
        } else if (!options.flags?.volatile || way.writableLength === 0) way.write(frames);
      }
      if (cut > 0) log.warn({ cut }, "screens that stopped reading were disconnected");
    }

    /** What is known of a socket, learned anew when its transport has changed; undefined if it is gone. */
    #look(id: string): Known | undefined {
      const known = this.#known.get(id);
      if (known !== undefined && known.conn.transport === known.transport) return known;
      const socket = this.#namespace.sockets.get(id);
      if (socket === undefined) return undefined;
      const learned = learn(socket);
      this.#known.set(id, learned);
      return learned;
    }

    #warnOfShape(): void {
      if (this.#warnedOfShape) return;
      this.#warnedOfShape = true;
      log.warn({}, "broadcasts go the ordinary way: a connection does not look as the fan-out knows it");
    }
  };
}

/** The ids in any of the rooms (none named: all of the namespace) and in none of the excepted ones, each once. */
function idsIn(adapter: Adapter, rooms: BroadcastOptions["rooms"], except: BroadcastOptions["except"] = new Set()): Iterable<string> {
  const [only] = rooms;
  if (rooms.size <= 1 && except.size === 0) return only === undefined ? adapter.sids.keys() : (adapter.rooms.get(only) ?? []);
  const ids = new Set<string>(rooms.size === 0 ? adapter.sids.keys() : []);
  for (const room of rooms) for (const id of adapter.rooms.get(room) ?? []) ids.add(id);
  for (const room of except) for (const id of adapter.rooms.get(room) ?? []) ids.delete(id);
  return ids;
}
