import { css, html, svg, type TemplateResult } from "lit";
import { ROTATIONS, type Rotation } from "../../domain/model/screen.ts";
import { optionCards } from "../elements/option-cards.ts";
import { t } from "../texts.ts";

export const rotationStyles = css`
  .hung {
    flex: none;
    width: 2.75rem;
    height: 2.75rem;
  }
  .hung .panel {
    fill: var(--surface-sunk);
    stroke: var(--ink-soft);
    stroke-width: 1.5;
  }
  .hung .mark {
    fill: var(--accent);
  }
  .hung .line {
    stroke: var(--ink);
    stroke-width: 2.5;
    stroke-linecap: round;
  }
`;

/** The panel turned with the maker's mark on its lower edge; the lines of the picture stand upright whichever way it hangs. */
function hung(rotation: Rotation): TemplateResult {
  const isUpright = rotation % 180 !== 0;
  return html`<svg class="hung" viewBox="0 0 44 44" aria-hidden="true">
    <g transform="rotate(${rotation} 22 22)">
      <rect class="panel" x="3" y="10" width="38" height="24" rx="2.5" />
      <rect class="mark" x="17" y="34" width="10" height="3.5" rx="1" />
    </g>
    ${svg`<path class="line" d=${isUpright ? "M16 12H28M16 19H28M16 26H23" : "M10 16H32M10 22H32M10 28H22"} />`}
  </svg>`;
}

/** Which way the panel hangs, as somebody sees it who stands before it. Needs `rotationStyles`. */
export function rotationCards(value: Rotation, onChange: (value: Rotation) => void): TemplateResult {
  return optionCards(
    "rotation",
    t("display.rotation"),
    String(value),
    ROTATIONS.map((rotation) => ({
      value: String(rotation),
      label: t(`display.rotation${rotation}`),
      hint: t(`display.mark${rotation}`),
      picture: hung(rotation),
    })),
    (chosen) => onChange(ROTATIONS.find((rotation) => String(rotation) === chosen) ?? value),
  );
}
