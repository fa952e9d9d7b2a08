import { expect, it } from "vitest";
import { AdminPages } from "../editor/admin-page.ts";
import { violations } from "../editor/axe.ts";

const at = new AdminPages(3, 1);

it("the log tells who did what to which screen, leads there, and knows what a screen was called that is gone", async () => {
  const { client } = at.city.server;
  const [there, gone] = [at.screen(0).id, at.screen(1).id];
  await client.commands.tell({ kind: "reload", screens: { ids: [there] } });
  await client.screens.remove({ id: gone });
  const name = (await client.screens.read({ id: there })).name;
  await at.open("/admin", async (page) => {
    await page.getByRole("link", { name: "Protokoll" }).click();
    const row = page.locator("audit-page li").filter({ hasText: "Ada Admin hat einen Bildschirm angewiesen: Neu laden" });
    await row.waitFor();
    expect(await page.locator("audit-page li").filter({ hasText: "hat einen Bildschirm entkoppelt" }).innerText()).toMatch(/, \S/);
    expect(await violations(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    if (process.env["SHOTS"]) await page.screenshot({ path: `${process.env["SHOTS"]}/audit-390.png` });
    await page.setViewportSize({ width: 1440, height: 900 });
    if (process.env["SHOTS"]) await page.screenshot({ path: `${process.env["SHOTS"]}/audit-1440.png` });
    await row.getByRole("link").click();
    await page.locator("screen-panel").getByText(name, { exact: true }).first().waitFor();
  });
});
