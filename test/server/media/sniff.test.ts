import { expect, it } from "vitest";
import { sniff } from "../../../server/media/sniff.ts";

const of = (head: string) => sniff(Buffer.from(head.padEnd(400, "\0"), "latin1"));

it.each([
  ["\xff\xd8\xff\xe0", "image", "image"],
  ["\x89PNG\r\n\x1a\n", "image", "image"],
  ["RIFF\0\0\0\0WEBPVP8 ", "image", "image"],
  ["II*\0", "image", "image"],
  ["\0\0\0\x1cftypavif\0\0\0\0avifmif1", "image", "image"],
  ["\0\0\0\x1cftypheic\0\0\0\0mif1heic", "image", "image"],
  ["\0\0\0\x1cftypisom\0\0\0\0isomavc1", "video", "mov"],
  ["\0\0\0\x14ftypqt  \0\0\0\0qt  ", "video", "mov"],
  ["\x1a\x45\xdf\xa3", "video", "matroska"],
  ["RIFF\0\0\0\0AVI LIST", "video", "avi"],
  ["%PDF-1.7", "document", "pdf"],
  ["junk from a scanner\r\n%PDF-1.4", "document", "pdf"],
])("takes %j for what it is", (head, kind, container) => {
  expect(of(head)).toEqual({ kind, container });
});

it.each([
  ["GIF89a/*", "unsupported-image"],
  ["GIF89a %PDF-1.7", "unsupported-image"],
  ["<?xml version='1.0'?><svg onload='x'>", "unsupported-image"],
  ["8BPS", "unsupported-image"],
  ["BM\x36\0\0\0\0\0\0\0", "unsupported-image"],
  ["PK\x03\x04", "unsupported-file"],
  ["<!doctype html>", "unsupported-file"],
  ["MZ", "unsupported-file"],
  ["", "unsupported-file"],
])("refuses %j", (head, problem) => {
  expect(of(head)).toEqual({ kind: null, problem });
});

it("an image that is a document as well is the image", () => {
  expect(of("\xff\xd8\xff\xe0%PDF-1.7")).toEqual({ kind: "image", container: "image" });
});
