import { createRequire } from "node:module";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodePacket, decodePayload, encodePacket, encodePayload } from "../../../player/wire/engine-packets.ts";
import { Decoder, Encoder, type Packet } from "../../../player/wire/socket-packets.ts";

/** What the server's library writes and reads with. It is a part of `socket.io`, not a package that we ask for ourselves. */
const server = createRequire(createRequire(import.meta.url).resolve("socket.io"));
const { Encoder: LibraryEncoder }: { readonly Encoder: new () => { encode(packet: object): readonly (string | Uint8Array)[] } } =
  server("socket.io-parser");
const engine: typeof import("../../../player/wire/engine-packets.ts") = createRequire(server.resolve("engine.io"))("engine.io-parser");

const NSP = "/player";
const json = fc.jsonValue({ maxDepth: 3 }).filter((value) => !JSON.stringify(value).includes("__proto__"));

function decode(...parts: readonly (string | ArrayBuffer)[]): readonly Packet[] {
  const decoder = new Decoder();
  const packets: Packet[] = [];
  decoder.on("decoded", (packet) => packets.push(packet));
  for (const part of parts) decoder.add(part);
  return packets;
}
const sent = (packet: object) =>
  new LibraryEncoder().encode(packet).map((part) => (typeof part === "string" ? part : new Uint8Array(part).buffer));

describe("packets of Socket.IO", () => {
  it("are read as the library of the server writes them", () => {
    const packet = fc.record({ type: fc.constantFrom(2, 3), nsp: fc.constantFrom("/", NSP), id: fc.option(fc.nat(), { nil: undefined }) });
    fc.assert(
      fc.property(packet, fc.array(json), (head, args) => {
        const data = ["event", ...args];
        expect(decode(...sent({ ...head, data }))).toEqual([{ ...head, data: JSON.parse(JSON.stringify(data)) }]);
      }),
    );
  });

  it("are written as that library does", () => {
    fc.assert(
      fc.property(fc.constantFrom(2, 3), fc.option(fc.nat(), { nil: undefined }), fc.array(json), (type, id, args) => {
        const packet = { type, nsp: NSP, id, data: ["event", ...args] };
        expect(new Encoder().encode(packet)).toEqual(sent(packet));
      }),
    );
  });

  it("get their buffers back in their places", () => {
    const gzip = Buffer.from([1, 2, 3]);
    const parts = sent({ type: 2, nsp: NSP, data: ["playlist", { hash: "h", gzip }] });
    expect(decode(...parts)).toEqual([{ type: 2, nsp: NSP, data: ["playlist", { hash: "h", gzip: new Uint8Array([1, 2, 3]).buffer }] }]);
  });

  it("connect, refuse and part", () => {
    expect(decode(`0${NSP},{"sid":"x"}`, `4${NSP},{"message":"busy"}`, `1${NSP},`)).toEqual([
      { type: 0, nsp: NSP, data: { sid: "x" } },
      { type: 4, nsp: NSP, data: { message: "busy" } },
      { type: 1, nsp: NSP },
    ]);
  });

  it.each([
    ["nothing", ""],
    ["another kind", '9["event"]'],
    ["no JSON", "2["],
    ["an event that is no list", '2{"a":1}'],
    ["a refusal without words", "4"],
  ])("are refused: %s", (_, text) => {
    expect(() => decode(text)).toThrow();
  });

  it("are refused out of order: a buffer alone, text before all buffers are there, a buffer that does not exist", () => {
    expect(() => decode(new ArrayBuffer(1))).toThrow();
    expect(() => decode('51-["a",{"_placeholder":true,"num":0}]', '2["b"]')).toThrow();
    expect(() => decode('51-["a",{"_placeholder":true,"num":7}]', new ArrayBuffer(1))).toThrow();
  });

  it("begin anew after the connection has ended in the middle of one", () => {
    const decoder = new Decoder();
    decoder.add('51-["a",{"_placeholder":true,"num":0}]');
    decoder.destroy();
    expect(() => decoder.add('2["b"]')).not.toThrow();
  });
});

describe("packets of Engine.IO", () => {
  const kinds = ["open", "close", "ping", "pong", "message", "upgrade", "noop"] as const;
  const packets = fc.record({ type: fc.constantFrom(...kinds), data: fc.option(fc.string({ minLength: 1 }), { nil: undefined }) });
  const bare = ({ type, data }: { type: (typeof kinds)[number]; data: string | undefined }) =>
    data === undefined ? { type } : { type, data };

  it("are read as the server's library writes them, and the reverse", () => {
    fc.assert(
      fc.property(packets, (packet) => {
        engine.encodePacket(bare(packet), true, (text: string) => expect(decodePacket(text)).toEqual(bare(packet)));
        encodePacket(bare(packet), true, (text) => expect(engine.decodePacket(text)).toEqual(bare(packet)));
      }),
    );
  });

  it("come several at once where the line polls, buffers as text", () => {
    engine.encodePayload(
      [{ type: "message", data: "2[]" }, { type: "message", data: Buffer.from([0, 255]) as never }, { type: "ping" }],
      (text: string) =>
        expect(decodePayload(text)).toEqual([
          { type: "message", data: "2[]" },
          { type: "message", data: new Uint8Array([0, 255]).buffer },
          { type: "ping" },
        ]),
    );
    encodePayload([{ type: "message", data: "2[]" }, { type: "pong" }], (text) => expect(text).toBe("42[]\u001e3"));
  });

  it("are an error if they are of no kind", () => {
    expect([decodePacket(""), decodePacket("x"), decodePacket("9")].map(({ type }) => type)).toEqual(["error", "error", "error"]);
  });
});
