import type { Browser, Page } from "playwright-core";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { MEDIA_UPLOAD_PATH } from "../../domain/api/media.ts";
import { type AnnouncementContent, titleIn } from "../../domain/model/announcement.ts";
import { AnnouncementId, type MediaId } from "../../domain/model/id.ts";
import { Media } from "../../domain/model/media.ts";
import { Schedule } from "../../domain/model/schedule.ts";
import { openReader, signIn } from "../editor/browser.ts";
import { type EditorCity, startEditorCity } from "../editor/editor-city.ts";
import { pictureSlide, textSlide } from "../server/running-server.ts";
import { launchChromium } from "./chromium.ts";

let city: EditorCity;
let browser: Browser;

beforeAll(async () => {
  city = await startEditorCity();
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  await city.stop();
});

/** The composer at an address, in a browser of its own. */
async function openComposer(id: string) {
  const { context, faults } = await openReader(browser, city.server.origin);
  await signIn(context);
  const page = await context.newPage();
  await page.goto(`/announcements/${id}`);
  await page.getByLabel("Überschrift").waitFor();
  return { context, page, faults };
}

/** Lets go of a file above the picture field. */
async function dropPicture(page: Page, name: string, bytes: Buffer): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([file, base64]) => {
      const data = new DataTransfer();
      const content = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
      data.items.add(new File([content], file, { type: "image/png" }));
      return data;
    },
    [name, bytes.toString("base64")] as const,
  );
  const zone = page.locator("picture-field .zone");
  await zone.dispatchEvent("dragover", { dataTransfer: transfer });
  await zone.dispatchEvent("drop", { dataTransfer: transfer });
}

/** The picture of the first slide, which has one. */
function pictureOf({ slides: [slide] }: AnnouncementContent) {
  return slide?.template === "text-image" ? slide.fields.picture : undefined;
}

function readDraft() {
  return city.server.client.announcements.read({ id: AnnouncementId.parse(city.draftId) });
}

async function addImage(): Promise<MediaId> {
  const { origin, cookie } = city.server;
  const bytes = await sharp({ create: { width: 64, height: 36, channels: 3, background: "#0a7d5a" } })
    .png()
    .toBuffer();
  const form = new FormData();
  form.append("file", new Blob([new Uint8Array(bytes)]), "Gruen.png");
  const answer = await fetch(`${origin}${MEDIA_UPLOAD_PATH}`, { method: "POST", body: form, headers: { cookie, origin } });
  return Media.parse(await answer.json()).id;
}

describe("the composer", () => {
  it("holds title, text, where and when on the first screen of a laptop", async () => {
    const { context, page, faults } = await openComposer(city.draftId);
    await page.getByText("wache.png, 1200 × 1500").waitFor();
    for (const field of [
      page.getByRole("button", { name: "Gruppe", exact: true }),
      page.getByRole("button", { name: "Zeiten ändern", exact: true }),
      page.getByLabel("Vorlage"),
    ]) {
      const box = await field.boundingBox();
      expect(box && box.y + box.height).toBeLessThanOrEqual(900);
    }
    expect(faults).toEqual([]);
    await context.close();
  });

  it("shows the announcement at a site it goes to", async () => {
    const { context, page } = await openComposer(city.draftId);
    await page.locator("composer-preview").getByText("Feuerwache 1").first().waitFor();
    await context.close();
  });

  it("takes a dropped picture and shows how far the upload is", async () => {
    const { context, page, faults } = await openComposer("new?start=text");
    const picture = await sharp({ create: { width: 640, height: 480, channels: 3, background: "#d98a58" } })
      .png()
      .toBuffer();
    const held = Promise.withResolvers<void>();
    await page.route("**/api/v1/media", async (route) => {
      await held.promise;
      await route.continue();
    });
    await page.getByLabel("Vorlage").selectOption("text-image");
    await dropPicture(page, "abend.png", picture);
    await page.getByRole("progressbar", { name: "Bild wird hochgeladen" }).waitFor();
    expect(await page.locator("picture-field").getByRole("button", { name: "Bild wählen" }).count()).toBe(0);
    held.resolve();
    await page.getByText("abend.png, 640 × 480").waitFor();
    await page.locator('[data-state="saved"]').waitFor();
    expect(await page.getByRole("progressbar").count()).toBe(0);
    expect(faults).toEqual([]);
    await context.close();
  });

  it("says at the field that a picture is broken, and keeps the one before and all that was typed", async () => {
    const { context, page } = await openComposer(city.draftId);
    const before = pictureOf((await readDraft()).content);
    await page.getByLabel("Bildbeschreibung").fill("Werk im Abendlicht");
    const answer = page.waitForResponse("**/api/v1/media");
    await dropPicture(page, "kaputt.png", Buffer.from("kein Bild"));
    expect((await answer).status()).toBe(415);
    const field = page.getByRole("group", { name: "Bild", exact: true });
    await field.getByRole("alert").getByText("Dieses Bild lässt sich nicht lesen. Möglich sind JPEG, PNG, WebP, AVIF und TIFF.").waitFor();
    await field.getByText("wache.png, 1200 × 1500").waitFor();
    await page.locator('[data-state="saved"]').waitFor();
    const { content } = await readDraft();
    expect(pictureOf(content)).toEqual({ ...before, alt: { de: "Werk im Abendlicht" } });
    await context.close();
  });

  it("says when the text is too long for the slide, and when it fits again", async () => {
    const { context, page } = await openComposer("new?start=text");
    const text = page.getByRole("textbox", { name: "Text" });
    await page.getByLabel("Überschrift").fill("Hausordnung");
    await text.fill("Bitte achten Sie auf alles, was hier steht. ".repeat(60));
    await page.getByText("Zu viel Text für eine gut lesbare Größe. Bitte kürzen.").waitFor();
    await text.fill("Bitte die Türen schließen.");
    await page.getByText("Text passt in gut lesbarer Größe").waitFor();
    await context.close();
  });

  it("offers to publish only what the screens do not have yet", async () => {
    const { client } = city.server;
    const draft = await client.announcements.create((await readDraft()).content);
    await client.announcements.publish({ id: draft.id, version: draft.version });
    const { context, page } = await openComposer(draft.id);
    const done = page.getByRole("button", { name: "Veröffentlicht", exact: true });
    await done.waitFor();
    expect(await done.getAttribute("aria-disabled")).toBe("true");
    await page.getByLabel("Überschrift").fill("Eine andere Zeit");
    await page.getByRole("button", { name: "Änderung veröffentlichen" }).click();
    await page.getByRole("button", { name: "Veröffentlichen", exact: true }).click();
    await done.waitFor();
    const stored = await client.announcements.read({ id: draft.id });
    expect(titleIn(stored.content)).toBe("Eine andere Zeit");
    expect(stored.publishedVersion).toBe(stored.version);
    await context.close();
  });

  it("brings the focus to the picture when it is missing", async () => {
    const { context, page } = await openComposer("new?start=text");
    await page.getByLabel("Überschrift").fill("Mit Bild gedacht");
    await page.getByLabel("Vorlage").selectOption("text-image");
    await page.getByRole("button", { name: "Gruppe", exact: true }).click();
    await page.locator("group-picker").getByText("Feuerwehr").click();
    await page.getByRole("button", { name: /^Fertig/ }).click();
    await page.getByRole("button", { name: "Veröffentlichen" }).click();
    await page.locator("picture-field #choose:focus").waitFor();
    await context.close();
  });

  it("leads to a picture that was deleted, whether it knows by itself or the server says so at the last moment", async () => {
    const { client } = city.server;
    const { content } = await readDraft();
    const mediaId = await addImage();
    const showing = { ...content, slides: [pictureSlide(mediaId, "Mit Bild")] };
    const { id } = await client.announcements.create(showing);
    await client.announcements.save({ id, version: 1, content });
    await client.media.remove({ id: mediaId });
    await client.announcements.save({ id, version: 2, content: showing });
    const { context, page } = await openComposer("new?start=text");
    const asked = page.locator(".page-header").getByRole("button", { name: "Veröffentlichen" });
    const sentence = page.locator("picture-field + .field .error").getByText("Dieses Bild wurde aus der Mediathek gelöscht.");
    await page.route(/\/api\/v1\/media\//, (route) => route.abort());
    await page.goto(`/announcements/${id}`);
    await asked.click();
    await page.locator("ui-dialog[open]").getByRole("button", { name: "Veröffentlichen" }).click();
    await sentence.waitFor();
    await page.locator("picture-field #choose:focus").waitFor();
    await page.unrouteAll();
    await page.reload();
    await page.locator("picture-field").waitFor();
    await asked.click();
    await sentence.waitFor();
    await client.media.restore({ id: mediaId });
    await sentence.waitFor({ state: "detached" });
    await context.close();
  });

  it("stands on a screen at a moment, says why it does not show then, and goes to where it does", async () => {
    const { client } = city.server;
    const { content } = await readDraft();
    const day = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
    const schedule = Schedule.parse({
      from: null,
      until: null,
      windows: [{ start: "06:00", end: "09:00", days: { kind: "dates", dates: [day] }, except: [], skipHolidays: false }],
    });
    const draft = await client.announcements.create({ ...content, schedule });
    const { context, page, faults } = await openComposer(draft.id);
    await page.getByRole("button", { name: "Bildschirm der Vorschau: Ohne Bildschirm" }).click();
    await page.getByRole("searchbox", { name: "Bildschirm suchen" }).fill("Wache 1");
    await page.getByRole("button", { name: "Wache 1 Feuerwache 1" }).click();
    await page.getByText("Dann ist diese Mitteilung auf Wache 1 nicht zu sehen.").waitFor();
    await page.getByText("Diese kommt darin nicht vor.").waitFor();
    await page.getByRole("button", { name: "Dorthin springen" }).click();
    await page.getByRole("img", { name: /^Wache 1, .*06:00: Grippeschutz: Impfteam kommt in die Wache$/ }).waitFor();
    await page.getByText(/Diese kommt \d+-mal je Stunde\./).waitFor();
    expect(await page.locator("loop-strip li.this").count()).toBe(1);
    await page.getByLabel("Überschrift").fill("Impfung am Morgen");
    await page.getByRole("img", { name: /^Wache 1, .*: Impfung am Morgen$/ }).waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  it("warns before publishing with what mends it, and never stands in the way", async () => {
    const { client } = city.server;
    const { content } = await readDraft();
    const slides = [textSlide("Elternabend in der Kita", "Donnerstag um 19 Uhr.")];
    const draft = await client.announcements.create({ ...content, slides, targets: [city.groups.kita] });
    const { context, page } = await openComposer(draft.id);
    const warning = "Sie erscheint auf keinem Bildschirm: Zu den gewählten Gruppen gehört noch keiner.";
    await page.locator("composer-aside").getByText(warning).waitFor();
    const publish = page.locator("composer-page .page-header").getByRole("button", { name: "Veröffentlichen" });
    await publish.click();
    const dialog = page.locator("ui-dialog[open]");
    await dialog.getByText(warning).waitFor();
    await dialog.getByRole("button", { name: "Gruppen wählen" }).click();
    await page.getByRole("button", { name: /^Fertig/ }).click();
    await publish.click();
    await dialog.getByRole("button", { name: "Veröffentlichen" }).click();
    await page.getByRole("button", { name: "Veröffentlicht", exact: true }).waitFor();
    await context.close();
  });

  it("names the twin of an announcement as a link", async () => {
    const { client } = city.server;
    const { content } = await readDraft();
    const first = await client.announcements.create(content);
    await client.announcements.publish({ id: first.id, version: first.version });
    const second = await client.announcements.create(content);
    const { context, page } = await openComposer(second.id);
    await page.getByText("Fast dasselbe gibt es schon:").waitFor();
    expect(await page.locator("composer-aside .warnings a").first().getAttribute("href")).toMatch(/^\/announcements\/[0-9a-f-]{36}$/);
    await context.close();
  });
});
