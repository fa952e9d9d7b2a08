import type { AushangStage } from "./stage.ts";

/** Fetches letters that come later, perhaps without a server: the service worker keeps the files once they were asked for. */
export async function fetchTypefaces(stage: AushangStage | null, text: string): Promise<void> {
  await stage?.updateComplete;
  if (stage) await document.fonts.load(`16px ${getComputedStyle(stage).fontFamily}`, text).catch(() => undefined);
}
