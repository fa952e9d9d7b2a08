import { describe, expect, it } from "vitest";
import { qrCode } from "../../domain/reading/qr-code.ts";
import { SOONER_THAN_ASKED_MS } from "./patience.ts";
import { paragraph, playlistOf, slide } from "./player-playlists.ts";
import { useWall } from "./player-wall.ts";

/** A busy machine may take its time; only a broken player takes this long. */
const PATIENTLY = { timeout: 30_000 };

const at = useWall();
const shownTitle = () => at.page.locator("aushang-slide.shown h1");

describe("pairing", () => {
  it("shows the code in two groups and a QR code, and becomes a screen once claimed", async () => {
    await at.page.goto(`${at.server.origin}/play`);
    await expect.poll(() => at.page.locator("aushang-pairing .code").innerText(), PATIENTLY).toBe("7K3M-WXQ9");
    expect(await at.page.locator("aushang-pairing svg.qr path").count()).toBe(1);
    at.server.claim();
    await at.server.hear("connected");
    await at.page.locator("aushang-stage .house-clock").waitFor();
    expect(at.complaints).toEqual([]);
  });

  it("shows the letters alone where an earlier server has made no QR code", async () => {
    at.server.drawsCodes = false;
    await at.page.goto(`${at.server.origin}/play`);
    await expect.poll(() => at.page.locator("aushang-pairing .code").innerText(), PATIENTLY).toBe("7K3M-WXQ9");
    expect(await at.page.locator("aushang-pairing .qr").count()).toBe(0);
    expect(at.complaints).toEqual([]);
  });

  it("says quietly that the server is not there, and goes on by itself when it is", async () => {
    await at.page.goto(`${at.server.origin}/play`);
    await at.page.locator("aushang-pairing .code").waitFor();
    await at.page.evaluate(() => navigator.serviceWorker.ready);
    await at.server.down();
    await at.page.reload();
    await at.page.getByText("nicht erreichbar").waitFor();
    await at.server.up();
    await expect.poll(() => at.page.locator("aushang-pairing .code").innerText(), PATIENTLY).toBe("7K3M-WXQ9");
  });

  it("is shown again when the server does not know the token any more", async () => {
    await at.pair();
    at.server.forgetScreen();
    at.server.disconnectAll();
    await at.page.locator("aushang-pairing .code").waitFor(PATIENTLY);
    expect(await at.page.evaluate(() => localStorage.getItem("aushang.token"))).toBeNull();
  });

  it("is shown again at once when the screen is revoked, and nothing of it is kept", async () => {
    await at.pair();
    at.server.push(playlistOf([slide({ title: "Wasser abgestellt" })]));
    await at.server.hear("painted");
    at.server.revoke();
    await at.page.locator("aushang-pairing .code").waitFor();
    expect(await at.page.evaluate(() => [localStorage.getItem("aushang.token"), localStorage.getItem("aushang.playlist")])).toEqual([
      null,
      null,
    ]);
  });
});

describe("a playlist", () => {
  it("of an earlier server, which sends no QR codes, shows the address of what cannot be scanned", async () => {
    await at.pair();
    const tile = (name: string) => ({ name, note: "", address: `https://meindo.example/${name}`, icon: "form" });
    const tiles = [
      { ...tile("entgelt"), qrCode: qrCode("https://meindo.example/entgelt") },
      tile("urlaub"),
      { ...tile("krank"), qrCode: "29:?" },
    ];
    at.server.push(playlistOf([slide({ title: "Mit dem Handy", template: "services", fields: { tiles } })]));
    await at.server.hear("painted");
    const shown = at.page.locator("aushang-slide.shown .tile");
    expect(await shown.locator(".address").allInnerTexts()).toEqual([
      "meindo.example/entgelt",
      "meindo.example/urlaub",
      "meindo.example/krank",
    ]);
    expect(await shown.locator("svg.qr").evaluateAll((codes) => codes.map((code) => code.getAttribute("aria-label")))).toEqual(["entgelt"]);
    expect(at.server.heard.filter(({ type }) => type === "fault")).toEqual([]);
  });

  it("is painted when it is pushed, before the player would ask for it, and reported as applied and painted", async () => {
    await at.pair();
    const pushedMs = Date.now();
    const only = slide({ title: "Wasser abgestellt", body: [paragraph("Heute bis 15 Uhr.")] });
    const hash = at.server.push(playlistOf([only]));
    const painted = await at.server.hear("painted");
    expect(painted.heardMs - pushedMs).toBeLessThan(SOONER_THAN_ASKED_MS);
    expect(painted).toMatchObject({ playlist: hash, slide: only.id });
    expect(await at.server.hear("applied")).toMatchObject({ playlist: hash });
    expect(await shownTitle().innerText()).toBe("Wasser abgestellt");
    expect(at.complaints).toEqual([]);
  });

  it("is named in a heartbeat as soon as it is painted, not only at the next regular one", async () => {
    await at.pair();
    const pushedMs = Date.now();
    const only = slide({ title: "Wasser abgestellt" });
    const hash = at.server.push(playlistOf([only]));
    expect(await at.server.hear("heartbeat", ({ playlist }) => playlist === hash)).toMatchObject({ slide: only.id, state: "live" });
    expect(Date.now() - pushedMs).toBeLessThan(5000);
  });

  it("that changes faster than anyone can read is told at most every three seconds, the last one surely", async () => {
    await at.pair();
    const heardBefore = at.server.heard.length;
    let hash = "";
    for (const title of ["Eins", "Zwei", "Drei", "Vier"]) {
      hash = at.server.push(playlistOf([slide({ title })]));
      await at.server.hear("painted", ({ playlist }) => playlist === hash);
    }
    await at.server.hear("heartbeat", ({ playlist }) => playlist === hash, heardBefore);
    const toldMs = at.server.heard.slice(heardBefore).flatMap((heard) => (heard.type === "heartbeat" ? [heard.heardMs] : []));
    for (const [index, laterMs] of toldMs.slice(1).entries()) expect(laterMs - (toldMs[index] ?? 0)).toBeGreaterThan(1000);
  });

  it("may travel gzipped", async () => {
    await at.pair();
    const hash = at.server.push(playlistOf([slide({ title: "Gezippt angekommen" })]), "gzip");
    expect(await at.server.hear("painted")).toMatchObject({ playlist: hash });
  });

  it("with a wrong hash is refused, reported, and the one before goes on", async () => {
    await at.pair();
    at.server.push(playlistOf([slide({ title: "Richtig" })]));
    await at.server.hear("painted");
    at.server.pushForged(playlistOf([slide({ title: "Gefälscht" })]));
    expect(await at.server.hear("fault")).toMatchObject({ kind: "playlist" });
    expect(await shownTitle().innerText()).toBe("Richtig");
  });

  it("is fetched over HTTP when the socket does not bring it", async () => {
    at.server.pushes = false;
    const hash = at.server.push(playlistOf([slide({ title: "Auf anderem Wege" })]));
    await at.pair();
    expect(await at.server.hear("painted")).toMatchObject({ playlist: hash });
    expect(at.server.heard.filter(({ type }) => type === "fetched")).toHaveLength(1);
  });

  it("plays on after a restart without a server", async () => {
    await at.pair();
    const file = await at.addPicture(200);
    const words = { title: "Hängt weiter", template: "text-image", picture: { alt: "Rot", renditions: [file] } };
    at.server.push(playlistOf([slide(words)]));
    await at.server.hear("painted");
    await at.page.evaluate(() => navigator.serviceWorker.ready);
    await at.server.down();
    await at.page.reload();
    await expect.poll(() => shownTitle().innerText(), PATIENTLY).toBe("Hängt weiter");
    expect(await at.page.locator("aushang-slide.shown img").evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(960);
    expect(await at.page.locator("aushang-stage .place").innerText()).toContain("Feuerwache 1");
  });
});

describe("a network without WebSocket", () => {
  it("costs nothing that is seen: polling brings what is pushed", async () => {
    await at.server.down();
    at.server.upgrades = false;
    await at.server.up();
    await at.pair();
    expect(await at.server.hear("connected")).toMatchObject({ transport: "polling" });
    const hash = at.server.push(playlistOf([slide({ title: "Langsamer, aber da" })]));
    expect(await at.server.hear("painted")).toMatchObject({ playlist: hash });
    expect(await shownTitle().innerText()).toBe("Langsamer, aber da");
    expect(at.server.heard.filter(({ type }) => type === "fetched")).toEqual([]);
  });
});
