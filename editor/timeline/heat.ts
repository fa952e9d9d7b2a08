import type { Interval } from "../../domain/model/time.ts";
import { fractionOf } from "./span.ts";

/** Shades from nothing to full. The load is the length of the loop as a part of the organisation's limit. */
export const SHADES = 5;

export interface HeatCell extends Interval {
  /** 0 for nothing on, up to `SHADES`. */
  readonly shade: number;
  readonly isOver: boolean;
  readonly loadMs: number;
}

/** The cells of a row, each `cellMs` long from the frame's start on; the last is cut where the frame ends. */
export function heatCells(loads: readonly number[], cellMs: number, limitMs: number, frame: Interval): readonly HeatCell[] {
  return loads.map((loadMs, index) => ({
    fromMs: frame.fromMs + index * cellMs,
    untilMs: Math.min(frame.untilMs, frame.fromMs + (index + 1) * cellMs),
    shade: loadMs === 0 ? 0 : Math.min(SHADES, Math.max(1, Math.ceil((loadMs / limitMs) * SHADES))),
    isOver: loadMs > limitMs,
    loadMs,
  }));
}

const GAP_PX = 1.5;
const RADIUS_PX = 2;

/**
 * The cells that have a load as paths of an SVG as wide as the row, one a shade: a handful of elements whatever the number of cells. Those over the limit are
 * in a path of their own and taller, so that they are told by their shape too.
 * @param widthPx width of the row
 * @param heightPx height of the SVG
 */
export function heatPaths(cells: readonly HeatCell[], frame: Interval, widthPx: number, heightPx: number): readonly string[] {
  const paths = new Array<string>(SHADES + 2).fill("");
  for (const cell of cells.filter(({ loadMs }) => loadMs > 0)) {
    const left = fractionOf(cell.fromMs, frame) * widthPx;
    const width = fractionOf(cell.untilMs, frame) * widthPx - left;
    const slot = cell.isOver ? SHADES + 1 : cell.shade;
    const inset = cell.isOver ? 0 : 3;
    paths[slot] = `${paths[slot] ?? ""}${cellPath(left + GAP_PX / 2, inset, Math.max(1, width - GAP_PX), heightPx - 2 * inset)}`;
  }
  return paths;
}

function cellPath(x: number, y: number, width: number, height: number): string {
  const r = Math.min(RADIUS_PX, width / 2);
  const n = (value: number) => String(Math.round(value * 10) / 10);
  const across = n(width - 2 * r);
  const down = n(height - 2 * r);
  const corner = (dx: number, dy: number) => `a${n(r)} ${n(r)} 0 0 1 ${n(dx)} ${n(dy)}`;
  return `M${n(x + r)} ${n(y)}h${across}${corner(r, r)}v${down}${corner(-r, r)}h-${across}${corner(-r, -r)}v-${down}${corner(r, -r)}z`;
}
