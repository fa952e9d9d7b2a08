import { expect, it } from "vitest";
import { isCommonPassword } from "../../../server/people/common-passwords.ts";

it.each([
  "Passwort2026!",
  "P@ssw0rt2026",
  "passwort-passwort",
  "hallowelt123",
  "Sommer2026!!",
  "SommerSommer1",
  "Willkommen2026",
  "letmeinletmein",
  "iloveyou1234",
  "test1234test",
  "Michael12345",
  "Feuerwehr112!",
  "schalke04schalke04",
  "qwertzuiop12",
  "1q2w3e4r5t6z",
  "123456789012",
  "987654321098",
  "aaaaaaaaaaaa",
  "abcabcabcabc",
])("%s is what everybody tries first", (password) => {
  expect(isCommonPassword(password)).toBe(true);
});

it.each([
  "drei Hasen im Nebel",
  "sommer katze computer schokolade",
  "korrekt pferd batterie heftklammer",
  "839201948372",
  "hi-93#84$20!77%1",
  "nG7-wq2Zr_tB",
  "Straßenbahnhaltestelle",
])("%s is a choice of one's own", (password) => {
  expect(isCommonPassword(password)).toBe(false);
});
