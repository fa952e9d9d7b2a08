import { html, LitElement } from "lit";
import { customElement } from "lit/decorators.js";
import { base } from "../style/base.ts";
import { t } from "../texts.ts";

@customElement("announcements-page")
export class AnnouncementsPage extends LitElement {
  static override styles = [base];
  protected override render() {
    return html`<h1 tabindex="-1">${t("announcements.title")}</h1>`;
  }
}
