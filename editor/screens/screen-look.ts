import { css, html, nothing, type TemplateResult } from "lit";
import type { ScreenSummary } from "../../domain/api/screens.ts";
import { Language } from "../../domain/model/language.ts";
import type { PresenceState } from "../../domain/model/screen.ts";
import { LATE_AFTER_MS } from "../../domain/programme/presence-state.ts";
import { languageName } from "../announcement-look.ts";
import type { IconName } from "../elements/icon-names.ts";
import "../elements/time-ago.ts";
import "../elements/ui-icon.ts";
import { currentLanguage, t } from "../texts.ts";

export const STATE_LOOKS = {
  live: { kind: "good", icon: "circle-check" },
  off: { kind: "calm", icon: "moon" },
  faulty: { kind: "bad", icon: "triangle-alert" },
  late: { kind: "warn", icon: "clock" },
  stale: { kind: "warn", icon: "wifi-off" },
  offline: { kind: "bad", icon: "circle-x" },
  new: { kind: "calm", icon: "circle-dot" },
} as const satisfies Record<PresenceState, { readonly kind: string; readonly icon: IconName }>;

/** Asked for at any time, the worst first. */
export const STATES = ["offline", "faulty", "stale", "live", "off"] as const satisfies readonly PresenceState[];
/** Told only while there are any: they come and go. */
export const PASSING_STATES = ["late", "new"] as const satisfies readonly PresenceState[];

/** The states of a screen that was just heard of. */
const HEARD: ReadonlySet<PresenceState> = new Set(["live", "off", "faulty"]);

export const isHeardOf = (state: PresenceState): boolean => HEARD.has(state);

/** The name by which a player reports its house slide. */
const HOUSE_SLIDE = "house";

/** The state of a screen: a dot and its word, so that colour is never alone. */
export function stateMark(state: PresenceState): TemplateResult {
  return html`<span class="state-mark ${STATE_LOOKS[state].kind}"><span class="dot"></span>${t(`presence.${state}`)}</span>`;
}

type Shown = Pick<ScreenSummary, "presence" | "slideTitle"> & { readonly isExpected: boolean };

/** What is on the glass, as far as we know: "zuletzt: …" when the screen is silent, and the word unknown when nobody knows. */
export function shownText({ presence, slideTitle, isExpected }: Shown): string {
  if (isExpected) return t("screens.waits");
  if (presence.state === "new") return t("screens.neverSeen");
  const title = titleOnGlass(presence, slideTitle);
  const isHeard = HEARD.has(presence.state);
  if (title === undefined) return t(isHeard ? "screens.unknown" : "screens.lastUnknown");
  return isHeard ? title : t("screens.last", { title });
}

/** `shownText` with the language on the glass as a note, unless it is the editor's own: the title is always the original's. */
export function shownNote(screen: Shown): TemplateResult {
  const { player, slide } = screen.presence;
  const language = Language.safeParse(slide?.split(".").at(-1)).data;
  const isForeign = player !== "off" && screen.slideTitle !== null && language !== undefined && language !== currentLanguage();
  return html`${shownText(screen)}${isForeign ? html` <span class="in-language">${languageName(language)}</span>` : nothing}`;
}

/** Whether `shownText` is about something seen just now. */
export function isShownNow({ presence, slideTitle }: Pick<ScreenSummary, "presence" | "slideTitle">): boolean {
  return HEARD.has(presence.state) && titleOnGlass(presence, slideTitle) !== undefined;
}

function titleOnGlass(presence: ScreenSummary["presence"], slideTitle: string | null): string | undefined {
  if (presence.player === "off") return t("screens.quiet");
  if (presence.player === "takeover") return slideTitle === null ? t("screens.takeover") : t("screens.takeoverOf", { title: slideTitle });
  if (presence.slide === HOUSE_SLIDE) return t("screens.houseSlide");
  return slideTitle ?? undefined;
}

/** When it was last heard. A live screen was heard within two heartbeats, even if that heartbeat was not told to this page. */
export function lastSeen({ state, lastSeenMs }: ScreenSummary["presence"]): TemplateResult {
  if (lastSeenMs === null) return html`<span>${t("screens.never")}</span>`;
  return html`<time-ago .ms=${lastSeenMs} .limitMs=${HEARD.has(state) ? LATE_AFTER_MS : Number.POSITIVE_INFINITY}></time-ago>`;
}

export const stateStyles = css`
  .state-mark {
    display: inline-flex;
    align-items: center;
    gap: 0.5rem;
    white-space: nowrap;
    color: var(--ink-soft);
  }
  .in-language {
    margin-left: 0.375rem;
    color: var(--ink-soft);
    font-size: 0.875rem;
    white-space: nowrap;
  }
  .dot {
    flex: none;
    width: 0.625rem;
    height: 0.625rem;
    border-radius: 50%;
    background: currentColor;
  }
  .good {
    color: var(--good);
  }
  .warn {
    color: var(--warn);
  }
  .bad {
    color: var(--alarm);
  }
  .calm {
    color: var(--calm);
  }
`;
