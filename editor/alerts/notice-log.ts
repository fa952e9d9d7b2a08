import { css, html, nothing, type TemplateResult } from "lit";
import type { Notice, NoticeState } from "../../domain/model/incident.ts";
import type { IconName } from "../elements/icon-names.ts";
import "../elements/ui-icon.ts";
import { clock } from "../takeovers/takeover-look.ts";
import { t } from "../texts.ts";
import { reasonText } from "./reason-text.ts";

const LOOKS = {
  sent: { icon: "circle-check", kind: "good" },
  waiting: { icon: "hourglass", kind: "" },
  failed: { icon: "circle-x", kind: "bad" },
  cancelled: { icon: "circle", kind: "" },
} as const satisfies Record<NoticeState, { readonly icon: IconName; readonly kind: string }>;

export const noticeLogStyles = css`
  .notices {
    display: grid;
    gap: 0.75rem;
  }
  .notices li {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0.125rem 0.625rem;
  }
  .notices li > * {
    grid-column: 2;
    overflow-wrap: anywhere;
  }
  .notices li > ui-icon {
    grid-area: 1 / 1;
    margin-top: 0.125rem;
    color: var(--ink-soft);
  }
  .notices .good {
    color: var(--good);
  }
  .notices .bad {
    color: var(--alarm);
  }
`;

/** What was told of an incident, oldest first, and what went wrong. Needs `noticeLogStyles`. */
export function noticeLog(notices: readonly Notice[], nowMs: number): TemplateResult {
  if (notices.length === 0) return html`<p class="soft">${t("notices.none")}</p>`;
  return html`<ul class="notices">${notices.map((notice) => noticeItem(notice, nowMs))}</ul>`;
}

function noticeItem(notice: Notice, nowMs: number): TemplateResult {
  const { state, step, channelName, channelKind, writtenAtMs, sentAtMs, note } = notice;
  const { icon, kind } = LOOKS[state];
  return html`<li>
    <ui-icon class=${kind} name=${icon}></ui-icon>
    <p><strong>${channelName}</strong> <span class="soft small">${t(`channels.kind.${channelKind}`)}</span></p>
    <p class="small numbers">${t(`notices.step.${step}`)}, ${clock(sentAtMs ?? writtenAtMs, nowMs)}: <span class=${kind}>${stateText(notice, nowMs)}</span></p>
    ${note === null ? nothing : html`<p class="soft small">${t(state === "sent" ? "notices.partly" : "notices.reason", { reason: reasonText(note) })}</p>`}
  </li>`;
}

function stateText({ state, attempts, dueAtMs }: Notice, nowMs: number): string {
  if (state !== "waiting") return t(`notices.${state}`);
  const time = clock(dueAtMs, nowMs);
  return attempts === 0 ? t("notices.waiting", { time }) : t("notices.retry", { count: attempts, time });
}
