import type { PlaysStored } from "../../domain/api/player-events.ts";
import type { Play } from "../../domain/model/play.ts";
import { hash, instant } from "../line/message-shapes.ts";
import { number, object, oneOf, orNull, type Shape, text } from "../shape.ts";

const amount = number(0, 1e12);

export const play: Shape<Play> = object({
  playlist: orNull(hash),
  slide: text,
  atMs: instant,
  hours: oneOf(1, 24),
  panel: oneOf("on", "off", "unknown"),
  count: amount,
  paintedMs: amount,
});

export const playsStored: Shape<PlaysStored> = object({ sequence: number(0) });
