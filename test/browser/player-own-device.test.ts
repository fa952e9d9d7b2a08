import { describe, expect, it } from "vitest";
import { playlistOf, slide, takeover } from "./player-playlists.ts";
import { DE } from "./player-takeover-words.ts";
import { useWall } from "./player-wall.ts";

const PATIENTLY = { timeout: 30_000 };
const at = useWall();
const HELPER = "http://127.0.0.1:7310/**";

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly wanted: unknown;
}

/** A device with a helper, which answers for its panel. */
async function withHelper(answer: (wanted: unknown) => string): Promise<readonly Asked[]> {
  const asked: Asked[] = [];
  await at.page.route(HELPER, async (route) => {
    const request = route.request();
    const wanted = request.method() === "PUT" ? JSON.parse(request.postData() ?? "{}") : null;
    asked.push({ method: request.method(), path: new URL(request.url()).pathname, wanted });
    await route.fulfill({ body: answer(wanted), headers: { "access-control-allow-origin": at.server.origin } });
  });
  await at.page.goto(`${at.server.origin}/play#helper`);
  await at.page.locator("aushang-pairing .code").waitFor();
  return asked;
}

const switched = (asked: readonly Asked[]) =>
  asked.filter(({ method, path }) => method === "PUT" && path === "/panel").map(({ wanted }) => wanted);

describe("a device with a helper for its panel", () => {
  it("says at the pairing page already that it is alive", async () => {
    const asked = await withHelper(() => "");
    await expect.poll(() => asked.some(({ method, path }) => method === "POST" && path === "/alive"), PATIENTLY).toBe(true);
  });

  it("switches the panel off in quiet hours and on for a takeover, each once", async () => {
    const asked = await withHelper((wanted) => JSON.stringify(wanted));
    at.server.claim();
    await at.server.hear("heartbeat");
    const day = playlistOf([slide({ title: "Tag" })]);
    at.server.push(day);
    await at.server.hear("painted");
    await expect.poll(() => switched(asked), PATIENTLY).toEqual([{ panel: "on" }]);
    const night = { ...day, segments: day.segments.map((segment) => ({ ...segment, quiet: true })) };
    at.server.push(night);
    await expect.poll(() => switched(asked), PATIENTLY).toEqual([{ panel: "on" }, { panel: "off" }]);
    at.server.push({ ...night, takeovers: [takeover({ variants: [DE] })] });
    await expect.poll(() => switched(asked), PATIENTLY).toEqual([{ panel: "on" }, { panel: "off" }, { panel: "on" }]);
  });
});

describe("a panel that is slow to wake up", () => {
  it("is asked once more after a while: only what it says itself is believed", async () => {
    const asked = await withHelper(() => JSON.stringify({ panel: "unknown" }));
    await expect.poll(() => asked.filter(({ method }) => method === "GET").length, { timeout: 60_000 }).toBe(1);
  });
});

describe("a device without a helper", () => {
  it("is asked for none, and plays", async () => {
    let requests = 0;
    await at.page.route(HELPER, (route) => {
      requests++;
      return route.abort();
    });
    await at.pair();
    at.server.push(playlistOf([slide({ title: "Tag" })]));
    await at.server.hear("painted");
    await at.server.hear("heartbeat", () => true, at.server.heard.length);
    expect(requests).toBe(0);
    expect(at.complaints).toEqual([]);
  });
});

describe("a device whose helper is gone", () => {
  it("plays all the same", async () => {
    await at.page.route(HELPER, (route) => route.abort());
    await at.page.goto(`${at.server.origin}/play#helper`);
    await at.page.locator("aushang-pairing .code").waitFor();
    at.server.claim();
    await at.server.hear("heartbeat");
    at.server.push(playlistOf([slide({ title: "Tag" })]));
    await at.server.hear("painted");
    expect(await at.page.locator("aushang-slide.shown h1").innerText()).toBe("Tag");
  });
});
