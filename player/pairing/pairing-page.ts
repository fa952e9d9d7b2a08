import { css, html, LitElement, nothing } from "lit";
import { qrDrawing } from "../slides/qr.ts";
import { unitOf } from "../stage/unit.ts";
import { type PairingNews, pair } from "./pairing.ts";

/**
 * What a browser shows that is not yet a screen: its code, large, and how to pair it.
 * @fires paired - `detail` is the token
 * @fires reachable - the server has answered
 */
export class AushangPairing extends LitElement {
  /** Said without decorators: what they compile to would cost each screen half a kilobyte. */
  static override properties = {
    start: { attribute: false },
    isReachable: { attribute: false },
  };
  start: Parameters<PairingNews["onCode"]>[0] = null;
  isReachable = true;
  private end = new AbortController();
  private readonly resizes = new ResizeObserver(() => this.style.setProperty("--u", `${unitOf(this).unitPx}px`));

  override connectedCallback(): void {
    super.connectedCallback();
    this.resizes.observe(this);
    this.end = new AbortController();
    void this.pair(this.end.signal);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.resizes.disconnect();
    this.end.abort();
  }

  protected override render() {
    const { start } = this;
    return html`<main>
      <p class="brand">Aushang</p>
      <h1>Diesen Bildschirm koppeln</h1>
      <div class="pass">
        ${start === null ? html`<p class="code wait" aria-hidden="true">····<i>-</i>····</p>` : html`<p class="code"><span>${start.code.slice(0, 4)}<i>-</i></span><span>${start.code.slice(4, 8)}</span></p>`}
        ${start === null ? html`<div class="qr"></div>` : qrDrawing(start.qrCode, "QR-Code zum Koppeln")}
      </div>
      <div class="how">
        <p>Scannen Sie den Code mit dem Handy, oder öffnen Sie <b>${location.host}/pair</b> und geben Sie ihn dort ein. Dafür ist ein Administratorkonto nötig.</p>
        <p class="second" lang="en">Scan the code with your phone, or open the address above and enter it there. You need an administrator’s account.</p>
      </div>
      <p class="hint" role="status">${this.isReachable ? nothing : html`Der Server ist gerade nicht erreichbar. Es geht von selbst weiter. <span lang="en">Waiting for the server.</span>`}</p>
    </main>`;
  }

  private async pair(signal: AbortSignal): Promise<void> {
    const token = await pair(
      {
        onCode: (start) => {
          this.start = start;
        },
        onReachable: (isReachable) => {
          this.isReachable = isReachable;
          if (isReachable) this.dispatchEvent(new CustomEvent("reachable"));
        },
      },
      signal,
    );
    if (token !== null) this.dispatchEvent(new CustomEvent("paired", { detail: token }));
  }

  static override styles = css`
    :host {
      display: block;
      position: relative;
      width: 100%;
      height: 100%;
      overflow: hidden;
      contain: strict;
      background: #f6f4ee;
      color: #14213a;
      font-family: "Atkinson Hyperlegible Next Variable", "Noto Sans", sans-serif;
    }
    main {
      display: flex;
      position: absolute;
      flex-direction: column;
      top: calc(72 * var(--u));
      right: calc(96 * var(--u));
      bottom: calc(64 * var(--u));
      left: calc(96 * var(--u));
    }
    p,
    h1 {
      margin: 0;
    }
    .brand {
      color: #a2451f;
      font-size: calc(40 * var(--u));
      font-weight: 700;
    }
    h1 {
      padding-top: calc(36 * var(--u));
      font-size: calc(92 * var(--u));
      font-weight: 700;
      line-height: 1.1;
      letter-spacing: -0.015em;
    }
    .pass {
      display: flex;
      flex: 1 1 auto;
      align-items: center;
      justify-content: space-between;
    }
    .code {
      font-size: calc(190 * var(--u));
      font-weight: 700;
      line-height: 1;
      letter-spacing: 0.03em;
      white-space: nowrap;
    }
    .code i {
      margin: 0 0.06em 0 0.03em;
      color: #b9b3a3;
      font-style: normal;
      font-weight: 400;
    }
    .wait {
      color: #c9c4b6;
    }
    .qr {
      flex: none;
      width: calc(400 * var(--u));
      height: calc(400 * var(--u));
      border-radius: calc(28 * var(--u));
      background: #fff;
      fill: #14213a;
    }
    .how {
      padding-top: calc(32 * var(--u));
      max-width: calc(1660 * var(--u));
      font-size: calc(46 * var(--u));
      line-height: 1.35;
      text-wrap: balance;
    }
    .second {
      padding-top: calc(20 * var(--u));
      color: #525b70;
      font-size: calc(34 * var(--u));
    }
    .hint {
      min-height: 1.3em;
      padding-top: calc(20 * var(--u));
      color: #8a4b00;
      font-size: calc(34 * var(--u));
      line-height: 1.3;
    }
    @media (orientation: portrait) {
      main {
        right: calc(64 * var(--u));
        left: calc(64 * var(--u));
      }
      h1 {
        font-size: calc(74 * var(--u));
      }
      .pass {
        flex-direction: column;
        align-items: flex-start;
        justify-content: center;
      }
      .code {
        font-size: calc(224 * var(--u));
        line-height: 1.02;
      }
      .code span {
        display: block;
      }
      .qr {
        width: calc(520 * var(--u));
        height: calc(520 * var(--u));
        margin-top: calc(48 * var(--u));
      }
    }
  `;
}

customElements.define("aushang-pairing", AushangPairing);
