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

/** The version of the player that this page is. */
export const VERSION = document.documentElement.dataset["version"] ?? "";

/** Lets the player start without a server. Where there is no secure context there is no service worker, and the device report says so. @throws if it is refused */
export async function registerServiceWorker(): Promise<void> {
  const { serviceWorker } = navigator;
  if (!serviceWorker) return;
  let isControlled = serviceWorker.controller !== null;
  const policy = window.trustedTypes?.createPolicy("app-sw", { createScriptURL: (url) => (url === SCRIPT ? url : "") });
  // A new version is in charge: everything it needs is cached, so this reload needs no server.
  serviceWorker.addEventListener("controllerchange", () => {
    if (isControlled) return location.reload();
    isControlled = true;
    void keepTypefaces();
  });
  await serviceWorker.register(policy ? policy.createScriptURL(SCRIPT) : SCRIPT, { scope: "/play" });
}

/** What came before it was in charge, or is just coming past it, comes once more for it to keep. */
async function keepTypefaces(): Promise<void> {
  await document.fonts.ready;
  for (const { name } of performance.getEntriesByType("resource")) if (name.endsWith(".woff2")) void fetch(name);
}

/** Asks whether there is a new version of the player. */
export async function lookForUpdate(): Promise<void> {
  const registration = await ownRegistration();
  await registration?.update().catch(() => undefined);
}

/** The picture changes just now: a good moment for a new version that lies ready. */
export async function adoptUpdate(): Promise<void> {
  const registration = await ownRegistration();
  registration?.waiting?.postMessage("adopt");
}

/** This version hangs there and has its line: it need not step back for the one before. */
export function sayThatItWorks(): void {
  navigator.serviceWorker?.controller?.postMessage(`works ${VERSION}`);
}

/** It does not. If there is another one to step back for, that comes. */
export function sayThatItFails(): void {
  navigator.serviceWorker?.controller?.postMessage(`fails ${VERSION}`);
}

function ownRegistration(): Promise<ServiceWorkerRegistration | undefined> {
  return navigator.serviceWorker?.getRegistration("/play").catch(() => undefined) ?? Promise.resolve(undefined);
}
