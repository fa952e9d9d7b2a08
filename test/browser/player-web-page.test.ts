import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type RunningServer, startServer } from "../server/running-server.ts";
import { launchChromium } from "./chromium.ts";
import { SELF_SIGNED } from "./self-signed.ts";

/** Tries everything a page in a frame might try against the screen it hangs on. */
const HOSTILE = `<!doctype html><title>x</title><script>
  for (const to of [parent, top]) { to.postMessage("failed", "*"); to.postMessage("ready", "*"); }
  const tries = [
    () => { top.location = "https://boese.example/"; },
    () => { parent.location = "https://boese.example/"; },
    () => { alert("x"); },
    () => { if (open("https://boese.example/")) throw 0; },
    () => { top.document.title = "taken"; },
  ];
  for (const one of tries) { try { one(); } catch {} }
</script>`;

let server: RunningServer;
let web: Server;
let browser: Browser;
let page: Page;
const dialogs: string[] = [];

beforeAll(async () => {
  web = createServer(SELF_SIGNED, (req, res) => {
    if (req.url === "/away") res.writeHead(302, { location: "https://127.0.0.1:1/" }).end();
    else res.writeHead(200, { "content-type": "text/html" }).end(req.url === "/hostile" ? HOSTILE : "<!doctype html><h1>Lage</h1>");
  });
  await new Promise<void>((resolve) => {
    web.listen(0, "127.0.0.1", resolve);
  });
  server = await startServer();
  await server.client.settings.update({ ...(await server.client.settings.read({})), webOrigins: [webOrigin(), "https://localhost:1"] });
  browser = await launchChromium();
  const context = await browser.newContext({ ignoreHTTPSErrors: true, locale: "de-DE" });
  page = await context.newPage();
  page.on("dialog", (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await page.goto(`${server.origin}/api/docs`);
});
afterAll(async () => {
  await browser.close();
  web.close();
  await server.stop();
});

function webOrigin(): string {
  return `https://localhost:${String((web.address() as AddressInfo).port)}`;
}

/** Frames an address as the player does. @returns what our own frame says of it */
function frame(address: string): Promise<unknown> {
  return page.evaluate(
    async (src) => {
      const element = document.createElement("iframe");
      const word = new Promise((resolve) => {
        addEventListener("message", ({ source, origin, data }) => {
          if (source === element.contentWindow && origin === location.origin) resolve(data);
        });
      });
      element.src = src;
      document.body.append(element);
      return word;
    },
    `/play/web?address=${encodeURIComponent(address)}`,
  );
}

it("says that a page is there once it is, and shows it", async () => {
  expect(await frame(`${webOrigin()}/lage`)).toBe("ready");
  expect(page.frames().map((one) => one.url())).toContain(`${webOrigin()}/lage`);
});

it("says that a page cannot be reached, before any error of the browser is to be seen", async () => {
  expect(await frame("https://localhost:1/")).toBe("failed");
});

it("does not follow a page that leads to an origin nobody has allowed", async () => {
  expect(await frame(`${webOrigin()}/away`)).toBe("failed");
});

it("keeps a hostile page in its frame: no navigation, no dialog, no window, no word in our name", async () => {
  const before = page.url();
  expect(await frame(`${webOrigin()}/hostile`)).toBe("ready");
  expect(page.url()).toBe(before);
  expect(await page.title()).not.toBe("taken");
  expect(dialogs).toEqual([]);
  expect(page.context().pages()).toHaveLength(1);
});
