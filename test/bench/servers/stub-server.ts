import { createServer } from "node:http";
import { Server } from "socket.io";
import * as z from "zod/mini";
import { fanOutAdapter } from "../../../server/platform/realtime/fan-out-adapter.ts";
import { answerQuestions } from "../answers.ts";
import { cpuMs, monotonicMs } from "../clock.ts";

/** Socket.IO with the fan-out adapter and nothing else: what the adapter alone costs above the floor. */
const http = createServer();
const log = { warn: (details: object, message: string) => process.stderr.write(`${message} ${JSON.stringify(details)}\n`) };
const isPlain = process.env["BENCH_ADAPTER"] === "plain";
const io = new Server(http, {
  ...(isPlain ? {} : { adapter: fanOutAdapter({ log }) }),
  perMessageDeflate: false,
  serveClient: false,
  transports: ["websocket"],
});
const players = io.of("/player");
players.on("connection", (socket) => {
  void socket.join("audience");
  socket.emit("playlist", { hash: "f".repeat(64), json: "" });
});

answerQuestions({
  open: () => new Promise((resolve) => http.listen({ port: 0, host: "127.0.0.1", backlog: 4096 }, () => resolve(http.address()))),
  cpu: cpuMs,
  fire: (input) => {
    const { bytes } = z.strictObject({ bytes: z.int() }).parse(input);
    const message = { hash: "0".repeat(64), json: "x".repeat(bytes) };
    const startMs = monotonicMs();
    players.to("audience").emit("playlist", message);
    return { startMs };
  },
});
