import { expect, it } from "vitest";
import type { ScreenId, SiteId } from "../../../domain/model/id.ts";
import { News } from "../../../server/platform/news.ts";
import { newId } from "../../../server/platform/secret.ts";

const siteId = newId<SiteId>();

it("reaches every reader of its topic in the order they came, and no other", () => {
  const heard: string[] = [];
  const news = new News(() => heard.push("error"));
  news.on("site-changed", (item) => heard.push(`first ${item.siteId}`));
  news.on("site-changed", () => heard.push("second"));
  news.on("screen-paired", () => heard.push("elsewhere"));
  news.tell("site-changed", { siteId });
  expect(heard).toEqual([`first ${siteId}`, "second"]);
});

it("reaches the others when a reader throws, and the error is told", () => {
  const errors: unknown[] = [];
  const heard: string[] = [];
  const news = new News((error) => errors.push(error));
  news.on("settings-changed", () => {
    throw new Error("broken");
  });
  news.on("settings-changed", () => heard.push("still"));
  news.tell("settings-changed", {});
  expect(heard).toEqual(["still"]);
  expect(errors).toEqual([new Error("broken")]);
});

it("is nothing to anybody without readers", () => {
  expect(new News(() => undefined).tell("screen-removed", { screenId: newId<ScreenId>() })).toBeUndefined();
});
