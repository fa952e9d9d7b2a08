import type { Namespace, Server, Socket } from "socket.io";
import { Adapter } from "socket.io-adapter";
import { webSocketFrames } from "./fan-out-frame.ts";
import { differingVersions, installedVersions, type Versions } from "./fan-out-versions.ts";
import { wayTo } from "./fan-out-wire.ts";

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

    #write(packet: Packet, encoded: Encoded, options: BroadcastOptions): void {
      const frames = webSocketFrames(encoded);
      const engineOptions = { preEncoded: true, volatile: options.flags?.volatile ?? false, compress: options.flags?.compress ?? true };
      let cut = 0;
      for (const socket of recipients(this, this.#namespace, options)) {
        for (const listener of socket.listenersAnyOutgoing()) Reflect.apply(listener, socket, packet.data);
        const way = wayTo(socket);
        if (way === "unknown") this.#warnOfShape();
        if (typeof way === "string") socket.client._packet(encoded, engineOptions);
        else if ("stuck" in way) {
          way.stuck.destroy();
          cut += 1;
        } else if (!options.flags?.volatile || way.writableLength === 0) way.write(frames);
      }
      if (cut > 0) log.warn({ cut }, "screens that stopped reading were disconnected");
    }

    #warnOfShape(): void {
      if (this.#warnedOfShape) return;
      this.#warnedOfShape = true;
      log.warn({}, "broadcasts go the ordinary way: a connection does not look as the fan-out knows it");
    }
  };
}

/** Each socket in any of the rooms (none named: all of the namespace) and in none of the excepted ones, once. */
function recipients({ rooms, sids }: Adapter, { sockets }: Namespace, options: BroadcastOptions): Iterable<Socket> {
  const ids = new Set<string>();
  const sources = options.rooms.size > 0 ? [...options.rooms].map((room) => rooms.get(room)?.keys() ?? []) : [sids.keys()];
  for (const source of sources) for (const id of source) ids.add(id);
  for (const room of options.except ?? []) for (const id of rooms.get(room) ?? []) ids.delete(id);
  const found: Socket[] = [];
  for (const id of ids) {
    const socket = sockets.get(id);
    if (socket !== undefined) found.push(socket);
  }
  return found;
}
