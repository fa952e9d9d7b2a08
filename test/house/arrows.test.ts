import { describe, expect, it } from "vitest";
import { findWrongArrows } from "../../house/arrows.ts";
import { lookAt } from "./planted.ts";

describe("arrows between the rooms", () => {
  it("lets rooms import downwards", async () => {
    const files = {
      "domain/model/id.ts": 'import * as z from "zod/mini";',
      "domain/programme/resolve.ts": 'import "../model/id.ts";',
      "server/platform/http/app.ts": 'import "../../../domain/model/id.ts"; import { join } from "node:path";',
      "player/stage.ts": 'import "../domain/model/id.ts"; import "./slides/text-slide.ts"; import "./stage.css?inline";',
      "editor/pages/composer-page.ts": 'import "../../player/stage.ts"; import "../../player/slides/text-slide.ts";',
      "test/server/main.test.ts": 'import "../../server/main.ts"; import "../../player/app.ts";',
      "server/platform/database/migrate.ts": 'import "../../../migrations/2026-11-22-first.ts";',
    };
    expect(await lookAt(files, findWrongArrows)).toEqual([]);
  });

  it("counts the parts of a template to the rooms whose rules they live by", async () => {
    const files = {
      "templates/text/fields.ts": 'import "../kinds.ts"; import "../../domain/model/id.ts";',
      "templates/text/layout.ts":
        'import { html } from "lit"; import "../../player/slides/icons.ts"; import type { A } from "../layout.ts";',
      "templates/examples.ts": 'import "./text/examples.ts"; import "../domain/model/language.ts";',
      "domain/model/announcement.ts": 'import "../../templates/registry.ts";',
      "player/slides/slide.ts": 'import "../../templates/layouts.ts";',
    };
    expect(await lookAt(files, findWrongArrows)).toEqual([]);
    const wrong = {
      "templates/text/fields.ts": 'import "./layout.ts";\nimport "../../domain/programme/resolve.ts";',
      "templates/text/layout.ts": 'import "../../player/connection.ts";\nimport "../../editor/texts.ts";',
    };
    expect(await lookAt(wrong, findWrongArrows)).toEqual([
      "templates/text/fields.ts:1: domain may not import player/slides/templates/text/layout.ts",
      "templates/text/fields.ts:2: domain/model may not import domain/programme/resolve.ts",
      "templates/text/layout.ts:2: player may not import editor/texts.ts",
      "player/slides/templates/text/layout.ts:1: is shown by the editor and may not import player/connection.ts",
    ]);
  });

  it("keeps domain/model to itself", async () => {
    const files = { "domain/model/id.ts": '\nimport type { A } from "../programme/resolve.ts";' };
    expect(await lookAt(files, findWrongArrows)).toEqual(["domain/model/id.ts:2: domain/model may not import domain/programme/resolve.ts"]);
  });

  it("keeps the domain pure of Node and of packages that act", async () => {
    const files = { "domain/reading/dwell.ts": 'import "node:fs";\nimport "lit";' };
    expect(await lookAt(files, findWrongArrows)).toEqual([
      "domain/reading/dwell.ts:1: the domain is pure and may not import node:fs",
      "domain/reading/dwell.ts:2: the domain is pure and may not import lit",
    ]);
  });

  it("keeps player, editor and server apart, in every form an import can take", async () => {
    const files = {
      "player/app.ts": 'export { a } from "../editor/api.ts";\nconst b = await import("../server/main.ts");',
      "editor/api.ts": 'type A = import("../server/platform/config.ts").Config;\nimport "../player/connection.ts";',
      "server/platform/page.ts": 'import type { B } from "../../player/stage.ts";',
      "server/main.ts": 'import "../test/server/databases.ts";',
    };
    expect(await lookAt(files, findWrongArrows)).toEqual([
      "server/main.ts:1: server may not import test/server/databases.ts",
      "server/platform/page.ts:1: server may not import player/stage.ts",
      "player/app.ts:1: player may not import editor/api.ts",
      "player/app.ts:2: player may not import server/main.ts",
      "editor/api.ts:2: editor may not import player/connection.ts",
      "editor/api.ts:1: editor may not import server/platform/config.ts",
    ]);
  });

  it("keeps Node out of what runs in a browser", async () => {
    const files = { "player/cache.ts": 'import "node:crypto";' };
    expect(await lookAt(files, findWrongArrows)).toEqual(["player/cache.ts:1: node:crypto does not exist in a browser"]);
  });

  it("keeps the acting parts of the player out of what the editor shows, however far down", async () => {
    const files = {
      "player/stage.ts": 'import "./fit.ts";',
      "player/fit.ts": '\nimport "./connection.ts";',
      "player/connection.ts": "",
    };
    expect(await lookAt(files, findWrongArrows)).toEqual([
      "player/fit.ts:2: is shown by the editor and may not import player/connection.ts",
    ]);
  });
});

describe("floors of the server", () => {
  it("lets a service use the services below it", async () => {
    const files = {
      "server/delivery/delivery-service.ts": 'import "../playlists/playlist-service.ts"; import "../people/actor.ts";',
      "server/pairings/pairing-service.ts": 'import "../screens/screen-service.ts"; import "../groups/group-service.ts";',
      "server/main.ts": 'import "./sites/site-routes.ts";',
      "server/demo/main.ts": 'import "../main.ts";',
    };
    expect(await lookAt(files, findWrongArrows)).toEqual([]);
  });

  it("forbids what is above and what is beside", async () => {
    const files = {
      "server/sites/site-service.ts": 'import "../screens/screen-service.ts";\nimport "../media/media-service.ts";',
      "server/platform/log.ts": 'import "../main.ts";',
    };
    expect(await lookAt(files, findWrongArrows)).toEqual([
      "server/platform/log.ts:1: platform may not import server/main.ts: it is not below it",
      "server/sites/site-service.ts:1: sites may not import server/screens/screen-service.ts: it is not below it",
      "server/sites/site-service.ts:2: sites may not import server/media/media-service.ts: it is not below it",
    ]);
  });

  it("asks for the floor of a new feature", async () => {
    const files = { "server/weather/weather-service.ts": 'import "../platform/config.ts";' };
    expect(await lookAt(files, findWrongArrows)).toEqual([
      "server/weather/weather-service.ts:1: server/weather has no floor yet: give it one in house/floors.ts",
    ]);
  });

  it("forbids the routes of another feature, which speak HTTP", async () => {
    const files = { "server/screens/screen-service.ts": 'import "../sites/site-routes.ts";\nimport "../sites/site-repository.ts";' };
    expect(await lookAt(files, findWrongArrows)).toEqual([
      "server/screens/screen-service.ts:1: screens may not import the routes of sites",
    ]);
  });

  it("forbids a repository its service and a service its routes", async () => {
    const files = {
      "server/sites/site-repository.ts": 'import type { S } from "./site-service.ts";',
      "server/sites/site-service.ts": 'import "./site-routes.ts"; import "./site-repository.ts";',
      "server/sites/site-routes.ts": 'import "./site-service.ts";',
    };
    expect(await lookAt(files, findWrongArrows)).toEqual([
      "server/sites/site-repository.ts:1: a repository may not import server/sites/site-service.ts",
      "server/sites/site-service.ts:1: a service may not import server/sites/site-routes.ts",
    ]);
  });
});
