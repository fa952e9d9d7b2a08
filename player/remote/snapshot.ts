const XHTML = "http://www.w3.org/1999/xhtml";
const LARGEST_PX = 1280;

/**
 * A picture of what our page shows, and of nothing else: its elements are drawn once more, from their computed styles, as a browser draws any picture.
 * What lies before the page or is wrong with the panel is not in it.
 */
export async function snapshot(root: Element): Promise<Blob | null> {
  const { innerWidth: width, innerHeight: height } = window;
  const scale = Math.min(1, LARGEST_PX / Math.max(width, height));
  const copy = (await copyOf(root)) as Element;
  const styles = document.createElementNS(XHTML, "style");
  styles.textContent = await fontFaces();
  copy.prepend(styles);
  const xml = new XMLSerializer().serializeToString(copy);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><foreignObject width="100%" height="100%">${xml}</foreignObject></svg>`;
  const picture = new Image();
  picture.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  await picture.decode();
  const canvas = document.createElement("canvas");
  canvas.width = width * scale;
  canvas.height = height * scale;
  canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.8));
}

async function copyOf(node: Node): Promise<Node | null> {
  if (node instanceof Text) return document.createTextNode(node.data);
  if (!(node instanceof Element) || /^(style|script|template)$/i.test(node.localName)) return null;
  const picture = await addressOf(node);
  const copy = document.createElementNS(node.namespaceURI, picture ? "img" : node.localName.includes("-") ? "div" : node.localName);
  for (const { name, value } of node.attributes)
    if (/^(d|viewBox|points|c?[xy][12]?|r[xy]?|width|height|lang|dir)$/.test(name)) copy.setAttribute(name, value);
  if (picture) copy.setAttribute("src", picture);
  copy.setAttribute("style", getComputedStyle(node).cssText);
  const children = node instanceof HTMLSlotElement ? node.assignedNodes() : [];
  for (const child of children.length > 0 ? children : (node.shadowRoot ?? node).childNodes) {
    const inner = picture ? null : await copyOf(child);
    if (inner) copy.append(inner);
  }
  for (const edge of ["before", "after"]) {
    const style = getComputedStyle(node, `::${edge}`);
    if (!/^"/.test(style.content)) continue;
    const made = document.createElementNS(XHTML, "span");
    made.textContent = style.content.slice(1, -1);
    made.setAttribute("style", style.cssText);
    if (edge === "before") copy.prepend(made);
    else copy.append(made);
  }
  return copy;
}

/** A picture inside a picture may load nothing: all of it has to be in its address. */
async function addressOf(node: Element): Promise<string | null> {
  if (node instanceof HTMLImageElement) return node.currentSrc ? inAddress(node.currentSrc) : null;
  if (node instanceof HTMLCanvasElement) return node.toDataURL();
  if (!(node instanceof HTMLVideoElement)) return null;
  const canvas = document.createElement("canvas");
  canvas.width = node.videoWidth;
  canvas.height = node.videoHeight;
  canvas.getContext("2d")?.drawImage(node, 0, 0);
  return canvas.toDataURL("image/jpeg");
}

async function inAddress(url: string): Promise<string> {
  const blob = await (await fetch(url)).blob();
  return new Promise((done) => {
    const reader = new FileReader();
    reader.onload = () => done(String(reader.result));
    reader.readAsDataURL(blob);
  });
}

/** The typefaces in use, as far as they are loaded. */
async function fontFaces(): Promise<string> {
  const inUse = new Set(
    [...document.fonts].filter(({ status }) => status === "loaded").map(({ family, unicodeRange }) => `${family} ${unicodeRange}`),
  );
  const rules = [...document.styleSheets].flatMap(({ cssRules }) => [...cssRules]);
  const faces = rules.map(async (rule) => {
    if (!(rule instanceof CSSFontFaceRule)) return "";
    const { style } = rule;
    const name = `${style.getPropertyValue("font-family").replace(/^["']|["']$/g, "")} ${style.getPropertyValue("unicode-range")}`;
    const [, address] = /url\("([^"]+)"\)/.exec(style.getPropertyValue("src")) ?? [];
    return address && inUse.has(name) ? rule.cssText.replace(address, await inAddress(address)) : "";
  });
  return (await Promise.all(faces)).join("");
}
