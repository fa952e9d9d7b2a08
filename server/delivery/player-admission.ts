import type { Socket } from "socket.io";
import * as z from "zod/mini";
import { PLAYER_PROTOCOL, PlayerAuth, type RefusalReason } from "../../domain/api/player-events.ts";
import type { ContentHash } from "../../domain/model/id.ts";
import { refuse } from "../platform/realtime/sockets.ts";
import { sha256 } from "../platform/secret.ts";
import type { ScreenDirectory } from "../screens/screen-directory.ts";
import type { KnownScreen } from "../screens/screen-repository.ts";
import type { DeliveryFigures } from "./delivery-figures.ts";

/** Screens that may be admitted at the same time; the others are told to come again, so that a storm does not stall everybody. */
const MAX_AT_ONCE = 1000;

export interface AdmittedPlayer {
  readonly screen: KnownScreen;
  readonly tokenHash: string;
  readonly run: string | undefined;
  readonly playlist: ContentHash | null;
  readonly revision: number | undefined;
}

/** Decides who may open a player's socket. */
export function createAdmission(directory: ScreenDirectory, figures: Pick<DeliveryFigures, "admitted" | "refused">) {
  let underWay = 0;

  function refuseFor(reason: RefusalReason, socket: Socket, next: (error: Error) => void): void {
    figures.refused(reason);
    refuse(socket, next, reason);
  }

  async function admit(handshake: unknown): Promise<AdmittedPlayer | RefusalReason> {
    const auth = z.safeParse(PlayerAuth, handshake);
    if (!auth.success) return "malformed";
    if (auth.data.protocol > PLAYER_PROTOCOL || auth.data.protocol < PLAYER_PROTOCOL - 1) return "unsupported-protocol";
    const { token, playlist, revision, run } = auth.data;
    const tokenHash = sha256(token);
    const screen = await directory.byToken(tokenHash);
    return screen === undefined ? "unknown-token" : { screen, tokenHash, playlist, revision, run };
  }

  /** The namespace's middleware: leaves the admitted player in `socket.data`. */
  return async (socket: Socket, next: (error?: Error) => void): Promise<void> => {
    if (underWay >= MAX_AT_ONCE) return refuseFor("busy", socket, next);
    underWay += 1;
    try {
      const admitted = await admit(socket.handshake.auth);
      if (typeof admitted === "string") return refuseFor(admitted, socket, next);
      figures.admitted();
      socket.data = admitted;
      next();
    } catch {
      refuseFor("busy", socket, next);
    } finally {
      underWay -= 1;
    }
  };
}
