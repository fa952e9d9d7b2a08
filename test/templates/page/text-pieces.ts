import type { AushangStage } from "../../../player/stage/stage.ts";

/** A run of words as it stands on the glass: the boxes of its lines, in CSS pixels, and its element. */
export interface Piece {
  readonly text: string;
  readonly element: Element;
  readonly boxes: readonly DOMRect[];
  readonly inSlide: boolean;
}

/** Every text that can be seen on the stage: of the slide on the glass, of header and footer. */
export function piecesOf(stage: AushangStage): readonly Piece[] {
  const root = stage.shadowRoot;
  const slide = root?.querySelector("aushang-slide.shown")?.shadowRoot;
  return [...(slide ? piecesIn(slide, true) : []), ...(root ? piecesIn(root, false) : [])];
}

function piecesIn(root: ShadowRoot, inSlide: boolean): readonly Piece[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const pieces: Piece[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!element || !node.textContent?.trim() || element.closest("style, .sr-only, [hidden]") || isUnseen(element)) continue;
    pieces.push({ text: node.textContent.trim(), element, boxes: boxesOf(node), inSlide });
  }
  return pieces;
}

function boxesOf(node: Node): readonly DOMRect[] {
  const range = document.createRange();
  range.selectNodeContents(node);
  return [...range.getClientRects()].filter(({ width, height }) => width > 0.5 && height > 0.5);
}

/** Hidden, or faded away, as the title of a film once it has been read. */
function isUnseen(element: Element): boolean {
  const { visibility, display } = getComputedStyle(element);
  if (visibility !== "visible" || display === "none") return true;
  for (let at: Element | null = element; at; at = at.parentElement) if (Number(getComputedStyle(at).opacity) < 0.05) return true;
  return false;
}
