import { svg, type TemplateResult } from "lit";

const WINDOWS = [0, 1, 2, 3, 4] as const;

/** A fire station at dusk, or under the moon where the editor is dark: decoration above sign-in and set-up. Its colours are in `style/gate.ts`. */
export function gatePicture(): TemplateResult {
  return svg`<svg class="gate-picture" viewBox="0 0 416 128" preserveAspectRatio="xMidYMax slice" aria-hidden="true" focusable="false">
    <rect class="sky" width="416" height="128" />
    <circle class="sun" cx="318" cy="46" r="25" />
    <path class="hills" d="M0 96C60 70 130 78 190 92s150 6 226-18v54H0z" />
    <path class="near" d="M0 112c80-18 190-12 260-4s110 2 156-6v26H0z" />
    <path class="house" d="M92 40h28v72H92zM88 34h36v8H88zM120 70h104v42H120zM116 64h112v8H116z" />
    <path class="lit" d="M101 48h10v9h-10zM101 62h10v9h-10z" />
    ${WINDOWS.map((index) => svg`<rect class="lit" x=${130 + index * 18} y="78" width="11" height="7" />`)}
    ${[0, 1, 2].map((index) => svg`<rect class="gate-door" x=${130 + index * 30} y="91" width="22" height="21" />`)}
    <rect class="ground" y="112" width="416" height="16" />
  </svg>`;
}
