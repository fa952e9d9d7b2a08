import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { describeLoad, editorLoad, findHeavyLoads, playerLoad, playerStylesLoad } from "../../house/budgets.ts";
import { findForeignHosts } from "../../house/foreign-hosts.ts";
import { tell } from "./planted.ts";

describe("foreign hosts in built files", () => {
  const inert = [{ prefix: "http://www.w3.org/", reason: "a name, not an address" }];
  const look = (text: string) => tell(findForeignHosts(new Map([["player/app.js", text]]), inert));

  it.each([
    ['fetch("https://cdn.example.com/x.js")', "https://cdn.example.com/x.js"],
    ['new WebSocket("wss://push.example.com")', "wss://push.example.com"],
    ['<script src="//cdn.example.com/x.js">', "//cdn.example.com"],
    ["a{background:url(//img.example.com/a.png)}", "//img.example.com"],
    ['"https:\\/\\/escaped.example.com"', "https://escaped.example.com"],
    ['"http://10.0.0.1/ping"', "http://10.0.0.1/ping"],
  ])("finds %s", (text, address) => {
    expect(look(text)).toEqual([`player/app.js:1: names the foreign address ${address}`]);
  });

  it("knows names that are reserved for examples, and nothing that only looks like one", () => {
    expect(look('"https://meindo.example/urlaub" "https://example/"')).toEqual([]);
    expect(look('"https://example.evil.test/"')).toHaveLength(1);
  });

  it("lets inert names and addresses of the own server be", () => {
    expect(look('xmlns="http://www.w3.org/2000/svg"; fetch("/api/v1"); `https://${location.host}/play` // a comment')).toEqual([]);
  });
});

describe("budgets", () => {
  const heavy = randomBytes(41_000);

  it("weighs all JavaScript of the player, service worker included, and refuses 40 kB and more", () => {
    const load = playerLoad(
      new Map([
        ["player/assets/app.js", heavy.subarray(0, 30_000)],
        ["player/sw.js", heavy.subarray(30_000)],
        ["player/assets/app.css", heavy],
        ["editor/assets/app.js", heavy],
      ]),
    );
    expect(load.bytes).toBeGreaterThan(41_000);
    expect(load.bytes).toBeLessThan(41_200);
    expect(tell(findHeavyLoads([load]))).toEqual([
      expect.stringMatching(/^dist: player, all JavaScript: 41\.. kB is 1\.. kB over its budget$/),
    ]);
  });

  it("weighs the page and the styles of the player by themselves", () => {
    const load = playerStylesLoad(
      new Map([
        ["player/index.html", heavy.subarray(0, 10_000)],
        ["player/a.css", heavy.subarray(0, 4500)],
        ["player/a.js", heavy],
        ["editor/a.css", heavy],
      ]),
    );
    expect(tell(findHeavyLoads([load]))).toEqual([
      expect.stringMatching(/^dist: player, page and styles: 14\.5 kB is 0\.5 kB over its budget$/),
    ]);
  });

  it("weighs what the editor's first page loads at once, and not what comes later", () => {
    const manifest = {
      "index.html": { file: "main.js", isEntry: true, imports: ["_shared.js"], css: ["main.css"], dynamicImports: ["calendar.ts"] },
      "_shared.js": { file: "shared.js", imports: ["index.html"] },
      "calendar.ts": { file: "calendar.js", isDynamicEntry: true },
    };
    const load = editorLoad(
      new Map([
        ["editor/.vite/manifest.json", Buffer.from(JSON.stringify(manifest))],
        ["editor/main.js", heavy.subarray(0, 10_000)],
        ["editor/shared.js", heavy.subarray(0, 10_000)],
        ["editor/main.css", heavy.subarray(0, 10_000)],
        ["editor/calendar.js", heavy],
      ]),
    );
    expect(load.bytes).toBeGreaterThan(30_000);
    expect(load.bytes).toBeLessThan(30_200);
    expect(describeLoad(load)).toMatch(/^editor, first load 30\.. kB of 300\.0 kB$/);
  });

  it("does not take an absent build for a light one", () => {
    expect(tell(findHeavyLoads([playerLoad(new Map()), editorLoad(new Map())]))).toEqual([
      "dist: player, all JavaScript: there is nothing to weigh; run npm run build",
      "dist: editor, first load: there is nothing to weigh; run npm run build",
    ]);
  });
});
