import { expect, it } from "vitest";
import { normaliseCaptions } from "../../../server/media/captions.ts";

it("keeps times and words, and nothing else", () => {
  const webvtt = `\ufeffWEBVTT Titel\r
X-TIMESTAMP-MAP=LOCAL:0\r
\r
STYLE\r
::cue { background: url(https://foreign.example) }\r
\r
NOTE geheim\r
\r
REGION\r
id:oben\r
\r
zweite\r
01:02.500 --> 01:04.000 line:0 align:start\r
<v Anna><b>Guten</b> <c.rot>Tag</c></v> &amp; Tschüss\r
in zwei Zeilen\r
\r
00:01.000 --> 00:02.000\r
Zuerst --> dann\r
`;
  expect(normaliseCaptions(webvtt)).toBe(
    "WEBVTT\n\n00:00:01.000 --> 00:00:02.000 line:-4\nZuerst -> dann\n\n00:01:02.500 --> 00:01:04.000 line:-4\nGuten Tag &amp; Tschüss\nin zwei Zeilen\n",
  );
});

it.each([
  ["nothing", ""],
  ["no cue", "WEBVTT\n\nNOTE nur eine Notiz\n"],
  ["another format", "1\n00:00:01,000 --> 00:00:02,000\nHallo\n"],
  ["a page", "<script>alert(1)</script>"],
  ["a word that only begins so", "WEBVTTX\n\n00:01.000 --> 00:02.000\nHallo\n"],
  ["a cue that ends before it starts", "WEBVTT\n\n00:02.000 --> 00:01.000\nHallo\n"],
  ["times that are none", "WEBVTT\n\n00:99.000 --> 00:61.000\nHallo\n"],
])("refuses %s", (_, webvtt) => {
  expect(normaliseCaptions(webvtt)).toBeNull();
});

it("lets no arrow through that would begin another cue, however long it is", () => {
  const webvtt = "WEBVTT\n\n00:01.000 --> 00:02.000\nA\n00:03.000 ---> 00:04.000 line:0\nB -<b>-></b> C ------> D -> E\n";
  expect(normaliseCaptions(webvtt)).toBe(
    "WEBVTT\n\n00:00:01.000 --> 00:00:02.000 line:-4\nA\n00:03.000 -> 00:04.000 line:0\nB -> C -> D -> E\n",
  );
  expect(normaliseCaptions(`WEBVTT\n\n00:01.000 --> 00:02.000\n${"-".repeat(190_000)}\n`)).toHaveLength(8 + 38 + 500 + 1);
});

it("lets no tag through, however it is broken", () => {
  expect(normaliseCaptions("WEBVTT\n\n00:01.000 --> 00:02.000\nA<img src=x onerror=alert(1)\n<script>b</script>c\n")).toBe(
    "WEBVTT\n\n00:00:01.000 --> 00:00:02.000 line:-4\nA\nbc\n",
  );
});
