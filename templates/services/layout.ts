import { css, html, nothing, type TemplateResult } from "lit";
import { icon } from "../../player/slides/icons.ts";
import { qrDrawing } from "../../player/slides/qr.ts";
import { sheetHeading, sheetStyles } from "../../player/slides/sheet.ts";
import { unbroken } from "../../player/slides/unbroken.ts";
import type { Layout } from "../layout.ts";
import type { SpokenFieldsOf } from "../registry.ts";

type Tile = SpokenFieldsOf<"services">["tiles"][number];

const ICONS = { link: "link", phone: "phone", calendar: "calendar", form: "clipboard", map: "map-pin", help: "life-buoy" } as const;

/** Template "services": tiles with a code to scan, what it leads to, and the address for whoever would rather type it. */
export const layout: Layout<"services"> = {
  range: { largest: { title: 60, body: 60 }, floor: { title: 44, body: 34 }, steps: 18 },
  draw({ title, tiles }, { slide }) {
    return html`<div class="text">
      <div class="content sheet">
        ${sheetHeading(slide, title)}
        <div class="tiles t${tiles.length}">
          ${tiles.map(tileOf)}
        </div>
      </div>
    </div>`;
  },
  styles: [
    sheetStyles,
    css`
      .services .tiles {
        display: grid;
        flex: 1 1 auto;
        grid-template-columns: repeat(3, minmax(min-content, 1fr));
        grid-gap: calc(var(--tile) * var(--u));
        align-content: center;
      }
      .services .t1,
      .services .t2,
      .services .t4 {
        grid-template-columns: repeat(2, minmax(min-content, 1fr));
      }
      .services .tile {
        display: flex;
        flex-direction: column;
        min-width: 0;
        padding: calc(var(--tile) * var(--u));
        border-radius: calc(28 * var(--u));
        background: var(--tint);
      }
      .services .tiles {
        --qr: 5.2;
        --tile: 36;
      }
      .services .t1 {
        --qr: 8.4;
      }
      .services .t4,
      .services .t5,
      .services .t6,
      .services.portrait .tiles {
        --qr: 4.2;
      }
      .services .t5,
      .services .t6 {
        --tile: 24;
      }
      .services.portrait .t2,
      .services.portrait .t3 {
        --qr: 5.6;
      }
      .services.portrait .t1 {
        --qr: 10;
      }
      .services.narrow .tiles {
        --qr: 3.4;
        --tile: 14;
        grid-gap: calc(16 * var(--u));
      }
      .services .qr {
        flex: none;
        width: calc(max(112, var(--qr) * var(--body)) * var(--u));
        height: calc(max(112, var(--qr) * var(--body)) * var(--u));
        margin-bottom: 0.6em;
        border-radius: calc(12 * var(--u));
        background: #fff;
        color: #000;
        fill: #000;
        stroke: none;
      }
      .services .t1 .tile,
      .services .t2 .tile,
      .services .t4 .tile,
      .services .t5 .tile,
      .services .t6 .tile,
      .services.portrait .tile,
      .services.narrow .tile {
        flex-direction: row;
        align-items: center;
      }
      .services .t1 .qr,
      .services .t2 .qr,
      .services .t4 .qr,
      .services .t5 .qr,
      .services .t6 .qr,
      .services.portrait .qr,
      .services.narrow .qr {
        margin: 0;
        margin-inline-end: calc(var(--tile) * var(--u));
      }
      .services.portrait .t1 .tile {
        flex-direction: column;
        align-items: flex-start;
      }
      .services.portrait .t1 .qr {
        margin: 0 0 0.6em;
      }
      .services .t5,
      .services .t6 {
        grid-template-columns: repeat(2, minmax(min-content, 1fr));
      }
      .services .t1,
      .services.portrait .tiles {
        grid-template-columns: 1fr;
      }
      .services.narrow .t5,
      .services.narrow .t6 {
        grid-template-columns: repeat(3, minmax(min-content, 1fr));
      }
      .services .words {
        min-width: 0;
      }
      .services .name {
        display: flex;
        font-weight: 700;
      }
      .services .name .icon {
        width: 1.1em;
        height: 1.1em;
        margin-inline-end: 0.35em;
        color: var(--accent);
      }
      /* On a strip the code alone leads there: beside others there is no room to type from. */
      .services.narrow .address {
        display: none;
      }
      .services.narrow .t1 .address,
      .services.narrow .plain .address {
        display: block;
      }
      .services .address {
        padding-top: 0.4em;
        overflow-wrap: anywhere;
        hyphens: none;
      }
    `,
  ],
};

function tileOf({ name, note, address, icon: drawing, qrCode }: Tile): TemplateResult {
  const code = qrDrawing(qrCode, name);
  return html`<div class="tile ${code === nothing ? "plain" : ""}">
    ${code}
    <div class="words">
      <p class="name"><svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${icon(ICONS[drawing])}</svg>${unbroken(name)}</p>
      ${note === "" ? nothing : html`<p>${unbroken(note)}</p>`}
      <p class="small address" dir="ltr">${readable(address)}</p>
    </div>
  </div>`;
}

/** As people type it: without the protocol, `www.` and a slash at the end. */
function readable(address: string): string {
  return address.replace(/^https:\/\/(?:www\.)?/, "").replace(/\/$/, "");
}
