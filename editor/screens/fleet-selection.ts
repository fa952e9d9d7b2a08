import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { ScreenId } from "../../domain/model/id.ts";

/** Which screens of the list are ticked. With the shift key, all between the last one ticked and this one. */
export class FleetSelection implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #ids: ReadonlySet<ScreenId> = new Set();
  #last: ScreenId | null = null;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    // Nothing to do: a selection lasts as long as its page.
  }

  get ids(): ReadonlySet<ScreenId> {
    return this.#ids;
  }

  has(id: ScreenId): boolean {
    return this.#ids.has(id);
  }

  /** @param order the screens as they are listed, for a range */
  toggle(id: ScreenId, isRange: boolean, order: readonly ScreenId[]): void {
    const isOn = !this.#ids.has(id);
    const between = isRange && this.#last !== null ? rangeOf(order, this.#last, id) : [id];
    this.#last = id;
    this.#set(isOn ? new Set([...this.#ids, ...between]) : without(this.#ids, between));
  }

  /** Ticks all of these, or none if all of them were ticked. */
  toggleAll(ids: readonly ScreenId[]): void {
    const areAll = ids.every((id) => this.#ids.has(id));
    this.#set(areAll ? without(this.#ids, ids) : new Set([...this.#ids, ...ids]));
  }

  clear(): void {
    this.#last = null;
    this.#set(new Set());
  }

  /** What is not listed any more is not ticked any more. */
  keepOnly(ids: ReadonlySet<ScreenId>): void {
    const kept = [...this.#ids].filter((id) => ids.has(id));
    if (kept.length < this.#ids.size) this.#set(new Set(kept));
  }

  #set(ids: ReadonlySet<ScreenId>): void {
    this.#ids = ids;
    this.#host.requestUpdate();
  }
}

function rangeOf(order: readonly ScreenId[], from: ScreenId, until: ScreenId): readonly ScreenId[] {
  const [a, b] = [order.indexOf(from), order.indexOf(until)];
  return a === -1 || b === -1 ? [until] : order.slice(Math.min(a, b), Math.max(a, b) + 1);
}

function without(ids: ReadonlySet<ScreenId>, gone: readonly ScreenId[]): ReadonlySet<ScreenId> {
  const taken = new Set(gone);
  return new Set([...ids].filter((id) => !taken.has(id)));
}
