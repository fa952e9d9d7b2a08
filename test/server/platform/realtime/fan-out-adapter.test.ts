import { once } from "node:events";
import { connect, Socket as Wire } from "node:net";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openWorld, type Screen, type World } from "./fan-out-world.ts";

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(async () => {
  await world.close();
});

const player = () => world.io.of("/player");

/** Emits a last event to everybody by the ordinary way and waits until all have heard it: nothing can be on its way after that. */
async function settle(...screens: Screen[]): Promise<void> {
  for (const { server } of screens) server.emit("end");
  await Promise.all(screens.map((screen) => screen.until("end")));
}

/** Sees what is written to raw connections: one piece per screen is how the fast way differs from the ordinary one. */
function spyOnWires() {
  return vi.spyOn(Wire.prototype, "write");
}

describe("a broadcast by the fan-out adapter", () => {
  it("reaches every member of the room once, with the same bytes in one write each", async () => {
    const one = await world.join({ rooms: ["a"] });
    const two = await world.join({ rooms: ["a"] });
    await settle(one, two);
    const writes = spyOnWires();
    player().to("a").emit("playlist", { json: "Grüße 🌳" });
    const frames = writes.mock.calls.map(([bytes]) => bytes);
    writes.mockRestore();
    expect(frames).toHaveLength(2);
    expect(frames[0]).toBe(frames[1]);
    await one.until("playlist");
    await two.until("playlist");
    expect(one.heard).toEqual([["end"], ["playlist", { json: "Grüße 🌳" }]]);
    expect(two.heard).toEqual([["end"], ["playlist", { json: "Grüße 🌳" }]]);
  });

  it.each([0, 100, 1000, 200_000])("carries a text of %i bytes whole", async (length) => {
    const one = await world.join({ rooms: ["a"] });
    await settle(one);
    player().to("a").emit("playlist", "x".repeat(length));
    await one.until("playlist");
    expect(one.heard[1]).toEqual(["playlist", "x".repeat(length)]);
  });

  it("carries binary attachments of any length, in one write", async () => {
    const one = await world.join({ rooms: ["a"] });
    await settle(one);
    const writes = spyOnWires();
    player()
      .to("a")
      .emit("playlist", { gzip: Buffer.from([1, 2, 3]), more: Buffer.alloc(70_000, 7) });
    expect(writes).toHaveBeenCalledTimes(1);
    writes.mockRestore();
    await one.until("playlist");
    expect(one.heard[1]).toEqual(["playlist", { gzip: Buffer.from([1, 2, 3]), more: Buffer.alloc(70_000, 7) }]);
  });

  it("reaches polling screens too, once, text and binary", async () => {
    const polling = await world.join({ rooms: ["a"], transports: ["polling"] });
    const socket = await world.join({ rooms: ["a"] });
    player().to("a").emit("text", "hello");
    player()
      .to("a")
      .emit("binary", Buffer.from([9]));
    await settle(polling, socket);
    const expected = [["text", "hello"], ["binary", Buffer.from([9])], ["end"]];
    expect(polling.heard).toEqual(expected);
    expect(socket.heard).toEqual(expected);
    expect(world.log).toEqual([]);
  });

  it("reaches a screen once and in order while it moves from polling to websocket", async () => {
    const upgrading = await world.join({ rooms: ["a"], transports: ["polling", "websocket"] });
    const upgraded = new Promise<void>((resolve) => upgrading.server.conn.once("upgrade", () => resolve()));
    let sent = 0;
    const timer = setInterval(() => player().to("a").emit("count", sent++), 1);
    await upgraded;
    clearInterval(timer);
    player().to("a").emit("count", sent++);
    await settle(upgrading);
    expect(upgrading.server.conn.transport.name).toBe("websocket");
    expect(upgrading.heard.slice(0, -1)).toEqual(Array.from({ length: sent }, (_, number) => ["count", number]));
  });

  it("reaches a member of several of the rooms once", async () => {
    const both = await world.join({ rooms: ["a", "b"] });
    const second = await world.join({ rooms: ["b"] });
    const neither = await world.join({ rooms: ["c"] });
    await settle(both, second, neither);
    player().to("a").to("b").emit("playlist", 1);
    player().emit("last");
    await Promise.all([both, second, neither].map((screen) => screen.until("last")));
    expect(both.heard).toEqual([["end"], ["playlist", 1], ["last"]]);
    expect(second.heard).toEqual([["end"], ["playlist", 1], ["last"]]);
    expect(neither.heard).toEqual([["end"], ["last"]]);
  });

  it("leaves out the members of excepted rooms, the sender of its own, and other namespaces", async () => {
    const sender = await world.join({ rooms: ["a"] });
    const excepted = await world.join({ rooms: ["a", "quiet"] });
    const other = await world.join({ rooms: ["a"] });
    await settle(sender, excepted, other);
    sender.server.to("a").except("quiet").emit("playlist", 1);
    world.io.emit("foreign");
    player().emit("last");
    await Promise.all([sender, excepted, other].map((screen) => screen.until("last")));
    expect(sender.heard).toEqual([["end"], ["last"]]);
    expect(excepted.heard).toEqual([["end"], ["last"]]);
    expect(other.heard).toEqual([["end"], ["playlist", 1], ["last"]]);
  });

  it("does not reach other members of a room that is named like a screen it takes the ordinary way to", async () => {
    const polling = await world.join({ rooms: ["a"], transports: ["polling"] });
    const guest = await world.join({ rooms: [polling.server.id] });
    player().to("a").emit("playlist", 1);
    await settle(polling, guest);
    expect(polling.heard).toEqual([["playlist", 1], ["end"]]);
    expect(guest.heard).toEqual([["end"]]);
  });

  it("keeps the order of single packets and broadcasts, whichever way each goes", async () => {
    const one = await world.join({ rooms: ["a"] });
    const expected: unknown[][] = [];
    for (let turn = 0; turn < 40; turn += 1) {
      const order = [() => one.server.emit("single", turn), () => player().to("a").emit("all", turn)];
      if (turn % 3 === 0) order.reverse();
      for (const send of order) send();
      expected.push(
        ...(turn % 3 === 0
          ? [
              ["all", turn],
              ["single", turn],
            ]
          : [
              ["single", turn],
              ["all", turn],
            ]),
      );
      if (turn % 4 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    await settle(one);
    expect(one.heard).toEqual([...expected, ["end"]]);
  });

  it("keeps broadcasts with acknowledgement working", async () => {
    const one = await world.join({ rooms: ["a"] });
    one.client.on("question", (answer: (value: number) => void) => answer(42));
    expect(await player().to("a").timeout(2000).emitWithAck("question")).toEqual([42]);
  });

  it("tells outgoing listeners of each screen", async () => {
    const one = await world.join({ rooms: ["a"] });
    const seen: unknown[] = [];
    one.server.onAnyOutgoing((...event: unknown[]) => seen.push(event));
    player().to("a").emit("playlist", 1);
    expect(seen).toEqual([["playlist", 1]]);
  });

  it("does not keep a volatile broadcast for a screen whose connection is busy", async () => {
    const one = await world.join({ rooms: ["a"] });
    one.server.emit("before");
    player().to("a").volatile.emit("dropped");
    await settle(one);
    player().to("a").volatile.emit("kept");
    await one.until("kept");
    expect(one.heard).toEqual([["before"], ["end"], ["kept"]]);
  });
});

describe("a screen that does not read", () => {
  it("is disconnected once a megabyte has piled up, while the others get everything", async () => {
    const good = await world.join({ rooms: ["a"] });
    const { closed } = await joinWithoutReading(world);
    const chunk = "x".repeat(262_144);
    let sent = 0;
    let isClosed = false;
    void closed.then(() => {
      isClosed = true;
    });
    while (!isClosed && sent < 400) {
      player().emit("playlist", sent++, chunk);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await closed;
    await settle(good);
    expect(good.heard.slice(0, -1).map(([, number]) => number)).toEqual(Array.from({ length: sent }, (_, number) => number));
    expect(world.log).toEqual([{ details: { cut: 1 }, message: "screens that stopped reading were disconnected" }]);
  });
});

describe("when something is not as known", () => {
  it("broadcasts the ordinary way and says so once if a version differs", async () => {
    const older = await openWorld({
      installed: { "socket.io": "4.8.4", "socket.io-adapter": "2.5.8", "engine.io": "6.6.12", ws: "8.99.0" },
    });
    try {
      const one = await older.join({ rooms: ["a"] });
      older.io.of("/player").to("a").emit("playlist", 1);
      await one.until("playlist");
      expect(older.log).toEqual([
        {
          details: { differing: ["ws 8.99.0 instead of 8.21.3"] },
          message: "broadcasts go the ordinary way: these versions are not known to the fan-out",
        },
      ]);
    } finally {
      await older.close();
    }
  });

  it("broadcasts the ordinary way and says so once if connections look different", async () => {
    const one = await world.join({ rooms: ["a"] });
    const two = await world.join({ rooms: ["a"] });
    // What ws keeps for compression, which is off: it can do without, but the fan-out no longer knows what it sees.
    for (const { server } of [one, two]) Reflect.deleteProperty(senderOf(server), "_queue");
    player().to("a").emit("playlist", 1);
    player().to("a").emit("playlist", 2);
    await settle(one, two);
    expect(one.heard).toEqual([["playlist", 1], ["playlist", 2], ["end"]]);
    expect(two.heard).toEqual([["playlist", 1], ["playlist", 2], ["end"]]);
    expect(world.log).toEqual([
      { details: {}, message: "broadcasts go the ordinary way: a connection does not look as the fan-out knows it" },
    ]);
  });
});

function senderOf({ conn }: Screen["server"]): object {
  return Reflect.get(Reflect.get(conn.transport, "socket"), "_sender");
}

/** A client that joins the namespace by hand and then never reads again; `closed` resolves when the server lets go of it. */
async function joinWithoutReading({ io, port }: World): Promise<{ readonly closed: Promise<unknown> }> {
  const accepted = once(io.of("/player"), "connection");
  const socket = connect(port, "127.0.0.1");
  await once(socket, "connect");
  socket.write(
    "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n" +
      "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n",
  );
  await once(socket, "data");
  socket.on("error", () => socket.destroy()); // the server resets the connection: that is the point
  socket.write(Buffer.concat([Buffer.from([0x81, 0x80 + 10, 0, 0, 0, 0]), Buffer.from("40/player,")]));
  socket.pause();
  const [server] = await accepted;
  return { closed: once(server, "disconnect").finally(() => socket.destroy()) };
}
