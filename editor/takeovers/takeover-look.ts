import { css, html, nothing, type TemplateResult } from "lit";
import type { Severity, Takeover, TakeoverKind, TakeoverReach, TakeoverState } from "../../domain/model/takeover.ts";
import type { IconName } from "../elements/icon-names.ts";
import "../elements/ui-icon.ts";
import { currentSession } from "../session.ts";
import { currentLanguage, t } from "../texts.ts";

export const KIND_ICONS = {
  fire: "flame",
  smoke: "wind",
  storm: "cloud-lightning",
  evacuation: "door-open",
  amok: "shield-alert",
  power: "zap-off",
  other: "siren",
} as const satisfies Record<TakeoverKind, IconName>;

export const SEVERITY_ICONS = {
  extreme: "octagon-alert",
  severe: "triangle-alert",
  moderate: "info",
} as const satisfies Record<Severity, IconName>;

const STATES = {
  waiting: { kind: "warn", icon: "hourglass" },
  active: { kind: "bad", icon: "siren" },
  cleared: { kind: "good", icon: "circle-check" },
  ended: { kind: "", icon: "clock" },
  lapsed: { kind: "", icon: "circle-x" },
} as const satisfies Record<TakeoverState, { readonly kind: string; readonly icon: IconName }>;

/** How each answer of a screen looks; the words go with it, so that colour is never alone. */
export const REACH_LOOKS = {
  confirmed: { kind: "good", icon: "circle-check" },
  pending: { kind: "warn", icon: "clock" },
  offline: { kind: "bad", icon: "wifi-off" },
  restored: { kind: "calm", icon: "monitor-check" },
} as const satisfies Record<TakeoverReach, { readonly kind: string; readonly icon: IconName }>;

export function stateBadge(state: TakeoverState): TemplateResult {
  const { kind, icon } = STATES[state];
  return html`<span class="badge ${kind}"><ui-icon name=${icon}></ui-icon>${t(`takeover.state.${state}`)}</span>`;
}

/** The mark of a drill; nothing for a real one. */
export function drillBadge(drill: boolean): TemplateResult | typeof nothing {
  return drill ? html`<span class="badge calm"><ui-icon name="clipboard-check"></ui-icon>${t("takeover.drill")}</span>` : nothing;
}

export function titleOf({ variants }: Pick<Takeover, "variants">): string {
  return variants[0]?.title || t("takeover.untitled");
}

/** A time of day where the organisation sits, "11:38 Uhr"; with the day if that is not the one of `nowMs`. */
export function clock(ms: number, nowMs: number): string {
  const { zone } = currentSession().organisation;
  const day = (at: number) => new Intl.DateTimeFormat("sv", { dateStyle: "short", timeZone: zone }).format(at);
  const time = new Intl.DateTimeFormat(currentLanguage(), { timeStyle: "short", timeZone: zone }).format(ms);
  if (day(ms) === day(nowMs)) return t("takeover.clock", { time });
  const date = new Intl.DateTimeFormat(currentLanguage(), { weekday: "short", day: "numeric", month: "numeric", timeZone: zone }).format(
    ms,
  );
  return t("takeover.clockOn", { date, time });
}

/** Date and time with seconds where the organisation sits, for reports. */
export function exactly(ms: number): string {
  const { zone } = currentSession().organisation;
  return new Intl.DateTimeFormat(currentLanguage(), { dateStyle: "medium", timeStyle: "medium", timeZone: zone }).format(ms);
}

/** "Feuerwehr, Kitas und Betriebshöfe". */
export function listed(names: readonly string[]): string {
  return new Intl.ListFormat(currentLanguage()).format(names);
}

/** What is common to all pages of takeovers: marks, counts, the line that it supplements only. */
export const takeoverStyles = css`
  .mark {
    display: inline-flex;
    align-items: center;
    gap: 0.5rem;
    white-space: nowrap;
    vertical-align: middle;
    font-weight: 600;
  }
  .mark.good {
    color: var(--good);
  }
  .mark.warn {
    color: var(--warn);
  }
  .mark.bad {
    color: var(--alarm);
  }
  .mark.calm {
    color: var(--calm);
  }
  .supplement {
    display: flex;
    gap: 0.5rem;
    align-items: start;
    color: var(--ink-soft);
    font-size: 0.9375rem;
  }
  .supplement ui-icon {
    margin-top: 0.125rem;
  }
  .go {
    min-height: 3.25rem;
    padding-inline: 1.25rem;
    font-size: 1.125rem;
  }
`;

/** Says that nothing here replaces an alarm. */
export function supplementLine(): TemplateResult {
  return html`<p class="supplement"><ui-icon name="info"></ui-icon><span>${t("takeover.supplement")}</span></p>`;
}
