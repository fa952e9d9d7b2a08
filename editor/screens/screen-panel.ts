import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { ScreenSummary } from "../../domain/api/screens.ts";
import { Problem } from "../../domain/model/problem.ts";
import "../alerts/screen-incidents.ts";
import { listFailure } from "../elements/list-notes.ts";
import { GroupList } from "../group-list.ts";
import { currentSession } from "../session.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { notes } from "../style/notes.ts";
import { t } from "../texts.ts";
import { dateAndTime } from "../when.ts";
import "./device-dialog.ts";
import "./screen-deliveries.ts";
import "./screen-device.ts";
import "./screen-dialog.ts";
import { clockText, deviceText, displayText, panelText, stateSentence } from "./screen-facts.ts";
import { lastSeen, shownNote, stateMark, stateStyles } from "./screen-look.ts";
import { panelStyles } from "./screen-panel-styles.ts";
import "./screen-history.ts";
import "./screen-place.ts";
import "./screen-preview.ts";
import "./screen-remote.ts";
import { ScreenWatch } from "./screen-watch.ts";
import "./screen-why.ts";
import "./unpair-dialog.ts";

/**
 * All about one screen: what should hang there, what was heard of it, and what can be done.
 * @fires screen-changed - it was edited
 * @fires screen-removed - it was unpaired
 */
@customElement("screen-panel")
export class ScreenPanel extends LitElement {
  static override styles = [base, buttons, notes, stateStyles, panelStyles, css`:host { display: block; }`];

  @property() screenId = "";
  /** Where closing the panel leads. */
  @property() listAddress = "/screens";
  @state() private editing = false;
  @state() private removing = false;
  @state() private pairing = false;
  @state() private explaining = false;
  readonly #watch = new ScreenWatch(this);
  readonly #groups = new GroupList(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("screenId")) {
      this.#watch.show(this.screenId);
      this.explaining = false;
    }
    if (!this.#watch.screen) this.#closeDialogs();
  }

  /** What was asked about one screen is not asked about the next one. */
  #closeDialogs(): void {
    this.editing = false;
    this.removing = false;
    this.pairing = false;
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>("h2")?.focus();
  }

  protected override render() {
    const { screen, failed } = this.#watch;
    if (!screen) return html`<div class="card body">${this.#notThere(failed)}</div>`;
    return html`<article class="card" aria-labelledby="heading">
      <div class="top">
        <p class="soft small">${t("screen.preview")}</p>
        <a class="button quiet small icon-only shut" href=${this.listAddress} aria-label=${t("action.close")}><ui-icon name="x"></ui-icon></a>
      </div>
      <screen-preview .screen=${screen}></screen-preview>
      <div class="body">
        <div>
          <h2 id="heading" tabindex="-1">${screen.siteName}</h2>
          <p class="soft">${screen.name}</p>
        </div>
        <div class="state">${stateMark(screen.presence.state)}<p>${screen.pairedAtMs === null ? t("pair.knownWaits") : stateSentence(screen.presence)}</p></div>
        <screen-incidents hidden .screenId=${screen.id}></screen-incidents>
        ${this.#facts(screen)} ${this.#actions(screen)}
        ${this.explaining ? html`<section class="more"><h3>${t("why.title")}</h3><screen-why .screenId=${screen.id}></screen-why></section>` : nothing}
        ${isAdmin() ? html`<section class="more"><h3>${t("command.title")}</h3><screen-remote .screenId=${screen.id}></screen-remote></section>` : nothing}
        <section class="more"><h3>${t("past.title")}</h3><screen-history .screenId=${screen.id}></screen-history></section>
        <section class="more"><h3>${t("place.title")}</h3><screen-place .screen=${screen}></screen-place></section>
        <section class="more"><h3>${t("sent.title")}</h3><screen-deliveries .screenId=${screen.id}></screen-deliveries></section>
        <section class="more"><h3>${t("screen.device")}</h3><screen-device .screenId=${screen.id}></screen-device></section>
      </div>
      <screen-dialog .open=${this.editing} .screen=${screen} @dialog-close=${() => {
        this.editing = false;
      }} @screen-saved=${this.#onSaved}></screen-dialog>
      <unpair-dialog .open=${this.removing} .screen=${screen} @dialog-close=${() => {
        this.removing = false;
      }} @screen-removed=${() => this.dispatchEvent(new CustomEvent("screen-removed"))}></unpair-dialog>
      <device-dialog .open=${this.pairing} .screen=${screen} @dialog-close=${() => {
        this.pairing = false;
      }}></device-dialog>
    </article>`;
  }

  #notThere(failed: unknown): TemplateResult | typeof nothing {
    if (failed instanceof Problem && failed.code === "not-found") return html`<p role="status">${t("screen.gone")}</p>`;
    return failed === undefined
      ? html`<p class="soft" role="status">${t("list.loading")}</p>`
      : listFailure(failed, () => this.#watch.load());
  }

  #facts(screen: ScreenSummary): TemplateResult {
    const { presence } = screen;
    const groups = screen.groupIds.map((id) => this.#groups.nameOf(id)).join(", ");
    const display = displayText(screen.display);
    return html`<dl>
      ${fact(t("screen.glass"), shownNote({ ...screen, isExpected: screen.pairedAtMs === null }))} ${fact(t("screen.lastSeen"), lastSeen(presence))}
      ${fact(t("screen.groups"), groups || t("screen.noGroups"))} ${fact(t("screen.theme"), t(`theme.${screen.theme}`))}
      ${display ? fact(t("screen.display"), display) : nothing}
      ${fact(t("panel.name"), html`<span class=${presence.panel === "off" && presence.state === "live" ? "warn" : ""}>${panelText(presence)}</span>`)}
      ${fact(t("screen.browser"), deviceText(presence))} ${fact(t("screen.clock"), clockText(presence))}
      ${fact(t("screen.faults"), html`<span class=${presence.faults > 0 ? "warn" : ""}>${t("screen.faultCount", { count: presence.faults })}</span>`)}
      ${fact(t("screen.paired"), screen.pairedAtMs === null ? t("screen.notPaired") : dateAndTime(screen.pairedAtMs))}
    </dl>`;
  }

  #actions(screen: ScreenSummary): TemplateResult {
    return html`<div class="actions">
      ${
        isAdmin()
          ? html`<button class="button small" type="button" @click=${() => {
              this.editing = true;
            }}><ui-icon name="pencil"></ui-icon>${t("action.edit")}</button>`
          : nothing
      }
      <button class="button small" type="button" aria-expanded=${this.explaining} @click=${() => {
        this.explaining = !this.explaining;
      }}><ui-icon name="circle-question-mark"></ui-icon>${t("why.button")}</button>
      <a class="button small" href="/screens/${screen.id}/moment"><ui-icon name="rotate-ccw-clock"></ui-icon>${t("moment.button")}</a>
      ${isAdmin() ? this.#deviceActions(screen) : nothing}
    </div>`;
  }

  #deviceActions({ pairedAtMs }: ScreenSummary): TemplateResult {
    const isExpected = pairedAtMs === null;
    return html`<button class="button small" type="button" @click=${() => {
      this.pairing = true;
    }}><ui-icon name="qr-code"></ui-icon>${t(isExpected ? "pair.join" : "pair.swap")}</button>
      <button class="button small quiet" type="button" @click=${() => {
        this.removing = true;
      }}><ui-icon name=${isExpected ? "trash" : "unplug"}></ui-icon>${t(isExpected ? "screen.remove" : "screen.unpair")}</button>`;
  }

  readonly #onSaved = (): void => {
    void this.#watch.load();
    this.dispatchEvent(new CustomEvent("screen-changed"));
  };
}

function isAdmin(): boolean {
  return currentSession().user.role === "admin";
}

function fact(name: string, value: string | TemplateResult): TemplateResult {
  return html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
}
