/** The smallest of these values that is at least as large as `share` of them (nearest rank); NaN of none. @param share in (0, 1] */
export function percentile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
