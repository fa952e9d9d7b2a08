import type { AnnouncementContent } from "../../domain/model/announcement.ts";
import { LocalTime, type TimeZone } from "../../domain/model/time.ts";
import { dateOf, dayAt } from "../../domain/programme/wall-clock.ts";
import { currentLanguage, t } from "../texts.ts";

/** Three slides make a round of a minute: each is on in every minute, so that the clock on the stage reads what was asked for. */
export const EXAMPLE_DWELL_MS = 20_000;

/** An announcement that shows off a look: a title with text, a list, and figures. In the language of the editor. */
export function exampleContent(nowMs: number, zone: TimeZone): AnnouncementContent {
  const today = dayAt(nowMs, zone);
  const language = currentLanguage();
  const words = (text: string) => ({ [language]: text });
  const entry = (days: number, time: string, what: string, where: string) => ({
    day: dateOf(today + days),
    time: LocalTime.parse(time),
    what: words(what),
    where: words(where),
  });
  const slide = { dwellMs: EXAMPLE_DWELL_MS };
  return {
    category: "health",
    languages: [language],
    slides: [
      {
        ...slide,
        key: "exampa",
        template: "text",
        fields: { title: words(t("looks.example.title")), body: words(t("looks.example.body")) },
      },
      {
        ...slide,
        key: "exampb",
        template: "dates",
        fields: {
          title: words(t("looks.example.week")),
          dates: [
            entry(1, "06:00", t("looks.example.handover"), t("looks.example.hall")),
            entry(2, "13:30", t("looks.example.meeting"), t("looks.example.canteen")),
            entry(4, "07:00", t("looks.example.vaccination"), t("looks.example.room")),
          ],
        },
      },
      {
        ...slide,
        key: "exampc",
        template: "numbers",
        fields: {
          title: words(t("looks.example.numbers")),
          figures: [
            { value: "4 212", label: words(t("looks.example.colleagues")), trend: "up" },
            { value: "98 %", label: words(t("looks.example.vehicles")), trend: "level" },
          ],
          note: {},
        },
      },
    ],
    targets: [],
    schedule: { from: null, until: null, windows: [] },
    precedence: "normal",
    weight: 1,
  };
}
