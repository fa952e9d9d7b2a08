import { expect, it } from "vitest";
import { AnnouncementId } from "../../../domain/model/id.ts";
import { SlideTitles } from "../../../server/playlists/slide-titles.ts";
import { announcementFor } from "../running-server.ts";

const id = AnnouncementId.parse("00000000-0000-4000-8000-000000000007");

it("knows every language of an announcement by the title of its original", () => {
  const titles = new SlideTitles();
  const original = announcementFor([], "Entgeltnachweise jetzt in meinDO");
  titles.note([{ id, version: 2, publishedAtMs: 0, content: { ...original, languages: ["de", "tr"] } }]);
  expect(titles.of(`${id}.2.de`)).toBe("Entgeltnachweise jetzt in meinDO");
  expect(titles.of(`${id}.2.tr`)).toBe("Entgeltnachweise jetzt in meinDO");
  expect(titles.of(`${id}.2.tr.2`)).toBe("Entgeltnachweise jetzt in meinDO");
  expect(titles.of(`${id}.2.pl`)).toBeNull();
  expect(titles.of(`${id}.1.de`)).toBeNull();
});
