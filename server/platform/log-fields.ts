import { AsyncLocalStorage } from "node:async_hooks";

/** What every line says that is written while something goes on: which request, which screen, which account. Ids only, never names. */
export interface LogFields {
  readonly requestId?: string;
  readonly screenId?: string;
  userId?: string;
}

const fields = new AsyncLocalStorage<LogFields>();

/** Does work whose lines in the log all carry these fields, whoever writes them and however much later. */
export function withLogFields<T>(these: LogFields, work: () => T): T {
  return fields.run(these, work);
}

/** Says who asks, as soon as that is known. Outside of a request it says nothing. */
export function noteUser(userId: string): void {
  const store = fields.getStore();
  if (store !== undefined) store.userId = userId;
}

/** The fields of what is going on. */
export function currentLogFields(): LogFields {
  return fields.getStore() ?? {};
}
