import { recall, remember } from "./own-storage.ts";

const newName = () => `${Math.random()}`;

/** Names this page, from its start to its end: one that is loaded anew has another name. */
export const RUN = newName();

/** Names this browser, as long as it remembers anything. A copy of what it remembers bears the same name. */
export function instance(): string {
  const name = recall("aushang.instance") ?? newName();
  remember("aushang.instance", name);
  return name;
}
