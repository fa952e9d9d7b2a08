import { describe, expect, it } from "vitest";
import { Rendition } from "../../../domain/model/media.ts";
import { chooseRendition, pictureBox } from "../../../player/slides/rendition.ts";

const file = (type: string, width: number, height: number) => Rendition.parse({ hash: "a".repeat(64), type, width, height, bytes: 1 });
const renditions = [
  file("image/jpeg", 960, 640),
  file("image/webp", 1920, 1280),
  file("image/webp", 480, 320),
  file("image/webp", 960, 640),
];

describe("chooseRendition", () => {
  const widthFor = (width: number, height: number) => chooseRendition(renditions, { width, height }).width;

  it("takes the smallest WebP that covers the box in both directions", () => {
    expect(widthFor(400, 300)).toBe(480);
    expect(widthFor(400, 321)).toBe(960);
    expect(widthFor(672, 778)).toBe(1920);
  });

  it("takes the largest if none covers it", () => {
    expect(widthFor(4000, 3000)).toBe(1920);
  });

  it("takes JPEG if there is nothing else", () => {
    expect(chooseRendition([file("image/jpeg", 960, 640)], { width: 10, height: 10 }).type).toBe("image/jpeg");
  });

  it("leaves AVIF aside until the engine has said that it can draw it", () => {
    expect(chooseRendition([file("image/avif", 480, 320), file("image/jpeg", 960, 640)], { width: 10, height: 10 }).type).toBe(
      "image/jpeg",
    );
  });

  it("throws for a picture without a file", () => {
    expect(() => chooseRendition([], { width: 10, height: 10 })).toThrow(RangeError);
  });
});

describe("pictureBox", () => {
  it("is the whole stage in device pixels", () => {
    expect(pictureBox(1920, 1080, 2)).toEqual({ width: 3840, height: 2160 });
  });
});
