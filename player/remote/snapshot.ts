const XHTML = "http://www.w3.org/1999/xhtml";
const LARGEST_PX = 1280;

/**
 * A picture of what our page shows, and of nothing else: its elements are drawn once more, from their computed styles, as a browser draws any picture.
 * What lies before the page or is wrong with the panel is not in it.
 */
export async function snapshot(root: Element): Promise<Blob | null> {
  const { innerWidth: width, innerHeight: height } = window;
  const inside = `<style xmlns="${XHTML}">${await fontFaces()}</style>${xmlOf(root)}`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><foreignObject width="100%" height="100%">${inside}</foreignObject></svg>`;
  const picture = new Image();
  picture.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  await picture.decode();
  return new Promise((done) => drawn(picture, width, height).toBlob(done, "image/jpeg", 0.8));
}

/** Written as text: elements with styles of their own may not even be made under our policy. */
function xmlOf(node: Node): string {
  if (node instanceof Text) return escaped(node.data);
  if (!(node instanceof Element) || /^(style|script|template)$/.test(node.localName)) return "";
  const picture = addressOf(node);
  const name = picture ? "img" : node.localName;
  const own = [...node.attributes].filter((one) => !/^(style|src|srcset|xmlns)$/.test(one.name)).map((one) => [one.name, one.value]);
  const start = startOf(name, [...own, ["xmlns", node.namespaceURI ?? ""], ...(picture ? [["src", picture]] : [])], getComputedStyle(node));
  const slotted = node instanceof HTMLSlotElement ? node.assignedNodes() : [];
  const children = slotted.length > 0 ? slotted : [...(node.shadowRoot ?? node).childNodes];
  const inside = picture ? "" : edgeOf(node, "::before") + children.map(xmlOf).join("") + edgeOf(node, "::after");
  return `${start}${inside}</${name}>`;
}

/** What a style sheet puts before or behind the contents of an element, if it is a text. */
function edgeOf(node: Element, edge: string): string {
  const style = getComputedStyle(node, edge);
  const [, text] = /^"(.*)"$/.exec(style.content) ?? [];
  return text === undefined ? "" : `${startOf("span", [["xmlns", XHTML]], style)}${escaped(text)}</span>`;
}

/** Computed styles have no text of their own. */
function startOf(name: string, attributes: readonly (readonly string[])[], style: CSSStyleDeclaration): string {
  const text = [...style].map((one) => `${one}:${style.getPropertyValue(one)}`).join(";");
  return `<${name}${[...attributes, ["style", text]].map(([key, value]) => ` ${key}="${escaped(value ?? "")}"`).join("")}>`;
}

function escaped(text: string): string {
  return text.replace(/[<>&"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

/** A picture inside a picture may load nothing: all of it has to be in its address. Null for what is no picture. */
function addressOf(node: Element): string | null {
  if (node instanceof HTMLCanvasElement) return node.toDataURL();
  if (node instanceof HTMLImageElement) return node.naturalWidth ? drawn(node, node.naturalWidth, node.naturalHeight).toDataURL() : null;
  return node instanceof HTMLVideoElement ? drawn(node, node.videoWidth, node.videoHeight).toDataURL() : null;
}

function drawn(picture: CanvasImageSource, width: number, height: number): HTMLCanvasElement {
  const scale = Math.min(1, LARGEST_PX / Math.max(width, height));
  const canvas = document.createElement("canvas");
  canvas.width = width * scale;
  canvas.height = height * scale;
  canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas;
}

/** The typefaces in use, as far as they are loaded. */
async function fontFaces(): Promise<string> {
  const inUse = [...document.fonts]
    .filter(({ status }) => status === "loaded")
    .map(({ family, unicodeRange }) => family.replace(/"/g, "") + unicodeRange);
  const faces = [...document.styleSheets].map(async ({ cssRules }) => {
    const texts = [...cssRules].map(async (rule) => {
      if (!(rule instanceof CSSFontFaceRule)) return "";
      const said = (name: string) => rule.style.getPropertyValue(name).replace(/"/g, "");
      const [, address] = /url\(([^)]+)\)/.exec(said("src")) ?? [];
      return address && inUse.includes(said("font-family") + said("unicode-range"))
        ? rule.cssText.replace(address, await inAddress(address))
        : "";
    });
    return (await Promise.all(texts)).join("");
  });
  return (await Promise.all(faces)).join("");
}

async function inAddress(url: string): Promise<string> {
  const blob = await (await fetch(url)).blob();
  return new Promise((done) => {
    const reader = new FileReader();
    reader.onload = () => done(String(reader.result));
    reader.readAsDataURL(blob);
  });
}
