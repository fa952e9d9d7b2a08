import type { Focus, Media } from "../../domain/model/media.ts";
import { line } from "../../domain/model/text.ts";

/** What people say about something in the library. The files stay as they are. */
export type MediaInput = Pick<Media, "name" | "description" | "focus" | "groupId">;

export const MediaName = line(200);

export function inputOf({ name, description, focus, groupId }: MediaInput): MediaInput {
  return { name, description, focus, groupId };
}

export function isSameInput(a: MediaInput, b: MediaInput): boolean {
  return a.name === b.name && a.description === b.description && a.groupId === b.groupId && isSameFocus(a.focus, b.focus);
}

export function isSameFocus(a: Focus, b: Focus): boolean {
  return a.x === b.x && a.y === b.y;
}

/** Moves a focal point by parts of the picture and keeps it inside, in steps of a thousandth. */
export function moveFocus({ x, y }: Focus, dx: number, dy: number): Focus {
  return { x: inside(x + dx), y: inside(y + dy) };
}

function inside(part: number): number {
  return Math.round(Math.min(1, Math.max(0, part)) * 1000) / 1000;
}
