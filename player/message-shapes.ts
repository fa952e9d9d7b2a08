import type { PairingResult, PairingStart } from "../domain/api/pairing-messages.ts";
import type { Command, PlaylistMessage, ScreenCard, ServerMoment } from "../domain/api/player-events.ts";
import type { ContentHash, PairingId, ScreenId } from "../domain/model/id.ts";
import type { Instant } from "../domain/model/time.ts";
import { anyOf, matching, number, object, oneOf, orNull, type Shape, text } from "./shape.ts";

export const hash: Shape<ContentHash> = matching(/^[0-9a-f]{64}$/);
export const instant: Shape<Instant> = number(0, 253_402_300_799_999);
/** Ids are compared and sent back, never taken apart. */
export const id = <T extends string>(): Shape<T> => matching(/^[\da-f-]{36}$/i);

const buffer: Shape<ArrayBuffer> = (value) => (value instanceof ArrayBuffer ? null : "");

export const playlistMessage: Shape<PlaylistMessage> = anyOf<PlaylistMessage>(object({ hash, json: text }), object({ hash, gzip: buffer }));

export const screenCard: Shape<ScreenCard> = object({
  id: id<ScreenId>(),
  name: text,
  place: text,
  organisation: text,
  language: oneOf("de", "en"),
});

export const command: Shape<Command> = anyOf<Command>(object({ type: oneOf("reload") }), object({ type: oneOf("revoked") }));

export const serverMoment: Shape<ServerMoment> = object({ nowMs: number(undefined, undefined, false), playlist: orNull(hash) });

export const pairingStart: Shape<PairingStart> = object({ id: id<PairingId>(), code: text, secret: text, expiresAtMs: instant });

export const pairingResult: Shape<PairingResult> = anyOf<PairingResult>(
  object({ state: oneOf("waiting") }),
  object({ state: oneOf("paired"), token: text, screenName: text }),
);
