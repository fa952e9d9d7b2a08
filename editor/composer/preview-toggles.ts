import { html, nothing, type TemplateResult } from "lit";
import type { Theme } from "../../domain/model/screen.ts";
import type { IconName } from "../elements/icon-names.ts";
import "../elements/ui-icon.ts";
import { t } from "../texts.ts";

/** How it is looked at: on a glass of some shape, or read on a phone. */
export type Shape = "wide" | "tall" | "narrow" | "phone";

export interface Look {
  readonly shape: Shape;
  readonly theme: Theme;
  readonly largeType: boolean;
}

const SHAPES = { wide: "monitor", tall: "gallery-vertical", narrow: "rectangle-horizontal", phone: "smartphone" } as const satisfies Record<
  Shape,
  IconName
>;

/** Shape, colours and size of type of the preview. A real screen has a shape and colours of its own. */
export function previewToggles(
  { shape, theme, largeType }: Look,
  isScreen: boolean,
  onChange: (change: Partial<Look>) => void,
): TemplateResult {
  const shapes: readonly Shape[] = isScreen ? ["wide", "tall", "narrow"] : ["wide", "tall", "narrow", "phone"];
  return html`<div class="shape" role="group" aria-label=${t("preview.format")}>
      ${shapes.map((one) => toggle(SHAPES[one], t(`preview.${one}`), one === shape, () => onChange({ shape: one })))}
    </div>
    <div role="group" aria-label=${t("preview.theme")}>
      ${isScreen ? nothing : html`${toggle("sun", t("preview.paper"), theme === "paper", () => onChange({ theme: "paper" }))}${toggle("moon", t("preview.night"), theme === "night", () => onChange({ theme: "night" }))}`}
      ${toggle("a-large-small", t("preview.large"), largeType, () => onChange({ largeType: !largeType }))}
    </div>`;
}

function toggle(icon: IconName, label: string, on: boolean, choose: () => void): TemplateResult {
  return html`<button class="button quiet small icon-only" type="button" aria-pressed=${on} aria-label=${label} title=${label} @click=${choose}><ui-icon name=${icon}></ui-icon></button>`;
}
