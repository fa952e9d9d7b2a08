/**
 * JSON text that depends on the content only: keys sorted by code unit, no spaces, keys without a value left out. The name of a playlist
 * is the SHA-256 of it.
 * @throws {TypeError} for what JSON cannot say: NaN, infinities, functions, symbols, bigints, and undefined as the whole or in an array
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value === "object" && value !== null) return `{${members(value)}}`;
  if (!isScalar(value)) throw new TypeError(`JSON cannot say ${String(value)}`);
  return JSON.stringify(value);
}

/** `sort` without a comparison goes by code unit. */
function members(object: object): string {
  let text = "";
  for (const key of Object.keys(object).sort()) {
    const value: unknown = Reflect.get(object, key);
    if (value !== undefined) text += `${text === "" ? "" : ","}${JSON.stringify(key)}:${canonicalJson(value)}`;
  }
  return text;
}

function isScalar(value: unknown): value is string | number | boolean | null {
  return value === null || typeof value === "string" || typeof value === "boolean" || Number.isFinite(value);
}
