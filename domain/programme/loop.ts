/**
 * The turns of one cycle as indices into `weights`: each index occurs exactly its weight times, spread evenly (smooth weighted round
 * robin), and index 0 opens, so that the newest announcement comes first. None follows itself, not even from the end of the cycle to its
 * beginning, unless it outweighs all others together. Equal weights take turns in order.
 * @param weights whole numbers of at least 1
 */
export function turnsOf(weights: readonly number[]): readonly number[] {
  const [first] = weights;
  if (first === undefined) return [];
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (weights.every((weight) => weight === first)) return Array.from({ length: total }, (_, turn) => turn % weights.length);
  const heaviest = Math.max(...weights);
  const dominant = 2 * heaviest > total ? weights.indexOf(heaviest) : -1;
  const cycle: Cycle = { weights, total, heaviest, dominant, left: [...weights], turns: [] };
  for (let next = 0; cycle.turns.length < total; next = nextTurn(cycle)) {
    cycle.turns.push(next);
    cycle.left[next] = (cycle.left[next] ?? 0) - 1;
  }
  return cycle.turns;
}

/** A cycle being filled. `left` counts the turns still owed to each index; `dominant` outweighs all others, -1 if none does. */
interface Cycle {
  readonly weights: readonly number[];
  readonly total: number;
  readonly heaviest: number;
  readonly dominant: number;
  readonly left: number[];
  readonly turns: number[];
}

/** The index furthest behind its share, the earliest of several, among those that may come now. */
function nextTurn(cycle: Cycle): number {
  const { weights, total, left, turns } = cycle;
  const mayCome = permission(cycle);
  let next = left.findIndex((owed) => owed > 0);
  let largest = Number.NEGATIVE_INFINITY;
  weights.forEach((weight, index) => {
    const owed = left[index] ?? 0;
    const behind = weight * (turns.length + 1) - (weight - owed) * total;
    if (owed === 0 || behind <= largest || !mayCome(index)) return;
    next = index;
    largest = behind;
  });
  return next;
}

/** Tells who can take this turn without anybody, itself or one left for later, having to follow itself. */
function permission({ total, heaviest, dominant, left, turns }: Cycle): (index: number) => boolean {
  const open = total - turns.length - 1;
  const canPress = dominant < 0 && 2 * heaviest >= open - 1;
  const pressing = canPress ? left.flatMap((owed, index) => (2 * owed >= open - 1 ? [index] : [])) : [];
  const fits = (other: number, index: number) => {
    const isNow = other === index ? 1 : 0;
    const isFirst = other === turns[0] ? 1 : 0;
    return (left[other] ?? 0) - isNow <= Math.ceil((open - isNow - isFirst) / 2);
  };
  return (index) => index === dominant || (index !== turns.at(-1) && pressing.every((other) => fits(other, index)));
}
