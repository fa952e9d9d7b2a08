import { createRequire } from "node:module";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { partsOf } from "../../../../player/line/wire/polled-parts.ts";
import {
  ACK,
  CONNECT,
  CONNECT_ERROR,
  DISCONNECT,
  EVENT,
  type Packet,
  PacketReader,
  packetText,
} from "../../../../player/line/wire/socket-packets.ts";

/** What the server's library writes and reads with. It is a part of `socket.io`, not a package that we ask for ourselves. */
const server = createRequire(createRequire(import.meta.url).resolve("socket.io"));
const { Encoder: LibraryEncoder }: { readonly Encoder: new () => { encode(packet: object): readonly (string | Uint8Array)[] } } =
  server("socket.io-parser");
const engine: { encodePayload(packets: readonly object[], take: (payload: string) => void): void } = createRequire(
  server.resolve("engine.io"),
)("engine.io-parser");

const NSP = "/player";
const json = fc.jsonValue({ maxDepth: 3 }).filter((value) => !JSON.stringify(value).includes("__proto__"));

function readAll(...parts: readonly (string | ArrayBuffer)[]): readonly Packet[] {
  const reader = new PacketReader(NSP);
  return parts.map((part) => reader.take(part)).filter((packet) => packet !== null);
}
const sent = (packet: object) =>
  new LibraryEncoder().encode(packet).map((part) => (typeof part === "string" ? part : new Uint8Array(part).buffer));

describe("packets of Socket.IO", () => {
  it("are read as the library of the server writes them", () => {
    const head = fc.record({ kind: fc.constantFrom(EVENT, ACK), id: fc.option(fc.nat(), { nil: undefined }) });
    fc.assert(
      fc.property(head, fc.array(json), ({ kind, id }, args) => {
        const data = ["event", ...args];
        expect(readAll(...sent({ type: kind, nsp: NSP, id, data }))).toEqual([{ kind, id, data: JSON.parse(JSON.stringify(data)) }]);
      }),
    );
  });

  it("are written as that library does", () => {
    fc.assert(
      fc.property(fc.constantFrom(EVENT, ACK), fc.option(fc.nat(), { nil: undefined }), fc.array(json), (kind, id, args) => {
        const data = ["event", ...args];
        expect([packetText(NSP, { kind, id, data })]).toEqual(sent({ type: kind, nsp: NSP, id, data }));
      }),
    );
  });

  it("get their buffers back in their places", () => {
    const gzip = Buffer.from([1, 2, 3]);
    const parts = sent({ type: 2, nsp: NSP, data: ["playlist", { hash: "h", gzip }] });
    expect(readAll(...parts)).toEqual([{ kind: EVENT, data: ["playlist", { hash: "h", gzip: new Uint8Array([1, 2, 3]).buffer }] }]);
  });

  it("connect, refuse and part", () => {
    expect(readAll(`0${NSP},{"sid":"x"}`, `4${NSP},{"message":"busy"}`, `1${NSP},`)).toEqual([
      { kind: CONNECT, data: { sid: "x" } },
      { kind: CONNECT_ERROR, data: { message: "busy" } },
      { kind: DISCONNECT },
    ]);
  });

  it.each([
    ["nothing", ""],
    ["another kind", '9["event"]'],
    ["no JSON", "2["],
    ["an event that is no list", '2{"a":1}'],
    ["a refusal without words", "4"],
  ])("are refused: %s", (_, text) => {
    expect(() => readAll(text)).toThrow();
  });

  it("are refused out of order: a buffer alone, text before all buffers are there, a buffer that does not exist", () => {
    expect(() => readAll(new ArrayBuffer(1))).toThrow();
    expect(() => readAll('51-["a",{"_placeholder":true,"num":0}]', '2["b"]')).toThrow();
    expect(() => readAll('51-["a",{"_placeholder":true,"num":7}]', new ArrayBuffer(1))).toThrow();
  });

  it("of another namespace are none of ours", () => {
    expect(readAll('2["a"]', '2/editor,["b"]', `2${NSP},["c"]`)).toEqual([{ kind: EVENT, data: ["c"] }]);
  });
});

it("come several at once where the line polls, buffers as text", () => {
  const packets = [{ type: "message", data: "2[]" }, { type: "message", data: Buffer.from([0, 255]) }, { type: "ping" }];
  engine.encodePayload(packets, (payload) => expect(partsOf(payload)).toEqual(["42[]", new Uint8Array([0, 255]).buffer, "2"]));
});
