/** `Chromium 108.0.5359.0`, or all that another browser calls itself. */
export function engineName(): string {
  const version = /Chrome\/(\d+(?:\.\d+){0,3})/.exec(navigator.userAgent)?.[1];
  return (version ? `Chromium ${version}` : navigator.userAgent).slice(0, 80);
}

/** What this device says of itself in each heartbeat. */
export function engineText(): string {
  // Without a secure context there is no service worker, no checking of hashes and no cache: the operator must know.
  return (isSecureContext ? engineName() : `${engineName()} (insecure context)`).slice(0, 80);
}

/** `1920x1080@1`, in CSS pixels and device pixels per CSS pixel. */
export function viewportText(): string {
  return `${innerWidth}x${innerHeight}@${Math.round(devicePixelRatio * 100) / 100}`.slice(0, 20);
}

/** How many bytes the browser keeps for us; null if it does not say. */
export async function storageBytes(): Promise<number | null> {
  const estimate = await navigator.storage?.estimate?.().catch(() => null);
  return estimate?.usage === undefined ? null : Math.round(estimate.usage);
}

/** Asks the browser not to clear our storage when disks get full. */
export async function askToPersist(): Promise<void> {
  await navigator.storage?.persist?.().catch(() => false);
}

/** Keeps the panel awake as long as the page is visible, where the engine can. */
export function keepAwake(): void {
  const ask = () => {
    if (document.visibilityState === "visible") void navigator.wakeLock?.request("screen").catch(() => undefined);
  };
  document.addEventListener("visibilitychange", ask);
  ask();
}
