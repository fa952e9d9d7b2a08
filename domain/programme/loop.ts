/**
 * The turns of one cycle as indices into `weights`: each index occurs exactly its weight times, spread evenly (smooth weighted round
 * robin), and index 0 opens, so that the newest announcement comes first. None follows itself, not even from the end of the cycle to its
 * beginning, unless it outweighs all others together. Equal weights take turns in order.
 * @param weights whole numbers of at least 1
 */
export function turnsOf(weights: readonly number[]): readonly number[] {
  const key = weights.join();
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const turns = deal(weights);
  if (remembered.size >= MAX_REMEMBERED) remembered.clear();
  remembered.set(key, turns);
  return turns;
}

/** Weights are few and small, so the loops of a city have few patterns. */
const MAX_REMEMBERED = 5000;
const remembered = new Map<string, readonly number[]>();

function deal(weights: readonly number[]): readonly number[] {
  const [first] = weights;
  if (first === undefined) return [];
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (weights.every((weight) => weight === first)) return Array.from({ length: total }, (_, turn) => turn % weights.length);
  const heaviest = Math.max(...weights);
  const dominant = 2 * heaviest > total ? weights.indexOf(heaviest) : -1;
  const cycle: Cycle = { total, heaviest, dominant, queues: queuesOf(weights), left: [...weights], turns: [] };
  for (let next = frontOf(cycle.queues); next !== undefined; next = nextTurn(cycle)) take(cycle, next);
  return cycle.turns;
}

/** Those of one weight, whoever waits longest in front: they are all equally far behind, but for who has had one turn more. */
interface Queue {
  readonly weight: number;
  readonly waiting: number[];
}

/** A cycle being filled. `left` counts the turns still owed to each index; `dominant` outweighs all others, -1 if none does. */
interface Cycle {
  readonly total: number;
  readonly heaviest: number;
  readonly dominant: number;
  readonly queues: readonly Queue[];
  readonly left: number[];
  readonly turns: number[];
}

function queuesOf(weights: readonly number[]): readonly Queue[] {
  const queues = new Map<number, Queue>();
  for (const [index, weight] of weights.entries()) {
    const queue = queues.get(weight) ?? { weight, waiting: [] };
    queue.waiting.push(index);
    queues.set(weight, queue);
  }
  return [...queues.values()];
}

/** Somebody's place in a queue. */
interface Place {
  readonly queue: Queue;
  readonly at: number;
}

function take({ left, turns }: Cycle, { queue, at }: Place): void {
  const [index = 0] = queue.waiting.splice(at, 1);
  const owed = (left[index] ?? 0) - 1;
  left[index] = owed;
  if (owed > 0) queue.waiting.push(index);
  turns.push(index);
}

/** The one furthest behind its share, the earliest of several, among those that may come now. */
function nextTurn(cycle: Cycle): Place | undefined {
  const { queues, total, left, turns } = cycle;
  const mayCome = permission(cycle);
  let next: Place | undefined;
  let nextIndex = 0;
  let largest = Number.NEGATIVE_INFINITY;
  for (const queue of queues) {
    const at = queue.waiting.findIndex(mayCome);
    const index = queue.waiting[at];
    if (index === undefined) continue;
    const behind = queue.weight * (turns.length + 1) - (queue.weight - (left[index] ?? 0)) * total;
    if (behind < largest || (behind === largest && index > nextIndex)) continue;
    next = { queue, at };
    nextIndex = index;
    largest = behind;
  }
  return next ?? frontOf(queues);
}

/** Who stands in front at the beginning (index 0), and who has a turn if the rules leave nobody. */
function frontOf(queues: readonly Queue[]): Place | undefined {
  const queue = queues.find(({ waiting }) => waiting.length > 0);
  return queue && { queue, at: 0 };
}

/** Tells who can take this turn without anybody, itself or one left for later, having to follow itself. */
function permission({ total, heaviest, dominant, left, turns }: Cycle): (index: number) => boolean {
  const last = turns.at(-1);
  const open = total - turns.length - 1;
  if (dominant >= 0 || 2 * heaviest < open - 1) return (index) => index === dominant || index !== last;
  const pressing: number[] = [];
  for (let index = 0; index < left.length; index++) if (2 * (left[index] ?? 0) >= open - 1) pressing.push(index);
  const fits = (other: number, index: number) => {
    const isNow = other === index ? 1 : 0;
    const isFirst = other === turns[0] ? 1 : 0;
    return (left[other] ?? 0) - isNow <= Math.ceil((open - isNow - isFirst) / 2);
  };
  return (index) => index !== last && pressing.every((other) => fits(other, index));
}
