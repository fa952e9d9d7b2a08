import binary from "@sparticuz/chromium";

/** Unpacks the browser before anybody uses it: two tests that begin at the same time would find it half written. */
export async function setup(): Promise<void> {
  await binary.executablePath();
}
