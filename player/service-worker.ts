interface ScriptUrlPolicy {
  createScriptURL(url: string): string;
}
interface TrustedTypesFactory {
  createPolicy(name: string, rules: ScriptUrlPolicy): ScriptUrlPolicy;
}
declare global {
  interface Window {
    readonly trustedTypes?: TrustedTypesFactory;
  }
}

const SCRIPT = "/play/sw.js";

/** Lets the player start without a server. Where there is no secure context there is no service worker, and the heartbeat says so. @throws if it is refused */
export async function registerServiceWorker(): Promise<void> {
  if (!navigator.serviceWorker) return;
  const wasControlled = navigator.serviceWorker.controller !== null;
  const policy = window.trustedTypes?.createPolicy("app-sw", { createScriptURL: (url) => (url === SCRIPT ? url : "") });
  // A new version of the player is complete and waiting for us: everything it needs is cached, so this reload needs no server.
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    if (wasControlled) location.reload();
    void keepTypefaces();
  });
  await navigator.serviceWorker.register(policy ? policy.createScriptURL(SCRIPT) : SCRIPT, { scope: "/play" });
}

/** What came before it was in charge, or is just coming past it, comes once more for it to keep. */
async function keepTypefaces(): Promise<void> {
  await document.fonts.ready;
  for (const { name } of performance.getEntriesByType("resource")) if (name.endsWith(".woff2")) void fetch(name);
}

/** Asks whether there is a new version of the player. */
export async function lookForUpdate(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration("/play").catch(() => undefined);
  await registration?.update().catch(() => undefined);
}
