import { expect, it } from "vitest";
import { announcementState } from "../../../domain/programme/announcement-state.ts";
import { at } from "./sample.ts";

const validity = { fromMs: at("2027-03-28T06:00Z"), untilMs: at("2027-03-29T06:00Z") };
const published = { publishedVersion: 3, withdrawnAtMs: null, validity };
const state = (moment: string, change = {}) => announcementState({ ...published, ...change }, at(moment));

it("is a draft until a version is published", () => {
  expect(state("2027-03-28T12:00Z", { publishedVersion: null, validity: null })).toBe("draft");
});

it("is scheduled, live and ended by its validity, half-open", () => {
  expect(state("2027-03-28T05:59:59.999Z")).toBe("scheduled");
  expect(state("2027-03-28T06:00:00Z")).toBe("live");
  expect(state("2027-03-29T05:59:59.999Z")).toBe("live");
  expect(state("2027-03-29T06:00:00Z")).toBe("ended");
});

it("is withdrawn whatever else holds", () => {
  expect(state("2027-03-28T12:00Z", { withdrawnAtMs: 1 })).toBe("withdrawn");
  expect(state("2027-03-28T12:00Z", { withdrawnAtMs: 1, publishedVersion: null })).toBe("withdrawn");
});
