import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { ScreenSummary } from "../../domain/api/screens.ts";
import type { ScreenPlace as Place } from "../../domain/model/screen-place.ts";
import { api } from "../api-client.ts";
import { listFailure } from "../elements/list-notes.ts";
import "../elements/ui-icon.ts";
import { currentSession } from "../session.ts";
import { SiteList } from "../site-list.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { notes } from "../style/notes.ts";
import { t } from "../texts.ts";
import { photoAddress } from "./photo-address.ts";
import "./screen-place-dialog.ts";

/** What colleagues know of the spot a screen hangs at: a photo, a note, and how many come by. Administrators change it. */
@customElement("screen-place")
export class ScreenPlace extends LitElement {
  static override styles = [
    base,
    buttons,
    notes,
    css`
      :host {
        display: grid;
        gap: 0.75rem;
      }
      img {
        display: block;
        width: 100%;
        height: auto;
        max-height: 16rem;
        border-radius: var(--radius);
        background: var(--line);
        object-fit: cover;
      }
      .note {
        white-space: pre-line;
        overflow-wrap: anywhere;
      }
      .people {
        display: flex;
        gap: 0.5rem;
        align-items: center;
        color: var(--ink-soft);
      }
      .button {
        justify-self: start;
      }
    `,
  ];

  @property({ attribute: false }) screen: ScreenSummary | undefined;
  @state() private place: Place | undefined;
  @state() private failed: unknown;
  @state() private editing = false;
  readonly #sites = new SiteList(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("screen") || changed.get("screen")?.id === this.screen?.id) return;
    this.place = undefined;
    void this.#load();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { place, screen } = this;
    if (!place || !screen) return html`${listFailure(this.failed, () => this.#load())}`;
    return html`
      ${photoOf(place, screen)}
      ${place.note ? html`<p class="note">${place.note}</p>` : nothing}
      ${place.people === null ? nothing : html`<p class="people"><ui-icon name="users"></ui-icon>${t("place.people", { count: place.people })}</p>`}
      ${isEmpty(place) ? html`<p class="soft">${t("place.unknown")}</p>` : nothing}
      ${currentSession().user.role === "admin" ? this.#editing(place, screen) : nothing}
    `;
  }

  #editing(place: Place, screen: ScreenSummary): TemplateResult {
    return html`<button class="button small" type="button" @click=${() => {
      this.editing = true;
    }}><ui-icon name="pencil"></ui-icon>${t(isEmpty(place) ? "place.describe" : "place.change")}</button>
      <screen-place-dialog .open=${this.editing} .place=${place} .headcount=${this.#sites.sites.find(({ id }) => id === screen.siteId)?.headcount ?? 0} @place-saved=${(
        event: CustomEvent<Place>,
      ) => {
        this.place = event.detail;
      }} @dialog-close=${() => {
        this.editing = false;
      }}></screen-place-dialog>`;
  }

  async #load(): Promise<void> {
    const id = this.screen?.id;
    if (!id) return;
    try {
      const place = await api.screens.place({ id });
      if (id !== this.screen?.id) return;
      this.place = place;
      this.failed = undefined;
    } catch (error) {
      if (id === this.screen?.id) this.failed = error;
    }
  }
}

function isEmpty({ note, people, photo }: Place): boolean {
  return note === "" && people === null && photo === null;
}

function photoOf({ screenId, photo }: Place, { name }: ScreenSummary): TemplateResult | typeof nothing {
  if (photo === null) return nothing;
  const address = photoAddress(screenId, photo.hash);
  return html`<a href=${address} target="_blank" rel="noopener"><img src=${address} width=${photo.width} height=${photo.height} alt=${t("place.photoOf", { name })} /></a>`;
}
