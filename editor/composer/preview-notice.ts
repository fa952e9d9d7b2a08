import { html, nothing, type TemplateResult } from "lit";
import type { ScreenSummary } from "../../domain/api/screens.ts";
import type { Announcement } from "../../domain/model/announcement.ts";
import type { TimeZone } from "../../domain/model/time.ts";
import { problemText } from "../elements/problem-summary.ts";
import "../elements/ui-icon.ts";
import { t } from "../texts.ts";
import { whySentence } from "../why/why-sentence.ts";
import { momentWords } from "./preview-words.ts";
import { nextShowingMs } from "./screen-turn.ts";
import type { ScreenAnswer } from "./screen-view.ts";

interface NotThen {
  readonly screen: ScreenSummary;
  readonly answer: ScreenAnswer;
  readonly announcement: Announcement | undefined;
  readonly zone: TimeZone;
  readonly goTo: (ms: number) => void;
}

/** What stands where the announcement itself cannot be seen: still asking, no answer, or why it does not show there then. */
export const noticeOf = { waiting, notThen };

function waiting(screen: ScreenSummary, failed: unknown): TemplateResult {
  const words = failed === undefined ? t("preview.asking") : t("preview.failed", { screen: screen.name, reason: problemText(failed) });
  return html`<p class="waiting" role="status">${words}</p>`;
}

function notThen(shown: NotThen): TemplateResult {
  const { screen, answer, zone, goTo } = shown;
  const nextMs = nextShowingMs(answer.playlist, answer.atMs, answer.announcementId);
  return html`<div class="then" role="status"><ui-icon name="triangle-alert"></ui-icon><div>
    <p><strong>${t("preview.notThen", { screen: screen.name })}</strong> ${reasonOf(shown)}</p>
    <p>${nextMs === undefined ? t("preview.nextNone") : t("preview.next", { when: momentWords(nextMs, zone) })}
      ${nextMs === undefined ? nothing : html`<button class="link" type="button" @click=${() => goTo(nextMs)}>${t("preview.goNext")}</button>`}</p>
  </div></div>`;
}

/** On but without a turn left: its time ends first. */
function reasonOf({ answer, announcement }: NotThen): string {
  const withheld = answer.resolution.withheld.find(({ announcementId }) => announcementId === answer.announcementId);
  if (!withheld) return t("preview.tooLate");
  const { slides } = answer.playlist;
  const titles = withheld.by.flatMap((id) => slides.find(({ announcementId }) => announcementId === id)?.title ?? []);
  return whySentence({ withheld, titles, announcement, nowMs: Date.now() }).text;
}
