/**
 * Says what is wrong with a value, as the path to it; null if it is a `T`. The schemas of the domain would cost each screen nine kilobytes, so
 * the player reads what it is sent with these; a test holds both to the same verdict.
 */
export type Shape<T> = ((value: unknown) => string | null) & { readonly of?: T };

type Shapes<T> = { readonly [K in keyof T]-?: Shape<T[K]> };

const WRONG = "";
const test =
  <T>(isRight: (value: unknown) => boolean): Shape<T> =>
  (value) =>
    isRight(value) ? null : WRONG;

export const text: Shape<string> = test((value) => typeof value === "string");
export const yesNo: Shape<boolean> = test((value) => typeof value === "boolean");
export const anything: Shape<unknown> = () => null;

/** A number from `least` to `most`; a whole one unless said otherwise. */
export function number<T extends number = number>(least = -Number.MAX_VALUE, most = Number.MAX_VALUE, isWhole = true): Shape<T> {
  return test((value) => typeof value === "number" && value >= least && value <= most && (!isWhole || Number.isSafeInteger(value)));
}

export function matching<T extends string>(pattern: RegExp): Shape<T> {
  return test((value) => typeof value === "string" && pattern.test(value));
}

export function oneOf<const T>(...values: readonly T[]): Shape<T> {
  return test((value) => values.some((one) => one === value));
}

export function orNull<T>(shape: Shape<T>): Shape<T | null> {
  return (value) => (value === null ? null : shape(value));
}

/** For a property that may be absent. */
export function optional<T>(shape: Shape<T>): Shape<T> {
  return (value) => (value === undefined ? null : shape(value));
}

export function list<T>(shape: Shape<T>): Shape<readonly T[]> {
  return (value) => (Array.isArray(value) ? firstFault(value.entries(), () => shape) : WRONG);
}

/** Fields it does not know are let through: a newer server may say more. */
export function object<T extends object>(shapes: Shapes<T>): Shape<T> {
  return (value) => {
    if (!isObject(value)) return WRONG;
    return firstFault(
      Object.keys(shapes).map((key) => [key, value[key]]),
      (key) => shapes[key as keyof T],
    );
  };
}

export const record: Shape<Record<string, unknown>> = test((value) => isObject(value));

export function anyOf<T>(...shapes: readonly Shape<T>[]): Shape<T> {
  return (value) => (shapes.some((shape) => shape(value) === null) ? null : WRONG);
}

/** Whether a value is what a shape says. */
export function fits<T>(shape: Shape<T>, value: unknown): value is T {
  return shape(value) === null;
}

/** @throws {TypeError} naming the place that is wrong */
export function read<T>(shape: Shape<T>, value: unknown): T {
  const fault = shape(value);
  if (!fits(shape, value)) throw new TypeError(`unexpected value at ${fault || "the top"}`);
  return value;
}

/** Reads JSON text; null if it is not JSON or not of that shape. */
export function readJson<T>(shape: Shape<T>, json: string | null): T | null {
  try {
    return json === null ? null : read(shape, JSON.parse(json));
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function firstFault(entries: Iterable<readonly [string | number, unknown]>, shapeOf: (key: string) => Shape<unknown>): string | null {
  for (const [key, value] of entries) {
    const fault = shapeOf(String(key))(value);
    if (fault !== null) return fault === WRONG ? String(key) : `${key}.${fault}`;
  }
  return null;
}
