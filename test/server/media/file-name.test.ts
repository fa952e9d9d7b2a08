import { expect, it } from "vitest";
import { safeFileName } from "../../../server/media/file-name.ts";

it.each([
  ["Wache 3.jpg", "Wache 3.jpg"],
  ["../../etc/passwd", "passwd"],
  ["C:\\Bilder\\Hof.png", "Hof.png"],
  ["a\u0000b\nc.jpg", "abc.jpg"],
  ["gpj.\u202eexe", "gpj.exe"],
  ["Grünfläche.jpg", "Grünfläche.jpg"],
  ["kaputt\ud800.jpg", "kaputt\ufffd.jpg"],
  ["   ", "Datei"],
  ["", "Datei"],
  [undefined, "Datei"],
])("shows %j as %j", (name, shown) => {
  expect(safeFileName(name)).toBe(shown);
});

it("is at most 200 characters long and cuts no sign in half", () => {
  expect(safeFileName("a".repeat(500))).toBe("a".repeat(200));
  expect(safeFileName(`${"a".repeat(199)}🌳.jpg`)).toBe(`${"a".repeat(199)}\ufffd`);
});
