import { css, html, nothing } from "lit";
import { categoryRow } from "../../player/slides/heading.ts";
import { picture } from "../../player/slides/picture.ts";
import { richText } from "../../player/slides/rich-text.ts";
import { unbroken } from "../../player/slides/unbroken.ts";
import type { Layout } from "../layout.ts";

/** Template "person": a portrait, or the initials of whoever would rather not be shown, and beside it what is said to or of them. */
export const layout: Layout<"person"> = {
  range: { largest: { title: 132, body: 50 }, floor: { title: 64, body: 34 }, steps: 18 },
  draw({ title, name, role, body, picture: place }, drawing) {
    return html`
      <div class="picture portrait-of">
        ${drawing.pictureUrl(place) === null ? html`<p class="initials" aria-hidden="true">${initialsOf(name)}</p>` : picture(drawing, place)}
      </div>
      <div class="text">
        <div class="content">
          ${categoryRow(drawing.slide)}
          <h1>${unbroken(title)}</h1>
          <p class="name">${name}</p>
          ${role === "" ? nothing : html`<p class="role">${unbroken(role)}</p>`} ${body.length > 0 ? html`<div class="body">${richText(body)}</div>` : nothing}
        </div>
      </div>`;
  },
  styles: css`
    .person h1 {
      padding-top: 0.7em;
      color: var(--accent);
      font-size: calc(max(44 * var(--shrink, 1), 0.5 * var(--title)) * var(--u));
      line-height: 1.16;
      letter-spacing: -0.01em;
    }
    .person .name,
    .person .role {
      margin: 0;
      hyphens: auto;
      text-wrap: balance;
    }
    .person .name {
      padding-top: 0.14em;
      font-size: calc(var(--title) * var(--u));
      font-weight: 700;
      line-height: 1.06;
      letter-spacing: -0.018em;
    }
    .person .role {
      padding-top: 0.45em;
      color: var(--muted);
      font-size: calc(var(--body) * var(--u));
      line-height: 1.25;
    }
    .person .initials {
      display: flex;
      position: absolute;
      top: 0;
      right: 0;
      bottom: 0;
      left: 0;
      align-items: center;
      justify-content: center;
      margin: 0;
      color: var(--accent);
      font-size: calc(280 * var(--u));
      font-weight: 700;
      letter-spacing: -0.02em;
    }
    .person .text {
      display: flex;
      align-items: center;
    }
    .person .content {
      width: 100%;
    }
    .portrait-of {
      width: 37%;
      margin-inline-end: calc(96 * var(--u));
    }
    .portrait.person {
      flex-direction: column;
    }
    .portrait .portrait-of {
      flex: 1 1 0;
      width: auto;
      min-height: 28%;
      max-height: 62%;
      margin: 0 0 calc(48 * var(--u));
    }
    .portrait.person .text {
      flex: 0 1 auto;
      max-height: calc(72% - 48 * var(--u));
    }
    .narrow.person .category {
      display: none;
    }
    .narrow.person h1 {
      padding-top: 0;
    }
    .narrow .portrait-of {
      width: 20%;
    }
    .narrow .initials {
      font-size: calc(150 * var(--u));
    }
  `,
};

/** The first letters of the first and the last part of a name; the mark between them keeps Arabic ones apart. */
function initialsOf(name: string): string {
  const letters = name.split(/[\s-]+/).flatMap((part) => [...part].find((letter) => /\p{L}/u.test(letter)) ?? []);
  return letters.length > 1 ? `${letters[0]}\u200c${letters[letters.length - 1]}` : (letters[0] ?? "");
}
