import type { AushangStage } from "../../../player/stage/stage.ts";
import { type Piece, piecesOf } from "./text-pieces.ts";

/** The glass: CSS pixels, and the part of each side that panels may cut off. */
export interface Geometry {
  readonly width: number;
  readonly height: number;
  readonly safePercent: number;
}

/** The floor of legibility in units of the design. */
const FLOOR_U = 34;
/** Rounding of sizes and of boxes. */
const SLACK_PX = 1;
/** A line box is taller than its letters: lines may touch in this part of their height. */
const AIR = 0.24;

/** What is wrong with the words on the glass: outside of it, cut off, one over the other, too small. Empty if nothing is. */
export function faultsOf(stage: AushangStage, geometry: Geometry, fits: boolean): readonly string[] {
  const pieces = piecesOf(stage);
  const isWordless = stage.shadowRoot?.querySelector("aushang-slide.shown")?.shadowRoot?.querySelector("video") !== null;
  if (!isWordless && !pieces.some(({ inSlide }) => inSlide)) return ["no words are shown"];
  const unitPx = Number.parseFloat(getComputedStyle(stage).getPropertyValue("--stage-u"));
  return [
    ...pieces.flatMap((piece) => outside(piece, geometry)),
    ...pieces.flatMap((piece) => cutOff(piece)),
    ...pieces.flatMap((piece) => (fits ? tooSmall(piece, unitPx) : [])),
    ...overlaps(pieces),
  ];
}

function said({ text }: Piece): string {
  return `"${text.length > 40 ? `${text.slice(0, 40)}…` : text}"`;
}

/** The part of a line's box that its letters fill. */
function lettersOf({ left, right, top, bottom }: DOMRect) {
  const air = (bottom - top) * AIR;
  return { left, right, top: top + air, bottom: bottom - air };
}

function outside(piece: Piece, { width, height, safePercent }: Geometry): readonly string[] {
  const [safeX, safeY] = [(width * safePercent) / 100, (height * safePercent) / 100];
  const isOut = piece.boxes
    .map(lettersOf)
    .some(
      ({ left, right, top, bottom }) =>
        left < safeX - SLACK_PX || right > width - safeX + SLACK_PX || top < safeY - SLACK_PX || bottom > height - safeY + SLACK_PX,
    );
  return isOut ? [`outside the glass or its safe area: ${said(piece)}`] : [];
}

/** Cut by the nearest element around it that hides what sticks out, or followed by dots. */
function cutOff(piece: Piece): readonly string[] {
  for (let element: Element | null = piece.element; element; element = element.parentElement) {
    const { overflowX, overflowY } = getComputedStyle(element);
    if (overflowX === "visible" && overflowY === "visible") continue;
    const clip = element.getBoundingClientRect();
    const isCut = piece.boxes
      .map(lettersOf)
      .some(
        ({ left, right, top, bottom }) =>
          left < clip.left - SLACK_PX || right > clip.right + SLACK_PX || top < clip.top - SLACK_PX || bottom > clip.bottom + SLACK_PX,
      );
    if (isCut) return [`cut off: ${said(piece)}`];
  }
  return [];
}

function tooSmall(piece: Piece, unitPx: number): readonly string[] {
  const sizeU = Number.parseFloat(getComputedStyle(piece.element).fontSize) / unitPx;
  return sizeU < FLOOR_U - 0.05 ? [`under the floor (${sizeU.toFixed(1)}u): ${said(piece)}`] : [];
}

/** Words of different texts over one another. Lines of one paragraph are one text. */
function overlaps(pieces: readonly Piece[]): readonly string[] {
  const boxes = pieces.flatMap((piece) => piece.boxes.map((box) => ({ piece, ...lettersOf(box) }))).sort((a, b) => a.top - b.top);
  const found = new Set<string>();
  for (const [index, a] of boxes.entries()) {
    for (let next = index + 1; next < boxes.length; next++) {
      const b = boxes[next];
      if (!b || b.top >= a.bottom - SLACK_PX) break;
      if (b.piece.element === a.piece.element || areInline(a.piece, b.piece)) continue;
      if (b.left < a.right - SLACK_PX && a.left < b.right - SLACK_PX) found.add(`overlap: ${said(a.piece)} and ${said(b.piece)}`);
    }
  }
  return [...found];
}

/** Parts of one running text, such as a bold word in a sentence. */
function areInline(a: Piece, b: Piece): boolean {
  const block = ({ element }: Piece) => {
    let at: Element | null = element;
    while (at && getComputedStyle(at).display === "inline") at = at.parentElement;
    return at;
  };
  return block(a) === block(b) && block(a) !== null;
}
