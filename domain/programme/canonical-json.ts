/**
 * JSON text that depends on the content only: keys sorted by code unit, no spaces, keys without a value left out. The name of a playlist
 * is the SHA-256 of it.
 * @throws {TypeError} for what JSON cannot say: NaN, infinities, functions, symbols, bigints, and undefined as the whole or in an array
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value === "object" && value !== null) return `{${members(value).join(",")}}`;
  if (!isScalar(value)) throw new TypeError(`JSON cannot say ${String(value)}`);
  return JSON.stringify(value);
}

function members(object: object): readonly string[] {
  return Object.entries(object)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${JSON.stringify(key)}:${canonicalJson(value)}`);
}

function isScalar(value: unknown): value is string | number | boolean | null {
  return value === null || typeof value === "string" || typeof value === "boolean" || Number.isFinite(value);
}
