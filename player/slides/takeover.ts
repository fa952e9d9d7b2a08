import { html, nothing, type PropertyValues } from "lit";
import type { PlayedTakeover } from "../../domain/model/playlist.ts";
import type { TakeoverKind } from "../../domain/model/takeover.ts";
import { type Breaking, chooseFit, type TypeRange, type TypeSize } from "../stage/fit.ts";
import type { TakeoverSlide } from "../stage/shown.ts";
import { directionOf } from "./direction.ts";
import { type FitReport, Fitted, type Format } from "./fitted.ts";
import { icon } from "./icons.ts";
import { richText } from "./rich-text.ts";
import { slideStyles } from "./slide-styles.ts";
import { coloursOf } from "./takeover-look.ts";
import { pageAt, pageSizesToTry } from "./takeover-pages.ts";
import { takeoverStyles } from "./takeover-styles.ts";
import { OWN_NAMES, wordsFor } from "./takeover-words.ts";

const ICONS: Readonly<Record<TakeoverKind, string>> = {
  fire: "flame",
  smoke: "wind",
  storm: "cloud-lightning",
  evacuation: "log-out",
  amok: "shield-alert",
  power: "zap",
  other: "triangle-alert",
};

/** Large on its own; so large at least while more than two languages stand below it; and the least that can be read across a room. */
const LARGEST: TypeSize = { title: 208, body: 76 };
const COMFORTABLE: TypeSize = { title: 88, body: 46 };
const FLOOR: TypeSize = { title: 52, body: 34 };
const STEPS = 32;
const LANGUAGES: Readonly<Record<"largest" | "floor", number>> = { largest: 48, floor: 34 };

type Variant = PlayedTakeover["variants"][number];

/**
 * A takeover over the whole screen. The original always stands; of the other languages as many as can be read stand below it, and if these are
 * not all, they turn.
 */
export class AushangTakeover extends Fitted {
  static override properties = {
    shown: { attribute: false },
    format: { attribute: false },
    since: { attribute: false },
    atMs: { attribute: false },
  };
  static override styles = [slideStyles, takeoverStyles];
  shown: TakeoverSlide | null = null;
  format: Format = "landscape";
  /** What the clock on the wall read when it began. */
  since = "";
  /** The moment shown; says which page of languages is on. */
  atMs = 0;
  /** Nobody waits long for a typeface while it burns. */
  protected override get prepareLimitMs(): number {
    return 400;
  }
  private pageSize = 1;

  protected override render() {
    if (!this.shown) return nothing;
    const { takeover, others } = this.shown;
    const [original, ...variants] = takeover.variants;
    if (!original) throw new RangeError("takeover without words");
    const words = wordsFor(original.language);
    const word = words.severity[takeover.severity];
    return html`<article class="takeover ${this.format === "narrow" ? "landscape narrow" : this.format}" lang=${original.language} dir=${directionOf(original.language)}>
      ${takeover.drill ? band(words) : nothing}
      <div class="sheet">
        <div class="head" lang=${words.language}>
          <p class="badge">
            <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${icon(ICONS[takeover.kind])}</svg
            ><b>${takeover.drill ? `${words.drill}: ${word}` : word}</b>
          </p>
          <p class="since">${words.since} ${this.since}</p>
        </div>
        <div class="box">
          <div class="content">
            <div role="alert">
              <h1>${original.title}</h1>
              <div class="body">${richText(original.body)}</div>
            </div>
            ${variants.length > 0 ? html`<div>${languagesBelow(variants)}</div>` : nothing}
          </div>
        </div>
        ${others.length > 0 ? html`<p class="also" lang=${words.language}><b>${words.also}:</b> ${others.map(nameIn(words)).join(", ")}</p>` : nothing}
      </div>
      ${takeover.drill ? band(words) : nothing}
    </article>`;
  }

  protected override willUpdate(): void {
    if (!this.shown) return;
    for (const [name, colour] of Object.entries(coloursOf(this.shown.takeover))) this.style.setProperty(`--${name}`, colour);
  }

  protected override news(changed: PropertyValues<this>) {
    if (!this.shown) return "nothing";
    if (changed.has("shown")) return "new";
    this.turn();
    return changed.has("format") ? "same" : "nothing";
  }

  /** The largest page of languages that can be read, and on it the largest type. */
  protected override fit(): FitReport {
    return { fits: this.fitAll(), smallestU: FLOOR.body };
  }

  private fitAll(): boolean {
    const sizes = pageSizesToTry(this.languages.length);
    for (const size of sizes) {
      const floor = size > 2 ? COMFORTABLE : FLOOR;
      if (this.fitPages(size, { largest: LARGEST, floor, steps: STEPS })) return true;
    }
    return sizes.length === 0 && this.fitPages(1, { largest: LARGEST, floor: FLOOR, steps: STEPS });
  }

  private fitPages(size: number, range: TypeRange): boolean {
    const box = this.renderRoot.querySelector<HTMLElement>(".box");
    const content = box?.querySelector<HTMLElement>(".content");
    if (!box || !content) return true;
    this.layOut(size);
    const apply = ({ title, body }: TypeSize, anywhere: boolean) => {
      const shrink = Math.min(1, body / FLOOR.body);
      this.style.setProperty("--title", String(title));
      this.style.setProperty("--body", String(body));
      this.style.setProperty("--language", String(Math.min(Math.max(LANGUAGES.floor, body * 0.75), LANGUAGES.largest) * shrink));
      content.classList.toggle("anywhere", anywhere);
    };
    const holds = (type: TypeSize, breaking: Breaking) => {
      apply(type, breaking === "anywhere");
      return content.offsetHeight <= box.clientHeight + 1 && content.scrollWidth <= content.clientWidth + 1;
    };
    const { size: type, breaking, fits } = chooseFit(range, holds);
    // One long word may have held the title down; what to do need not be small for that.
    const larger = { title: type.title, body: Math.max(type.body, Math.min(LARGEST.body, type.title / 2)) };
    const grown = fits ? chooseFit({ largest: larger, floor: type, steps: STEPS }, (size) => holds(size, breaking)).size : type;
    apply(grown, breaking === "anywhere");
    return fits;
  }

  /** All pages lie in the same cells, so that the longest decides about the type and nothing moves when they turn. */
  private layOut(size: number): void {
    this.pageSize = size;
    const columns = this.format === "portrait" ? 1 : size === 4 ? 2 : size;
    this.languages.forEach((language, index) => {
      const cell = index % size;
      language.style.setProperty("grid-area", `${Math.floor(cell / columns) + 1} / ${(cell % columns) + 1}`);
    });
    this.turn();
  }

  private turn(): void {
    const { languages, pageSize, shown } = this;
    const page = pageAt(shown?.takeover.fromMs ?? 0, this.atMs, Math.ceil(languages.length / pageSize));
    const index = this.renderRoot.querySelector(".index");
    index?.toggleAttribute("hidden", pageSize >= languages.length);
    languages.forEach((language, at) => {
      const isOn = Math.floor(at / pageSize) === page;
      language.classList.toggle("turned", !isOn);
      index?.children[at]?.classList.toggle("on", isOn);
    });
  }

  private get languages(): readonly HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>(".languages > div")];
  }
}

customElements.define("aushang-takeover", AushangTakeover);

/** The word often enough that it is read wherever one looks. */
function band({ drill, language }: ReturnType<typeof wordsFor>) {
  return html`<p class="band" lang=${language}><b>${drill}</b>${[0, 1, 2, 3].map(() => html`<b aria-hidden="true">${drill}</b>`)}</p>`;
}

/** While they turn, a line says which ones come. */
function languagesBelow(variants: readonly Variant[]) {
  const names = variants.map(({ language }) => html`<span lang=${language}>${OWN_NAMES[language]}</span>`);
  return html`<div class="languages">${variants.map(inLanguage)}</div>
    <p class="index" aria-hidden="true" hidden>${names}</p>`;
}

function inLanguage({ language, title, body }: Variant) {
  return html`<div lang=${language} dir=${directionOf(language)}>
    <p class="own">${OWN_NAMES[language]}</p>
    <h2>${title}</h2>
    <div class="body">${richText(body)}</div>
  </div>`;
}

function nameIn({ kind: names, drill: word }: ReturnType<typeof wordsFor>) {
  return ({ kind, drill, variants }: PlayedTakeover) => {
    const name = kind === "other" ? (variants[0]?.title ?? "") : names[kind];
    return drill ? `${name} (${word})` : name;
  };
}
