type Box = Pick<DOMRect, "left" | "right" | "top" | "bottom">;

/**
 * Whether somebody in front of the glass could see something of this element. A page cannot read its own pixels: it asks for boxes, opacity and ink.
 * On a tile of a wall the ink may lie on another tile.
 */
export function isSeen(element: Element): boolean {
  const glass = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
  return liesIn(element, glass) && isOpaque(element) && hasInk(element);
}

function liesIn(element: Element, box: Box): boolean {
  const { width, height, left, right, top, bottom } = element.getBoundingClientRect();
  return width > 0 && height > 0 && right > box.left && bottom > box.top && left < box.right && top < box.bottom;
}

/** Up through every shadow root to the page. A fade may be under way: a little is enough. */
function isOpaque(element: Element): boolean {
  for (let one: Element | null = element; one; one = parentOf(one)) {
    const { display, visibility, opacity } = getComputedStyle(one);
    if (display === "none" || visibility === "hidden" || Number(opacity) < 0.1) return false;
  }
  return true;
}

function parentOf(element: Element): Element | null {
  const root = element.getRootNode();
  return element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}

/** Letters, or something drawn. */
function hasInk(element: Element): boolean {
  const box = element.getBoundingClientRect();
  const root = element.shadowRoot ?? element;
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) if (isInked(texts.currentNode, box)) return true;
  return [...root.querySelectorAll("img, video, iframe, svg")].some((drawn) => liesIn(drawn, box) && isOpaque(drawn));
}

function isInked(text: Node, box: Box): boolean {
  if (!text.nodeValue?.trim() || !text.parentElement) return false;
  return liesIn(text.parentElement, box) && isOpaque(text.parentElement);
}
