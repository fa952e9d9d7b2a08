type Listener = ((...args: readonly unknown[]) => void) & { readonly once?: Listener };

/** Tells listeners what happens. The build puts this in the place of the one that the libraries of the connection share. */
export class Emitter {
  private listenersOf: Record<string, readonly Listener[]> = {};

  on(event: string, listener: Listener): this {
    this.listenersOf[event] = [...(this.listenersOf[event] ?? []), listener];
    return this;
  }

  once(event: string, listener: Listener): this {
    const once = Object.assign(
      (...args: readonly unknown[]) => {
        this.off(event, once);
        listener(...args);
      },
      { once: listener },
    );
    return this.on(event, once);
  }

  /** Of an event one listener or all; without an event all there are. */
  off(event?: string, listener?: Listener): this {
    if (event === undefined) this.listenersOf = {};
    else this.listenersOf[event] = (this.listenersOf[event] ?? []).filter((one) => listener && one !== listener && one.once !== listener);
    return this;
  }

  removeListener(event: string, listener: Listener): this {
    return this.off(event, listener);
  }

  removeAllListeners(): this {
    return this.off();
  }

  emit(event: string, ...args: readonly unknown[]): this {
    for (const listener of this.listenersOf[event] ?? []) listener.apply(this, [...args]);
    return this;
  }

  /** What the libraries tell each other: a class of theirs may have an `emit` that sends. */
  emitReserved(event: string, ...args: readonly unknown[]): this {
    return Emitter.prototype.emit.call(this, event, ...args) as this;
  }
}
