import type { Page } from "playwright-core";

/** Presses Tab until the focus is on the control with this accessible name. */
export async function tabTo(page: Page, name: string | RegExp, key = "Tab"): Promise<void> {
  const wanted = typeof name === "string" ? name : name.source;
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press(key);
    const focused = await page.evaluate(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      if (!(element instanceof HTMLElement)) return "";
      const root = element.getRootNode();
      const labelledBy = element.getAttribute("aria-labelledby");
      const label = labelledBy && root instanceof ShadowRoot ? root.getElementById(labelledBy)?.textContent : undefined;
      const own = "labels" in element && element.labels instanceof NodeList ? element.labels[0]?.textContent : undefined;
      return (element.getAttribute("aria-label") ?? label ?? own ?? element.textContent ?? "").trim();
    });
    if (focused === wanted || (name instanceof RegExp && name.test(focused))) return;
  }
  throw new Error(`No ${wanted} on the way of the Tab key`);
}
