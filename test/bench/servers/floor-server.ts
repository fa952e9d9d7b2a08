import { createServer } from "node:http";
import { Socket } from "node:net";
import { WebSocketServer } from "ws";
import * as z from "zod/mini";
import { webSocketFrames } from "../../../server/platform/realtime/fan-out-frame.ts";
import { answerQuestions } from "../answers.ts";
import { cpuMs, monotonicMs } from "../clock.ts";

/** The floor of a fan-out: bare `ws`, one prebuilt frame, written to every raw connection. Nothing that tells a screen can cost less. */
const http = createServer();
const server = new WebSocketServer({ server: http, perMessageDeflate: false, clientTracking: false });
const wires: Socket[] = [];
server.on("connection", (client) => {
  const wire: unknown = Reflect.get(client, "_socket");
  if (wire instanceof Socket) wires.push(wire);
});

let frames: readonly Buffer[] = [];

answerQuestions({
  open: () => new Promise((resolve) => http.listen({ port: 0, host: "127.0.0.1", backlog: 4096 }, () => resolve(http.address()))),
  cpu: cpuMs,
  /** Builds the frames before the clock runs: `distinct` different ones, dealt out in turn. */
  prepare: (input) => {
    const { bytes, distinct } = z.strictObject({ bytes: z.int(), distinct: z.int() }).parse(input);
    frames = Array.from({ length: distinct }, (_, number) =>
      webSocketFrames([`["playlist",{"hash":"${String(number).padStart(64, "0")}"}]`.padEnd(bytes, "x")]),
    );
  },
  fire: () => {
    const startMs = monotonicMs();
    for (const [number, wire] of wires.entries()) {
      const frame = frames[number % frames.length];
      if (frame !== undefined) wire.write(frame);
    }
    return { startMs };
  },
});
