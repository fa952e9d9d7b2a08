import { html, nothing, type TemplateResult } from "lit";
import type { Focus, Media } from "../../domain/model/media.ts";
import { cssVars } from "../elements/css-vars.ts";
import "../elements/ui-icon.ts";
import { KIND_ICONS } from "./media-words.ts";

/** Where a cropped picture is held, as `object-position` in percent: the same reckoning as on the screens. */
export function focusVars({ x, y }: Focus) {
  return { "--focus-x": `${x * 100}%`, "--focus-y": `${y * 100}%` } as const;
}

/** The address of a stored file. */
export function fileUrl({ hash }: { readonly hash: string }): string {
  return `/media/${hash}`;
}

/** The widest file of an image, a poster or a page that a browser of today shows: for previews, WebP before JPEG. */
export function previewFile(media: Media, wantedWidth: number) {
  const files = media.renditions.filter(({ type }) => type === "image/webp");
  const usable = files.length > 0 ? files : media.renditions;
  return usable.find(({ width }) => width >= wantedWidth) ?? usable.at(-1) ?? media.thumbnail ?? undefined;
}

/** A film without a poster shows how it begins, anything else its kind. */
function standIn({ state, kind, film }: Media): TemplateResult {
  const [file] = film?.files ?? [];
  if (file)
    return html`<video class="video" src="${fileUrl(file)}#t=0.5" preload="metadata" muted playsinline tabindex="-1" aria-hidden="true"></video>${PLAY}`;
  return html`<ui-icon class="stand-in" name=${state === "failed" ? "triangle-alert" : KIND_ICONS[kind]}></ui-icon>`;
}

const PLAY = html`<span class="play"><ui-icon name="play"></ui-icon></span>`;

/** The small picture of something in the library, held at its focal point; its kind as an icon while there is none. Needs `gridStyles`. */
export function thumbnailOf(media: Media): TemplateResult {
  const { thumbnail } = media;
  if (!thumbnail) return standIn(media);
  return html`<img class=${media.kind} src=${fileUrl(thumbnail)} alt="" loading="lazy" decoding="async" draggable="false" ${cssVars(focusVars(media.focus))} />${
    media.kind === "video" ? PLAY : nothing
  }`;
}
