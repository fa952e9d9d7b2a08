import { css, html, LitElement } from "lit";

/** What a second window of the same browser shows. */
export class AushangOtherWindow extends LitElement {
  protected override render() {
    return html`<p>Der Aushang läuft schon in einem anderen Fenster dieses Geräts. Dieses Fenster können Sie schließen.</p>
      <p lang="en">The notices are already running in another window of this device. You can close this one.</p>`;
  }

  static override styles = css`
    :host {
      display: flex;
      flex-direction: column;
      justify-content: center;
      box-sizing: border-box;
      height: 100%;
      padding: 8vmin;
      background: #f6f4ee;
      color: #14213a;
      font-family: "Atkinson Hyperlegible Next Variable", sans-serif;
      font-size: 6vmin;
      font-weight: 700;
      line-height: 1.3;
    }
    p {
      margin: 0 0 0.8em;
    }
    p + p {
      color: #525b70;
      font-size: 4vmin;
      font-weight: 400;
    }
  `;
}

customElements.define("aushang-other-window", AushangOtherWindow);
