import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page, Request } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openReader, signIn } from "../editor/browser.ts";
import { tabTo } from "../editor/keyboard.ts";
import { addPicture, drawPicture, type LibraryCity, startLibraryCity } from "../editor/library/library-city.ts";
import { launchChromium } from "./chromium.ts";

const MB = 1024 * 1024;
/** Large enough to be sent in three pieces. */
const LARGE_BYTES = 20 * MB;

let city: LibraryCity;
let browser: Browser;
let folder: string;

beforeAll(async () => {
  city = await startLibraryCity();
  browser = await launchChromium();
  folder = await mkdtemp(join(tmpdir(), "aushang-library-"));
});
afterAll(async () => {
  await browser?.close();
  await city?.stop();
  await rm(folder, { recursive: true, force: true });
});

async function openLibrary(path = "/library") {
  const reader = await openReader(browser, city.server.origin);
  await signIn(reader.context);
  const page = await reader.context.newPage();
  await page.goto(path);
  await page.getByRole("option").first().waitFor();
  return { ...reader, page };
}

function choose(page: Page, file: string | { readonly name: string; readonly mimeType: string; readonly buffer: Buffer }) {
  return page.locator("library-page upload-button #files").setInputFiles(file);
}

async function largeFile(name: string, colour: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, await drawPicture(colour, LARGE_BYTES));
  return path;
}

/** Slows the way to the server down and notes at which byte each piece of an upload begins. */
async function watchPieces(page: Page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  const slowTo = (uploadThroughput: number) =>
    session.send("Network.emulateNetworkConditions", { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput });
  await slowTo(8 * MB);
  const offsets: number[] = [];
  page.on("request", (request: Request) => {
    if (request.method() === "PATCH") offsets.push(Number(request.headers()["upload-offset"]));
  });
  return { offsets, slowTo };
}

const png = (name: string, buffer: Buffer) => ({ name, mimeType: "image/png", buffer });

/** Drops or pastes pictures as a browser would. */
async function give(page: Page, how: "drop" | "paste", files: readonly { readonly name: string; readonly buffer: Buffer }[]) {
  await page.evaluate(
    ({ how, files }) => {
      const data = new DataTransfer();
      for (const { name, base64 } of files)
        data.items.add(new File([Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))], name, { type: "image/png" }));
      const target = document.querySelector("aushang-app library-page");
      if (how === "paste") window.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, cancelable: true }));
      else
        for (const type of ["dragenter", "dragover", "drop"])
          target?.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true, composed: true }));
    },
    { how, files: files.map(({ name, buffer }) => ({ name, base64: buffer.toString("base64") })) },
  );
}

describe("uploads", () => {
  it("goes on by itself where it was when the server has been away", async () => {
    const { page, context, faults } = await openLibrary();
    const { offsets } = await watchPieces(page);
    await choose(page, await largeFile("Rathaus.png", "#2d5f93"));
    await expect.poll(() => offsets.length).toBeGreaterThan(1);
    await city.server.restart();
    await page.locator("upload-row", { hasText: "Rathaus.png" }).getByText("in der Mediathek").waitFor();
    expect(offsets.filter((offset) => offset === 0).length).toBe(1);
    await page.getByRole("option", { name: /Rathaus/ }).waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  it("is offered again after a reload and goes on where it was once the same file is chosen", async () => {
    const { page, context, faults } = await openLibrary();
    const { offsets, slowTo } = await watchPieces(page);
    // What is left when it is stopped takes seconds, however late a busy machine stops it.
    await slowTo(2 * MB);
    const file = await largeFile("Hafen.png", "#20406a");
    await choose(page, file);
    await expect.poll(() => offsets.length).toBeGreaterThan(1);
    await slowTo(MB / 4);
    await page.getByRole("button", { name: "Hafen.png anhalten" }).click();
    await page.getByText("angehalten bei").waitFor();
    await slowTo(8 * MB);
    await page.reload();
    await page.getByText(/„Hafen.png“ ist erst zu \d+ % angekommen/).waitFor();
    const before = offsets.length;
    await choose(page, file);
    await page.locator("upload-row", { hasText: "Hafen.png" }).getByText("in der Mediathek").waitFor();
    expect(offsets[before]).toBeGreaterThanOrEqual(8 * MB);
    expect(faults).toEqual([]);
    await context.close();
  });

  it("takes two dropped files at once into the folder that is open, and a pasted one", async () => {
    const { page, context, faults } = await openLibrary();
    await page.getByRole("button", { name: "Fabido Kitas" }).click();
    await page.getByText("In diesem Ordner liegt noch nichts").waitFor();
    await give(page, "drop", [
      { name: "Laternen.png", buffer: await drawPicture("#f2b441") },
      { name: "Vorlesen.png", buffer: await drawPicture("#1e335f") },
    ]);
    await page.getByRole("option", { name: /Laternen/ }).waitFor();
    await page.getByRole("option", { name: /Vorlesen/ }).waitFor();
    await give(page, "paste", [{ name: "image.png", buffer: await drawPicture("#7f2d1d") }]);
    await page.getByRole("option", { name: /^Eingefügt/ }).waitFor();
    expect((await city.server.client.media.list({ groupId: city.kita })).items.length).toBe(3);
    expect(faults).toEqual([]);
    await context.close();
  });

  it("says that a file is there already, and refuses what no screen can show before anything is sent", async () => {
    const { page, context } = await openLibrary();
    const sent: string[] = [];
    page.on("request", (request) => {
      if (request.method() === "POST" && request.url().endsWith("/uploads")) sent.push(request.url());
    });
    await choose(page, { name: "Aushang.docx", mimeType: "application/msword", buffer: Buffer.from("x") });
    await page.getByText(/Speichern Sie sie als PDF/).waitFor();
    expect(sent).toEqual([]);
    await choose(page, png("noch einmal.png", await drawPicture("#2f7d55")));
    const row = page.locator("upload-row", { hasText: "noch einmal.png" });
    await row.getByText("schon in der Mediathek").waitFor();
    await row.getByRole("button", { name: "Zeigen" }).click();
    await page.getByRole("heading", { name: "Westfalenpark" }).waitFor();
    await context.close();
  });

  it("says what a broken picture lacks and what to do", async () => {
    const { page, context } = await openLibrary();
    await choose(page, png("kaputt.png", Buffer.concat([(await drawPicture("#123456")).subarray(0, 40), Buffer.from("broken")])));
    await page
      .locator("upload-row", { hasText: "kaputt.png" })
      .getByText(/speichern Sie es als JPEG oder PNG/)
      .waitFor();
    await context.close();
  });
});

describe("one of the library", () => {
  it("is named, described and moved, and its focal point set, with the keyboard alone", async () => {
    const { page, context, faults } = await openLibrary();
    await page.getByRole("heading", { name: "Mediathek" }).focus();
    await tabTo(page, /kaputt|Westfalenpark/);
    await page.keyboard.press("End");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Westfalenpark" }).waitFor();
    await tabTo(page, "Mittelpunkt");
    await page.keyboard.press("Shift+ArrowRight");
    await page.keyboard.press("ArrowUp");
    await expect.poll(async () => (await city.server.client.media.read({ id: city.park.id })).focus).toEqual({ x: 0.6, y: 0.49 });
    await tabTo(page, "Beschreibung");
    await page.keyboard.type("Der Florianturm im Herbst");
    await expect
      .poll(async () => (await city.server.client.media.read({ id: city.park.id })).description)
      .toBe("Der Florianturm im Herbst");
    await page.getByText("Gespeichert").waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  it("asks when somebody else was faster", async () => {
    const { page, context } = await openLibrary(`/library/${city.plough.id}`);
    const name = page.getByRole("textbox", { name: "Name", exact: true });
    await name.waitFor();
    const { id, version, focus, description } = await city.server.client.media.read({ id: city.plough.id });
    await page.route("**/api/v1/media/*", (route) => (route.request().method() === "GET" ? route.abort() : route.fallback()));
    await city.server.client.media.update({ id, version, name: "Winterdienst", description, focus, groupId: null });
    await name.fill("Schneepflug");
    await page.getByText("Name: Winterdienst").waitFor();
    await page.unroute("**/api/v1/media/*");
    await page.getByRole("button", { name: "Meinen Stand speichern" }).click();
    await expect.poll(async () => (await city.server.client.media.read({ id })).name).toBe("Schneepflug");
    await context.close();
  });

  it("is cut by numbers into a new picture", async () => {
    const { page, context } = await openLibrary(`/library/${city.park.id}`);
    await page.getByRole("button", { name: "Zuschneiden" }).click();
    await page.getByRole("button", { name: "Quadrat" }).click();
    expect(await page.getByRole("spinbutton", { name: "Von links" }).inputValue()).toBe("350");
    await page.getByRole("spinbutton", { name: "Von links" }).fill("0");
    await page.getByRole("button", { name: "Ausschneiden" }).click();
    await page.getByText("900 × 900").first().waitFor();
    await expect.poll(() => page.url()).not.toContain(city.park.id);
    await context.close();
  });

  it("is deleted and brought back; while it is used, its uses are shown instead", async () => {
    const { page, context } = await openLibrary(`/library/${city.station.id}`);
    await page.getByRole("link", { name: "Tag der offenen Tür" }).waitFor();
    await page.getByRole("button", { name: "Löschen" }).click();
    await page.getByRole("dialog", { name: "Wird noch gebraucht" }).waitFor();
    await page.locator("ui-dialog media-uses").getByRole("link", { name: "Tag der offenen Tür" }).waitFor();
    await page.keyboard.press("Escape");

    const spare = await addPicture(city.server, "Überzählig", "#abcdef");
    await page.goto(`/library/${spare.id}`);
    await page.getByRole("button", { name: "Löschen" }).click();
    await page.getByText("„Überzählig“ gelöscht").waitFor();
    await expect.poll(() => page.getByRole("option", { name: /Überzählig/ }).count()).toBe(0);
    await page.getByRole("button", { name: "Rückgängig" }).click();
    await page.getByRole("option", { name: /Überzählig/ }).waitFor();
    await context.close();
  });

  it("is replaced everywhere by one uploaded on the spot, after saying what changes", async () => {
    const { page, context } = await openLibrary(`/library/${city.station.id}`);
    await page.getByRole("link", { name: "Tag der offenen Tür" }).waitFor();
    await page.getByRole("button", { name: "Überall ersetzen" }).click();
    await page.locator("picker-body upload-button #files").setInputFiles([png("Neubau.png", await drawPicture("#44aa11"))]);
    await page.getByText("Eine Mitteilung ändert sich.").waitFor();
    await page.locator("confirm-dialog").getByRole("button", { name: "Überall ersetzen" }).click();
    await page.getByText("„Feuerwache“ ist überall ersetzt").waitFor();
    const now = await city.server.client.media.read({ id: city.station.id });
    expect(now.name).toBe("Feuerwache");
    expect(now.hash).not.toBe(city.station.hash);
    await context.close();
  });
});
