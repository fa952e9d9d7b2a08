import * as z from "zod/mini";
import { answerQuestions } from "../answers.ts";
import { Arrivals } from "./arrivals.ts";
import { connectBare } from "./bare-clients.ts";
import { Fleet } from "./fleet.ts";

/** The clients of one server, in a process of their own: a process holds at most some 19,900 sockets. */
const arrivals = new Arrivals();
const fleet = new Fleet(arrivals);

answerQuestions({
  connectBare: (input) => {
    const { port, count, inFlight } = z.strictObject({ port: z.int(), count: z.int(), inFlight: z.int() }).parse(input);
    return connectBare(port, count, inFlight, arrivals);
  },
  connectScreens: (input) => {
    const { port, tokens, inFlight } = z.strictObject({ port: z.int(), tokens: z.array(z.string()), inFlight: z.int() }).parse(input);
    return fleet.connect(port, tokens, inFlight);
  },
  arm: (input) => {
    const { expected, minBytes } = z.strictObject({ expected: z.int(), minBytes: z.int() }).parse(input);
    arrivals.arm(expected, minBytes);
  },
  wait: () => arrivals.wait(),
  progress: () => ({ ...fleet.counts, arrived: arrivals.count, distinct: arrivals.distinctHashes, playlists: fleet.playlists() }),
  heartbeats: (input) => fleet.startHeartbeats(z.strictObject({ everyMs: z.int() }).parse(input).everyMs),
  stopHeartbeats: () => fleet.stopHeartbeats(),
  reconnectByThemselves: () => fleet.reconnectByThemselves(),
  recovered: () => fleet.recovered(),
});
