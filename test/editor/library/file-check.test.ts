import { describe, expect, it } from "vitest";
import { ACCEPT_ALL, kindOfFile, refusalOf } from "../../../editor/library/file-check.ts";

const MB = 1024 * 1024;

describe("a file is judged before it is sent", () => {
  it.each([
    ["Foto.JPG", "image/jpeg", "image"],
    ["IMG_2041.HEIC", "", "image"],
    ["ohne Endung", "image/png", "image"],
    ["Rundgang.mov", "video/quicktime", "video"],
    ["Film.mkv", "", "video"],
    ["Dienstplan.pdf", "", "document"],
  ])("%s (%s) is taken as %s", (name, type, kind) => {
    expect(kindOfFile({ name, type, size: 1 })).toBe(kind);
    expect(refusalOf({ name, type, size: 1 })).toBeUndefined();
  });

  it.each([
    ["Aushang.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", 9, "office"],
    ["Logo.svg", "image/svg+xml", 9, "vector"],
    ["Tanz.gif", "image/gif", 9, "other-image"],
    ["Lied.mp3", "audio/mpeg", 9, "sound"],
    ["programm.exe", "application/x-msdownload", 9, "unknown"],
    ["leer.jpg", "image/jpeg", 0, "empty"],
    ["riesig.jpg", "image/jpeg", 41 * MB, "large-image"],
    ["Akte.pdf", "application/pdf", 101 * MB, "large-document"],
    ["Kino.mp4", "video/mp4", 2049 * MB, "large-video"],
  ])("%s is not sent", (name, type, size, refusal) => {
    expect(refusalOf({ name, type, size })).toBe(refusal);
  });

  it("a film where a picture is wanted is refused by what is wanted", () => {
    expect(refusalOf({ name: "Film.mp4", type: "video/mp4", size: 9 }, "image")).toBe("wants-image");
  });

  it("the file dialog does not offer HEIC, so that an iPhone hands over JPEG", () => {
    expect(ACCEPT_ALL).not.toContain("hei");
  });
});
