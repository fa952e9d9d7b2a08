/** Colours between black and white with how opaque they are, 0 to 1. */
export interface Shade {
  readonly rgb: readonly [number, number, number];
  readonly alpha: number;
}

interface Stop extends Shade {
  /** In pixels along the gradient; null where it is left to the neighbours. */
  readonly at: number | null;
}

/** A linear gradient along one of the sides of a box: what lies at so many pixels from its beginning. */
export interface Scrim {
  readonly axis: "x" | "y";
  readonly isReversed: boolean;
  readonly stops: readonly Stop[];
}

/**
 * Reads the gradient of a computed `background-image`; null for anything but a linear one along a side.
 * @param lengths the box's width and height, which percentages are parts of
 */
export function readScrim(image: string, lengths: { readonly width: number; readonly height: number }): Scrim | null {
  const inner = /^linear-gradient\((.*)\)$/s.exec(image.trim())?.[1];
  if (inner === undefined) return null;
  const parts = inner.split(/,(?![^(]*\))/).map((part) => part.trim());
  const direction = /^to (\w+)$/.exec(parts[0] ?? "")?.[1] ?? "bottom";
  const axis = direction === "left" || direction === "right" ? "x" : "y";
  const length = axis === "x" ? lengths.width : lengths.height;
  const stops = parts.filter((part) => part.startsWith("rgb")).map((part) => readStop(part, length));
  return stops.length < 2 ? null : { axis, isReversed: direction === "left" || direction === "top", stops: placed(stops, length) };
}

function readStop(part: string, length: number): Stop {
  const [red = 0, green = 0, blue = 0, alpha = 1] = (/\((.*?)\)/.exec(part)?.[1]?.match(/[\d.]+/g) ?? []).map(Number);
  const [, value, unit] = /\)\s*([\d.]+)(px|%)/.exec(part) ?? [];
  return { rgb: [red, green, blue], alpha, at: value === undefined ? null : unit === "%" ? (Number(value) / 100) * length : Number(value) };
}

/** The first and the last stop are at the ends unless said otherwise; those between known ones are spread evenly. */
function placed(stops: readonly Stop[], length: number): readonly Stop[] {
  const ends = stops.map((stop, index) =>
    stop.at !== null ? stop : { ...stop, at: index === 0 ? 0 : index === stops.length - 1 ? length : null },
  );
  return ends.map((stop, index) => {
    if (stop.at !== null) return stop;
    const before = ends.slice(0, index).findLastIndex(({ at }) => at !== null);
    const after = ends.findIndex(({ at }, place) => place > index && at !== null);
    const [from, until] = [ends[before]?.at ?? 0, ends[after]?.at ?? length];
    return { ...stop, at: from + ((until - from) * (index - before)) / (after - before) };
  });
}

/** What lies over a point of the box, in pixels from its top left. */
export function shadeAt({ axis, isReversed, stops }: Scrim, point: { readonly x: number; readonly y: number }, length: number): Shade {
  const at = isReversed ? length - point[axis] : point[axis];
  const next = stops.findIndex((stop) => (stop.at ?? 0) >= at);
  const after = stops[next];
  const before = stops[next - 1];
  if (!after || !before) return (next === -1 ? stops.at(-1) : stops[0]) ?? { rgb: [0, 0, 0], alpha: 0 };
  const [from, until] = [before.at ?? 0, after.at ?? 0];
  const part = until === from ? 1 : (at - from) / (until - from);
  return { rgb: after.alpha >= before.alpha ? after.rgb : before.rgb, alpha: before.alpha + (after.alpha - before.alpha) * part };
}

/** Lays a shade over a colour. */
export function laidOver({ rgb, alpha }: Shade, [red, green, blue]: readonly [number, number, number]): [number, number, number] {
  return [rgb[0] * alpha + red * (1 - alpha), rgb[1] * alpha + green * (1 - alpha), rgb[2] * alpha + blue * (1 - alpha)];
}
