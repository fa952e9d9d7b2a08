import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { Media } from "../../domain/model/media.ts";
import { cssVars } from "../elements/css-vars.ts";
import { base } from "../style/base.ts";
import { t } from "../texts.ts";
import { gridStyles } from "./grid-styles.ts";
import { thumbnailOf } from "./media-picture.ts";
import { lengthText, measureText } from "./media-words.ts";

/**
 * The library as tiles. One stop of the Tab key; the arrow keys, Home and End go from tile to tile as they stand, Enter, Space or a click opens.
 * @fires media-open - `detail` is the `Media`
 */
@customElement("media-grid")
export class MediaGrid extends LitElement {
  static override styles = [base, gridStyles];

  @property({ attribute: false }) items: readonly Media[] = [];
  @property() label = "";
  @property() chosen = "";
  /** What failed cannot be opened: it is of no use where a picture is looked for. */
  @property({ type: Boolean }) usable = false;
  @state() private current = "";

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("chosen") && this.chosen) this.current = this.chosen;
    if (!this.items.some(({ id }) => id === this.current)) this.current = this.items[0]?.id ?? "";
  }

  /** Whoever comes by an address sees at once what it names. */
  protected override updated(changed: PropertyValues<this>): void {
    if (this.chosen && (changed.has("chosen") || changed.get("items")?.length === 0))
      this.renderRoot.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  }

  protected override render() {
    return html`<div class="grid" role="listbox" aria-label=${this.label} @keydown=${this.#onKey}>${repeat(
      this.items,
      ({ id }) => id,
      (media) => this.#tile(media),
    )}</div>`;
  }

  /** Puts the focus on the tile where it was last. */
  override focus(): void {
    this.#tiles()
      .find((tile) => tile.tabIndex === 0)
      ?.focus();
  }

  #tile(media: Media): TemplateResult {
    const isOff = this.usable && media.state === "failed";
    return html`<div class="tile" id=${media.id} role="option" tabindex=${media.id === this.current ? 0 : -1}
      aria-selected=${media.id === this.chosen} aria-disabled=${isOff ? "true" : nothing}
      @click=${() => this.#open(media)} @focus=${() => {
        this.current = media.id;
      }}>
      <div class="picture">${thumbnailOf(media)}${markOf(media)}</div>
      <div><span class="title">${media.name}</span><span class="soft small">${noteOf(media)}</span></div>
    </div>`;
  }

  #open(media: Media): void {
    this.current = media.id;
    if (this.usable && media.state === "failed") return;
    this.dispatchEvent(new CustomEvent("media-open", { detail: media }));
  }

  #tiles(): readonly HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>(".tile")];
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const tiles = this.#tiles();
    const at = tiles.findIndex(({ id }) => id === this.current);
    if (event.key === "Enter" || event.key === " ") {
      const media = this.items.find(({ id }) => id === this.current);
      if (media) this.#open(media);
    } else {
      const to = nextTile(tiles, at, event.key);
      if (to === undefined) return;
      tiles[to]?.focus();
      tiles[to]?.scrollIntoView({ block: "nearest" });
    }
    event.preventDefault();
  };
}

/** Where a key leads; undefined for keys that mean nothing here. Up and down keep the column. */
function nextTile(tiles: readonly HTMLElement[], at: number, key: string): number | undefined {
  const top = tiles[0]?.offsetTop;
  const columns = Math.max(1, tiles.filter(({ offsetTop }) => offsetTop === top).length);
  const last = tiles.length - 1;
  const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns };
  if (key === "Home") return 0;
  if (key === "End") return last;
  const step = steps[key];
  if (step === undefined) return undefined;
  return at + step < 0 || at + step > last ? at : at + step;
}

/** What stands on the picture: how far it is, that it failed, how long it plays, how many pages. */
function markOf({ state, progress, film, pages }: Media): TemplateResult | typeof nothing {
  if (state === "failed") return html`<span class="mark bad">${t("library.failed")}</span>`;
  if (state === "processing") {
    const percent = Math.round(progress * 100);
    return html`<span class="mark">${t("library.making", { percent })}</span><span class="bar"><i ${cssVars({ "--part": `${percent}%` })}></i></span>`;
  }
  if (film) return html`<span class="mark">${lengthText(film.durationMs)}</span>`;
  return pages.length > 1 ? html`<span class="mark">${t("library.pageCount", { count: pages.length })}</span>` : nothing;
}

function noteOf(media: Media): string {
  if (media.uses > 0) return t("library.useCount", { count: media.uses });
  return (media.kind === "image" && measureText(media)) || t(`library.kind.${media.kind}`);
}

declare global {
  interface HTMLElementTagNameMap {
    "media-grid": MediaGrid;
  }
}
