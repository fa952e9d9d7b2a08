import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { DeviceRecord, DeviceReport } from "../../domain/model/device-report.ts";
import type { ScreenId } from "../../domain/model/id.ts";
import { api } from "../api-client.ts";
import { problemText } from "../elements/problem-summary.ts";
import "../elements/ui-icon.ts";
import { FINDINGS, type Finding, findingsOf } from "../../domain/reading/device-findings.ts";
import { LiveController } from "../live.ts";
import { base } from "../style/base.ts";
import { t } from "../texts.ts";
import { dateAndTime } from "../when.ts";
import { deviceFacts, findingWords } from "./device-words.ts";

/** The device behind a screen: first what is wrong with it and what to do, then quietly what it is. */
@customElement("screen-device")
export class ScreenDevice extends LitElement {
  static override styles = [
    base,
    css`
      :host,
      .findings {
        display: grid;
        gap: 0.75rem;
      }
      .finding {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 0.25rem 0.625rem;
      }
      .finding.bad {
        padding: 0.75rem 0.875rem;
        border-radius: var(--radius);
        background: var(--alarm-soft);
      }
      .finding:not(.bad) + .finding {
        padding-top: 0.75rem;
        border-top: 1px solid var(--line);
      }
      .finding > * {
        grid-column: 2;
        overflow-wrap: anywhere;
      }
      .finding > ui-icon {
        grid-area: 1 / 1;
        margin-top: 0.125rem;
      }
      .finding h4,
      .finding > ui-icon {
        color: var(--warn);
      }
      .finding.bad h4,
      .finding.bad > ui-icon {
        color: var(--alarm);
      }
      .finding:not(.bad) p:not(.mend) {
        color: var(--ink-soft);
      }
      h4 {
        margin: 0;
        font-size: 1rem;
      }
      .sound {
        display: flex;
        gap: 0.5rem;
        align-items: center;
        color: var(--good);
      }
      summary {
        padding: 0.25rem 0;
        color: var(--ink-soft);
        cursor: pointer;
      }
      dl {
        display: grid;
        gap: 0.375rem;
        padding-top: 0.375rem;
        font-size: 0.9375rem;
      }
      dl > div {
        display: grid;
        grid-template-columns: 9.5rem minmax(0, 1fr);
        gap: 0.75rem;
      }
      dt,
      .since {
        color: var(--ink-soft);
      }
      dd {
        overflow-wrap: anywhere;
      }
      .since {
        padding-top: 0.5rem;
        font-size: 0.875rem;
      }
    `,
  ];

  @property({ attribute: false }) screenId: ScreenId | undefined;
  @state() private record: DeviceRecord | undefined;
  @state() private failed: unknown;

  constructor() {
    super();
    new LiveController(this, "changed", ({ resource, id }) => {
      if (resource === "devices" && id === this.screenId) void this.#load();
    });
    new LiveController(this, "connection", (line) => {
      if (line === "connected") void this.#load();
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("screenId")) return;
    this.record = undefined;
    void this.#load();
  }

  protected override render(): TemplateResult {
    const { record, failed } = this;
    if (!record) return html`<p class="soft" role="status">${failed === undefined ? t("list.loading") : problemText(failed)}</p>`;
    const { report, sinceMs } = record;
    if (report === null) return html`<p class="soft">${t("device.unknown")}</p>`;
    const findings = findingsOf(report);
    return html`
      ${
        findings.length === 0
          ? html`<p class="sound"><ui-icon name="circle-check"></ui-icon>${t("device.sound")}</p>`
          : html`<div class="findings">${findings.map((finding) => this.#finding(finding, report))}</div>`
      }
      <details>
        <summary>${t("device.facts")}</summary>
        <dl>${deviceFacts(report).map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
        ${sinceMs === null ? nothing : html`<p class="since">${t("device.since", { since: dateAndTime(sinceMs) })}</p>`}
      </details>
    `;
  }

  #finding(finding: Finding, report: DeviceReport): TemplateResult {
    const isBad = FINDINGS[finding] === "bad";
    const { title, means, mend } = findingWords(finding, report);
    return html`<div class="finding ${isBad ? "bad" : ""}">
      <ui-icon name=${isBad ? "octagon-alert" : "triangle-alert"}></ui-icon>
      <h4>${title}</h4>
      <p>${means}</p>
      <p class="mend"><strong>${t("device.mend")}</strong> ${mend}</p>
    </div>`;
  }

  async #load(): Promise<void> {
    const id = this.screenId;
    if (!id) return;
    try {
      const record = await api.screens.device({ id });
      if (id !== this.screenId) return;
      this.record = record;
      this.failed = undefined;
    } catch (error) {
      if (id === this.screenId) this.failed = error;
    }
  }
}
