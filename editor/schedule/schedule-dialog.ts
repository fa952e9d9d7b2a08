import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Schedule } from "../../domain/model/schedule.ts";
import "../elements/ui-dialog.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { t } from "../texts.ts";
import "./schedule-builder.ts";
import "./schedule-outlook.ts";

/**
 * Where somebody says when: the controls at the left, what they mean at the right. Every change counts at once, as all typing does.
 * @fires schedule-change - `detail` is the new schedule
 * @fires dialog-close
 */
@customElement("schedule-dialog")
export class ScheduleDialog extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      .columns {
        display: grid;
        grid-template-columns: minmax(0, 1.1fr) minmax(0, 1fr);
        gap: 2rem;
      }
      schedule-outlook {
        position: sticky;
        top: 0;
        align-self: start;
      }
      @media (max-width: 52rem) {
        .columns {
          grid-template-columns: minmax(0, 1fr);
        }
        schedule-outlook {
          position: static;
          padding-top: 1.25rem;
          border-top: 1px solid var(--line);
        }
      }
    `,
  ];

  @property({ type: Boolean }) open = false;
  @property({ attribute: false }) schedule: Schedule | undefined;

  protected override render() {
    return html`<ui-dialog wide .open=${this.open} heading=${t("schedule.heading")} @dialog-close=${this.#close}>
      ${
        this.open && this.schedule
          ? html`<div class="columns">
        <schedule-builder .schedule=${this.schedule} @schedule-change=${this.#onChange}></schedule-builder>
        <schedule-outlook .schedule=${this.schedule}></schedule-outlook>
      </div>`
          : nothing
      }
      <button slot="actions" class="button primary" type="button" @click=${this.#close}>${t("schedule.done")}</button>
    </ui-dialog>`;
  }

  readonly #onChange = (event: CustomEvent<Schedule>): void => {
    this.dispatchEvent(new CustomEvent("schedule-change", { detail: event.detail }));
  };

  readonly #close = (): void => {
    this.dispatchEvent(new CustomEvent("dialog-close"));
  };
}
