import { html, LitElement, nothing } from "lit";
import { askToPersist, keepAwake } from "./device.ts";
import { Health, type Watched } from "./health/health.ts";
import { beTheOnlyOne } from "./health/one-window.ts";
import { OwnDevice } from "./health/own-device.ts";
import "./health/other-window.ts";
import { recall, remember } from "./own-storage.ts";
import "./pairing/pairing-page.ts";
import { displayOf } from "./panel/picture-place.ts";
import { turnedStyles } from "./panel/turned-styles.ts";
import "./remote/name-card.ts";
import { ScreenRun } from "./screen-run.ts";
import { Trial } from "./shell/trial.ts";
import type { AushangStage } from "./stage/stage.ts";
import type { SlideFailure } from "./stage/stage-events.ts";
import "./stage/stage.ts";

/** Long enough to walk past some doors. */
const NAMED_MS = 30_000;
const NONE: ReadonlyMap<string, string> = new Map();

/** The player: pairing page without a token, stage with one; nothing beside another window that is the player already. */
export class AushangPlayer extends LitElement {
  /** Said without decorators: what they compile to would cost each screen half a kilobyte. */
  static override properties = {
    place: { state: true },
    screen: { state: true },
    isNamed: { state: true },
  };
  static override styles = turnedStyles;
  private place: "unknown" | "own" | "other" = "unknown";
  private screen: ScreenRun | null = null;
  private isNamed = false;
  private readonly trial = new Trial();
  private readonly device = new OwnDevice();
  private readonly health = new Health({
    watched: () => this.watched,
    wallMs: () => this.screen?.wallMs ?? Date.now(),
    isUrgent: () => this.screen?.isUrgentNow ?? false,
    onSeen: () => this.tellDevice(),
    onFault: (message) => this.screen?.fault("internal", null, message),
    onSafe: (isSafe) => this.screen?.beSafe(isSafe),
  });

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("error", this.onError);
    addEventListener("unhandledrejection", this.onRejection);
    void this.begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("error", this.onError);
    removeEventListener("unhandledrejection", this.onRejection);
    this.screen?.stop();
    this.health.stop();
  }

  private get stage(): AushangStage | null {
    return this.renderRoot.querySelector("aushang-stage");
  }

  protected override render() {
    if (this.place === "other") return html`<aushang-other-window></aushang-other-window>`;
    if (this.place === "unknown") return nothing;
    const { screen } = this;
    if (screen === null) {
      return html`<aushang-pairing @paired=${(event: CustomEvent<string>) => this.paired(event.detail)} @reachable=${() => this.provePairing()}></aushang-pairing>`;
    }
    if (!screen.hasBegun) return nothing;
    return html`<aushang-stage data-rotation=${displayOf(screen.card).rotation}
      .playlist=${screen.programme}
      .unplayable=${screen.unplayable ?? NONE}
      .card=${screen.card}
      .nowMs=${screen.nowMs}
      .mediaUrl=${screen.mediaUrl}
      @slide-painted=${(event: CustomEvent<string>) => screen.painted(event.detail)}
      @slide-failed=${({ detail }: CustomEvent<SlideFailure>) => screen.fault("slide", detail.slide, detail.message)}
      @stage-failed=${(event: CustomEvent<string>) => screen.fault("internal", null, event.detail)}
    ></aushang-stage>${this.isNamed ? html`<aushang-name-card .card=${screen.card}></aushang-name-card>` : nothing}`;
  }

  private identify(): void {
    this.isNamed = true;
    setTimeout(() => {
      this.isNamed = false;
    }, NAMED_MS);
  }

  private async begin(): Promise<void> {
    await beTheOnlyOne(() => {
      this.place = "other";
    });
    this.place = "own";
    keepAwake();
    void askToPersist();
    this.trial.start();
    this.health.start();
    const token = recall("aushang.token");
    if (token !== null) this.play(token);
  }

  private paired(token: string): void {
    remember("aushang.token", token);
    this.play(token);
  }

  private play(token: string): void {
    // Whoever is a screen has no more use for a secret by which it could have become one.
    const bare = location.href.replace(/.enrol=.*/, "");
    if (bare !== location.href) history.replaceState(null, "", bare);
    this.screen = new ScreenRun(token, {
      stage: () => this.stage,
      drawn: () => this.updateComplete,
      onChange: () => this.requestUpdate(),
      onConnected: (isConnected) => {
        this.dataset["connected"] = String(isConnected);
        if (isConnected) this.trial.connected();
      },
      onPainted: () => {
        this.trial.painted();
        this.health.changed();
        this.tellDevice();
      },
      isSeen: () => this.health.isSeen,
      panel: () => this.device.panel,
      identify: () => this.identify(),
      restart: () => this.device.restart(),
      onUnpaired: () => {
        this.screen = null;
      },
    });
    void this.screen.start();
  }

  /** The pairing page has no second picture to give way to, and no time to keep. */
  private get watched(): Watched | null {
    const pairing = this.renderRoot.querySelector("aushang-pairing");
    return this.stage ?? (pairing && { onGlass: [pairing], overdueMs: 0, giveUp: () => undefined });
  }

  private tellDevice(): void {
    this.device.want(this.screen?.isDark ? "off" : "on");
    this.device.prove();
  }

  private provePairing(): void {
    this.trial.painted();
    this.trial.connected();
  }

  private readonly onError = (event: ErrorEvent): void => this.screen?.fault("internal", null, event.message);
  private readonly onRejection = (event: PromiseRejectionEvent): void => this.screen?.fault("internal", null, String(event.reason));
}

customElements.define("aushang-player", AushangPlayer);
