/**
 * The turns of one cycle as indices into `weights`: each index occurs exactly its weight times, spread evenly (smooth weighted round
 * robin), and the first index comes first, so that the newest announcement opens the loop. Equal weights simply take turns in order.
 * @param weights whole numbers of at least 1
 */
export function turnsOf(weights: readonly number[]): readonly number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const credits = weights.map(() => 0);
  const turns: number[] = [];
  for (let turn = 0; turn < total; turn++) {
    weights.forEach((weight, index) => {
      credits[index] = (credits[index] ?? 0) + weight;
    });
    const next = indexOfLargest(credits);
    credits[next] = (credits[next] ?? 0) - total;
    turns.push(next);
  }
  return startingWithFirst(turns);
}

/** The earliest of the largest. */
function indexOfLargest(values: readonly number[]): number {
  return values.reduce((best, value, index) => (value > (values[best] ?? Number.NEGATIVE_INFINITY) ? index : best), 0);
}

/** A cycle may begin anywhere; this one begins with index 0. */
function startingWithFirst(turns: readonly number[]): readonly number[] {
  const start = Math.max(0, turns.indexOf(0));
  return [...turns.slice(start), ...turns.slice(0, start)];
}
