import { canComeBack } from "../health/reloads.ts";
import { serverAnswers } from "../health/server-answers.ts";
import { forget } from "../own-storage.ts";
import type { Hands } from "./obedience.ts";
import { snapshot } from "./snapshot.ts";

interface Reach {
  readonly token: string;
  readonly identify: () => void;
  /** @returns null where no helper could do it */
  readonly restart: () => Promise<boolean | null>;
  /** Takes over the playlist the server has now and looks at every file anew. @returns false without an answer */
  readonly fetchAgain: () => Promise<boolean>;
}

/** What a screen can do when it is told from afar. */
export function remoteHands({ token, identify, restart, fetchAgain }: Reach): Hands {
  return {
    reload: async () => (await canComeBack()) && leave(),
    identify: async () => {
      identify();
      return true;
    },
    fetch: fetchAgain,
    clear: async () => {
      // Nothing is thrown away that could not be fetched just now.
      if (!(await serverAnswers())) return false;
      for (const name of await caches.keys()) await caches.delete(name);
      for (const worker of (await navigator.serviceWorker?.getRegistrations()) ?? []) await worker.unregister();
      forget("aushang.playlist");
      return leave();
    },
    restart,
    screenshot: async (id) => {
      const body = await snapshot(document.querySelector("aushang-player") as Element);
      const headers = { authorization: `Bearer ${token}` };
      return (await fetch(`/api/v1/player/screenshots/${id}`, { method: "POST", headers, body, credentials: "omit" })).ok;
    },
  };
}

function leave(): Promise<never> {
  location.reload();
  return new Promise(() => undefined);
}
