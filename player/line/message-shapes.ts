import type { PairingResult, PairingStart } from "../../domain/api/pairing-messages.ts";
import type { Command, PlaylistMessage, ScreenCard, ServerMoment } from "../../domain/api/player-events.ts";
import type { CommandId, ContentHash, PairingId, ScreenId } from "../../domain/model/id.ts";
import { ROTATIONS, type ScreenDisplay, WALL_SIDE } from "../../domain/model/screen.ts";
import type { Instant } from "../../domain/model/time.ts";
import { anyOf, list, matching, number, object, oneOf, optional, orNull, type Shape, text, yesNo } from "../shape.ts";

export const hash: Shape<ContentHash> = matching(/^[0-9a-f]{64}$/);
export const instant: Shape<Instant> = number(0, 253_402_300_799_999);
/** Ids are compared and sent back, never taken apart. */
export const id = <T extends string>(): Shape<T> => matching(/^[\da-f-]{36}$/i);

const buffer: Shape<ArrayBuffer> = (value) => (value instanceof ArrayBuffer ? null : "");

const revision = optional(number());

export const playlistMessage: Shape<PlaylistMessage> = anyOf<PlaylistMessage>(
  object({ hash, revision, json: text }),
  object({ hash, revision, gzip: buffer }),
);

const minute = number(0, 1439);
const tiles = number(1, WALL_SIDE);
const tile = number(0, WALL_SIDE - 1);
const bezel = number(0, 20, false);

const display: Shape<ScreenDisplay> = object({
  rotation: oneOf(...ROTATIONS),
  overscanPercent: number(0, 10, false),
  wall: orNull(object({ columns: tiles, rows: tiles, column: tile, row: tile, bezelAcrossPercent: bezel, bezelDownPercent: bezel })),
  calm: yesNo,
  largeType: yesNo,
  brightness: list(object({ startMinute: minute, endMinute: minute, percent: number(10, 100) })),
});

export const screenCard: Shape<ScreenCard> = object({
  id: id<ScreenId>(),
  name: text,
  place: text,
  organisation: text,
  language: oneOf("de", "en"),
  display: optional(display),
});

export const command: Shape<Command> = anyOf<Command>(
  object({ type: oneOf("reload", "identify", "fetch", "clear", "restart", "screenshot"), id: id<CommandId>() }),
  object({ type: oneOf("revoked") }),
);

export const serverMoment: Shape<ServerMoment> = object({ nowMs: number(undefined, undefined, false), playlist: orNull(hash) });

export const pairingStart: Shape<PairingStart> = object({
  id: id<PairingId>(),
  code: text,
  secret: text,
  expiresAtMs: instant,
  qrCode: optional(orNull(text)),
});

export const pairingResult: Shape<PairingResult> = anyOf<PairingResult>(
  object({ state: oneOf("waiting") }),
  object({ state: oneOf("paired"), token: text, screenName: text }),
);
