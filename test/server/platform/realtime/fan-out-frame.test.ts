import { expect, it } from "vitest";
import { webSocketFrames } from "../../../../server/platform/realtime/fan-out-frame.ts";

const bytes = (hex: string) => Buffer.from(hex.replaceAll(" ", ""), "hex");

it("frames a text as one final text frame marked as a message", () => {
  expect(webSocketFrames(["2ü"])).toEqual(bytes("81 04 34 32 c3bc"));
});

it("appends each attachment as a final binary frame without a mark", () => {
  expect(webSocketFrames(["5", Buffer.from([1, 2]), new Uint8Array([3])])).toEqual(bytes("81 02 34 35 82 02 01 02 82 01 03"));
});

it.each([
  { length: 125, header: "82 7d" },
  { length: 126, header: "82 7e 00 7e" },
  { length: 65_535, header: "82 7e ff ff" },
  { length: 65_536, header: "82 7f 00 00 00 00 00 01 00 00" },
])("writes the length $length in the shortest form", ({ length, header }) => {
  const frame = webSocketFrames([Buffer.alloc(length)]);
  expect(frame).toEqual(Buffer.concat([bytes(header), Buffer.alloc(length)]));
});
