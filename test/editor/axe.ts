import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { settle } from "./browser.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/**
 * What axe finds wrong on the page as it is now, one line each, and whether the page is wider than its window. Evaluated by the debugger,
 * which the page's policy does not bind.
 */
export async function violations(page: Page): Promise<readonly string[]> {
  await settle(page);
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished)).then(() => undefined));
  await page.evaluate(AXE);
  return page.evaluate(async (rules) => {
    const axe: {
      run(
        context: Document,
        options: object,
      ): Promise<{ violations: { id: string; nodes: { target: unknown; failureSummary: string }[] }[] }>;
    } = Reflect.get(window, "axe");
    const found = await axe.run(document, { runOnly: rules });
    const width = document.documentElement.scrollWidth;
    const wide = width > innerWidth ? [`wider than the window: ${String(width)}`] : [];
    const broken = found.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${JSON.stringify(target)} ${failureSummary}`),
    );
    return [...wide, ...broken];
  }, RULES);
}
