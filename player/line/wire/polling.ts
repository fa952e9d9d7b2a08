import { partsOf } from "./polled-parts.ts";
import { PATH, type Transport, type TransportNews } from "./transport.ts";

/** Where no WebSocket gets through: one request that waits for news, and one for each packet of ours, in order. */
export function openPolling(origin: string, { onPart, onLost }: TransportNews): Transport {
  const end = new AbortController();
  let address = `${origin}${PATH}polling`;
  let hasBegun = false;
  let asked = 0;
  let sending: Promise<unknown> = Promise.resolve();

  async function ask(body?: string): Promise<string> {
    // Something on the way may keep answers, whatever is said of them: no request is like another.
    const answer = await fetch(`${address}&t=${(++asked).toString(36)}${Date.now().toString(36)}`, {
      ...(body && { method: "POST", body }),
      cache: "no-store",
      signal: end.signal,
    });
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    return answer.text();
  }

  async function listen(): Promise<void> {
    while (!end.signal.aborted) {
      for (const part of partsOf(await ask())) if (!end.signal.aborted) onPart(part);
    }
  }

  function lose(): void {
    if (end.signal.aborted) return;
    end.abort();
    onLost();
  }

  void listen().catch(lose);
  return {
    begin: (session) => {
      address += `&sid=${session}`;
      hasBegun = true;
    },
    send: (text) => {
      sending = sending.then(() => ask(text)).catch(lose);
    },
    close: () => {
      end.abort();
      // Without a goodbye the server would believe for half a minute that somebody listens.
      if (hasBegun) void fetch(address, { method: "POST", body: "1", keepalive: true }).catch(() => undefined);
    },
  };
}
