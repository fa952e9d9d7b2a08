import { css, html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { WALL_SIDE } from "../../domain/model/screen.ts";
import { cssVars } from "../elements/css-vars.ts";
import { checkField, textField } from "../elements/field.ts";
import { selectField } from "../elements/select-field.ts";
import { t } from "../texts.ts";
import { isBezel, type WallInput } from "./display-input.ts";

export const wallStyles = css`
  .wall {
    display: grid;
    gap: 0.875rem;
    padding-left: 1.975rem;
  }
  .tiles {
    display: grid;
    grid-template-columns: repeat(var(--columns), minmax(1.75rem, 3.5rem));
    gap: 0.1875rem;
    width: fit-content;
    max-width: 100%;
    margin-top: 0.375rem;
  }
  .tile {
    position: relative;
    display: grid;
    aspect-ratio: 16 / 10;
    border: 1px solid var(--line-control);
    border-radius: 3px;
    background: var(--surface-sunk);
  }
  .tile:hover {
    background: var(--surface-hover);
  }
  .tile:has(:checked) {
    border-color: var(--inverse);
    background: var(--inverse);
  }
  .tile:has(:focus-visible) {
    outline: 3px solid var(--focus);
    outline-offset: 2px;
  }
  .tile input {
    appearance: none;
    width: 100%;
    height: 100%;
    margin: 0;
    outline: none;
    cursor: pointer;
  }
  .upright .tile {
    aspect-ratio: 10 / 16;
  }
  .upright.tiles {
    grid-template-columns: repeat(var(--columns), minmax(1.5rem, 2.25rem));
  }
  .bezels .pair {
    margin-top: 0.5rem;
  }
  @media (max-width: 40rem) {
    .wall {
      padding-left: 0;
    }
  }
`;

const TWO: WallInput = { columns: 2, rows: 1, column: 0, row: 0, bezelAcross: "0", bezelDown: "0" };
const SIDES = Array.from({ length: WALL_SIDE }, (_, index) => String(index + 1));

interface WallLook {
  readonly isWrong: boolean;
  /** Its screens stand upright. */
  readonly isUpright: boolean;
}

/** Whether the screen is one of a wall, how large that is, and which of its places it has. Needs `wallStyles`. */
export function wallField(
  wall: WallInput | null,
  { isWrong, isUpright }: WallLook,
  onChange: (wall: WallInput | null) => void,
): TemplateResult {
  return html`<div class="field">
    ${checkField({ id: "wall", label: html`<strong>${t("display.wall")}</strong><br /><span class="soft small">${t("display.wallHint")}</span>`, checked: wall !== null, onChange: (isWall) => onChange(isWall ? TWO : null) })}
    ${wall ? wallFields(wall, { isWrong, isUpright }, onChange) : nothing}
  </div>`;
}

function wallFields(wall: WallInput, { isWrong, isUpright }: WallLook, onChange: (wall: WallInput) => void): TemplateResult {
  const set = (change: Partial<WallInput>) => onChange({ ...wall, ...change });
  const side = (id: "columns" | "rows", resize: (count: number) => Partial<WallInput>) =>
    selectField({
      id,
      label: t(`display.${id}`),
      value: String(wall[id]),
      options: SIDES.map((value) => ({ value, label: value })),
      onChange: (value) => set(resize(Number(value))),
    });
  const bezel = (id: "bezelAcross" | "bezelDown") =>
    textField({
      id,
      label: t(`display.${id}`),
      value: wall[id],
      maxLength: 6,
      error: isWrong && !isBezel(wall[id]) ? t("display.bezelWrong") : undefined,
      onInput: (value) => set({ [id]: value }),
    });
  return html`<div class="wall">
    <div class="pair">
      ${side("columns", (columns) => ({ columns, column: Math.min(wall.column, columns - 1) }))}
      ${side("rows", (rows) => ({ rows, row: Math.min(wall.row, rows - 1) }))}
    </div>
    ${placeField(wall, isUpright, (place) => set(place))}
    <div class="bezels" role="group" aria-labelledby="bezels">
      <p class="label" id="bezels">${t("display.bezels")}</p>
      <p class="soft small">${t("display.bezelsHint")}</p>
      <div class="pair">${bezel("bezelAcross")}${bezel("bezelDown")}</div>
    </div>
  </div>`;
}

/** The wall as one stands before it. The arrows go from place to place in all four directions. */
function placeField(
  { columns, rows, column, row }: WallInput,
  isUpright: boolean,
  onChange: (place: Pick<WallInput, "column" | "row">) => void,
): TemplateResult {
  const places = Array.from({ length: columns * rows }, (_, index) => ({ column: index % columns, row: Math.floor(index / columns) }));
  const onKey = (event: KeyboardEvent) => {
    const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] } as const;
    const step = Object.entries(steps).find(([key]) => key === event.key)?.[1];
    if (!step) return;
    event.preventDefault();
    const next = { column: between(column + step[0], columns), row: between(row + step[1], rows) };
    onChange(next);
    const all = event.currentTarget instanceof Element ? event.currentTarget.querySelectorAll<HTMLInputElement>("input") : [];
    all[next.row * columns + next.column]?.focus();
  };
  return html`<fieldset>
    <legend class="label">${t("display.place")}</legend>
    <p class="soft small" role="status">${t("display.placeAt", { row: row + 1, column: column + 1 })}</p>
    <div class="tiles ${isUpright ? "upright" : ""}" ${cssVars({ "--columns": String(columns) })} @keydown=${onKey}>
      ${places.map(
        (place) =>
          html`<label class="tile"><input type="radio" name="place" aria-label=${t("display.placeAt", { row: place.row + 1, column: place.column + 1 })} .checked=${live(place.column === column && place.row === row)} @change=${() => onChange(place)} /></label>`,
      )}
    </div>
  </fieldset>`;
}

const between = (value: number, count: number): number => Math.min(Math.max(value, 0), count - 1);
