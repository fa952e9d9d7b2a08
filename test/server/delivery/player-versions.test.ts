import { once } from "node:events";
import { io } from "socket.io-client";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { PLAYER_PROTOCOL } from "../../../domain/api/player-events.ts";
import type { GroupId, SiteId } from "../../../domain/model/id.ts";
import { addPlaces, type Player, pairScreen, type RunningServer, startServer } from "../running-server.ts";

let server: RunningServer;
let draft: { readonly name: string; readonly siteId: SiteId; readonly groupIds: GroupId[] };
const open: Player[] = [];

beforeAll(async () => {
  server = await startServer();
  const { siteId, groupIds } = await addPlaces(server.client, ["Feuerwehr"]);
  draft = { name: "Aufenthaltsraum", siteId, groupIds };
});
afterAll(() => server.stop());
afterEach(() => {
  for (const socket of open.splice(0)) socket.disconnect();
});

/** @returns what the server says to a player of this protocol */
async function answerTo(token: string, protocol: number): Promise<string> {
  const auth = { token, protocol, playlist: null };
  const socket: Player = io(`${server.origin}/player`, { transports: ["websocket"], auth, forceNew: true, reconnection: false });
  open.push(socket);
  const refused = once(socket as never, "connect_error").then(([error]) => String((error as Error).message));
  return Promise.race([refused, once(socket as never, "screen").then(() => "welcome")]);
}

describe("a player of another version", () => {
  it("is welcome if it speaks the protocol before, and told so if it speaks any other", async () => {
    const { token } = await pairScreen(server, draft);
    const said: string[] = [];
    for (const protocol of [PLAYER_PROTOCOL, PLAYER_PROTOCOL - 1, PLAYER_PROTOCOL - 2, PLAYER_PROTOCOL + 1]) {
      said.push(await answerTo(token, protocol));
    }
    expect(said).toEqual(["welcome", "welcome", "unsupported-protocol", "unsupported-protocol"]);
  });
});
