import { createHash } from "node:crypto";
import type { RequestHandler } from "express";
import type { Organisation } from "../../domain/model/user.ts";
import { pageOrigin } from "../platform/http/page-origin.ts";
import { createAsksLeave } from "./frame-leave.ts";

/** Reaches for the page first: a browser's own page of errors inside a frame cannot be told from the real one. */
const SCRIPT = `const frame = document.querySelector("iframe");
const tell = (word) => parent.postMessage(word, location.origin);
fetch(frame.dataset.src, { mode: "no-cors", credentials: "omit" }).then(
  () => { frame.onload = () => tell("ready"); frame.src = frame.dataset.src; },
  () => tell("failed"));`;
const ZOOMS = [50, 75, 100, 125, 150, 200];
const STYLE = `html,body{height:100%;margin:0;overflow:hidden;background:#fff}iframe{border:0;transform-origin:0 0}${ZOOMS.map(
  (zoom) => `.z${String(zoom)}{width:${String(10_000 / zoom)}%;height:${String(10_000 / zoom)}%;transform:scale(${String(zoom / 100)})}`,
).join("")}`;

/** Withheld from the page in the frame too, whatever it asks for. */
const NO_FEATURES = ["autoplay", "camera", "display-capture", "fullscreen", "geolocation", "microphone", "usb"]
  .map((name) => `${name}=()`)
  .join(", ");

const hashOf = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/**
 * `GET /play/web?address=…&zoom=…`: a page of ours with nothing in it but a frame with a page of the web, which can run its scripts and nothing
 * else: no navigation of the screen, no windows, no dialogs, no forms, no camera. Only addresses of origins that the organisation allows
 * are shown, never our own; everything else is answered with 404, so nobody can make a screen open what they like.
 */
export function createWebFrame(readOrganisation: () => Promise<Organisation>, publicOrigin: string | null): RequestHandler {
  const asksLeave = createAsksLeave();
  return async (req, res) => {
    const address = wantedAddress(req.query["address"]);
    const { webOrigins } = await readOrganisation();
    // Of our own origin, a page in the frame could take the frame's shackles off.
    const isOwn = address !== null && (address.host === req.host || address.origin === publicOrigin);
    if (address === null || isOwn || !webOrigins.includes(address.origin)) {
      res.status(404).type("text/plain").send("Not an address this organisation shows\n");
      return;
    }
    if (!(await asksLeave([pageOrigin(req, publicOrigin)])(address))) {
      res.status(404).type("text/plain").send("A page that cannot be shown in a frame\n");
      return;
    }
    const zoom = ZOOMS.find((one) => String(one) === req.query["zoom"]) ?? 100;
    res.set({
      "Content-Security-Policy": policyFor(address.origin),
      "Permissions-Policy": NO_FEATURES,
      "X-Frame-Options": "SAMEORIGIN",
      "Cache-Control": "no-store",
      "Referrer-Policy": "no-referrer",
      "X-Content-Type-Options": "nosniff",
    });
    res.type("html").send(pageFor(address, zoom));
  };
}

function wantedAddress(text: unknown): URL | null {
  if (typeof text !== "string" || text.length > 500 || !URL.canParse(text)) return null;
  const address = new URL(text);
  return address.protocol === "https:" && address.username === "" && address.password === "" ? address : null;
}

function policyFor(origin: string): string {
  return [
    "default-src 'none'",
    `script-src ${hashOf(SCRIPT)}`,
    `style-src ${hashOf(STYLE)}`,
    `connect-src ${origin}`,
    `frame-src ${origin}`,
    "frame-ancestors 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

function pageFor({ href }: URL, zoom: number): string {
  const address = href.replace(/[&"<>]/g, (sign) => `&#${String(sign.charCodeAt(0))};`);
  return `<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Aushang</title><style>${STYLE}</style></head><body><iframe class="z${String(
    zoom,
  )}" data-src="${address}" title="" sandbox="allow-scripts allow-same-origin" referrerpolicy="no-referrer" allow=""></iframe><script>${SCRIPT}</script></body></html>`;
}
