import { html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Place } from "../router.ts";
import "../takeovers/takeover-live.ts";
import "../takeovers/takeover-writer.ts";

/** Writing a takeover at `/takeovers/new`, otherwise one of them, live or as its report. */
@customElement("takeover-page")
export class TakeoverPage extends LitElement {
  @property({ attribute: false }) place?: Place;

  protected override render() {
    const id = this.place?.params["id"] ?? "new";
    if (id === "new") return html`<takeover-writer ?check=${this.place?.query.get("step") === "check"}></takeover-writer>`;
    return html`<takeover-live takeoverId=${id} ?report=${this.place?.query.has("report") ?? false}></takeover-live>`;
  }
}
