import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { launchChromium } from "../browser/chromium.ts";

/** Makes the PDF of the demo anew from `document.html`: `node test/demo-files/document.ts`. */
const TARGET = join(import.meta.dirname, "../../server/demo/files/dienstanweisung-winterdienst.pdf");
const FONT = "../../node_modules/@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2";

const font = (await readFile(join(import.meta.dirname, FONT))).toString("base64");
const html = await readFile(join(import.meta.dirname, "document.html"), "utf8");
const browser = await launchChromium();
try {
  const page = await browser.newPage({ locale: "de-DE" });
  await page.setContent(html.replace("FONT", `data:font/woff2;base64,${font}`));
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.pdf({ path: TARGET, format: "A4", printBackground: true, preferCSSPageSize: true });
} finally {
  await browser.close();
}
console.log(`${TARGET}, ${String(Math.round((await stat(TARGET)).size / 1024))} kB`);
