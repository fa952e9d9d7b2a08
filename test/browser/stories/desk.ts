import type { Browser, Page } from "playwright-core";
import { openReader, type Reader } from "../../editor/browser.ts";

/** An editor's desk: the real editor page in a browser of its own. */
export interface Desk extends Reader {
  readonly page: Page;
}

/** Opens the editor and signs in as somebody does: on the page. */
export async function sitDown(browser: Browser, origin: string, who: { readonly email: string; readonly password: string }): Promise<Desk> {
  const reader = await openReader(browser, origin);
  const page = await reader.context.newPage();
  await page.goto("/");
  await page.getByLabel("E-Mail-Adresse").fill(who.email);
  await page.getByLabel("Passwort").fill(who.password);
  await page.getByRole("button", { name: "Anmelden" }).click();
  await page.getByRole("heading", { name: "Mitteilungen" }).waitFor();
  return { ...reader, page };
}

/** Writes a new announcement for these groups in the composer; it is not published yet. */
export async function write({ page }: Pick<Desk, "page">, title: string, text: string, groups: readonly string[]): Promise<void> {
  await page.getByRole("link", { name: "Neue Mitteilung" }).first().click();
  await page.getByRole("button", { name: "Leere Folie „Text“" }).click();
  await page.getByLabel("Überschrift", { exact: true }).fill(title);
  await page.getByRole("textbox", { name: "Text", exact: true }).fill(text);
  await page.getByRole("button", { name: /^Gruppe/ }).click();
  for (const group of groups)
    await page
      .locator("group-picker")
      .getByRole("checkbox", { name: new RegExp(`^${group}`) })
      .check();
  await answer({ page }, /^Fertig/);
}

/** Presses "Veröffentlichen" and answers the question. Resolves when the server has published. */
export async function publish(desk: Desk): Promise<void> {
  await desk.page.getByRole("button", { name: "Veröffentlichen" }).click();
  await answer(desk, "Veröffentlichen");
}

/** Presses a button of the dialog that is open. Resolves when the dialog has closed. */
export async function answer({ page }: Pick<Desk, "page">, button: string | RegExp): Promise<void> {
  await page.locator("ui-dialog").getByRole("button", { name: button }).click();
  await page.getByRole("dialog").waitFor({ state: "hidden" });
}

/** Resolves when the editor says that every one of so many screens has painted it. */
export async function seeProgress({ page }: Desk, count: number): Promise<void> {
  await page.getByText(new RegExp(`^${String(count)} von ${String(count)} Bildschirmen, `)).waitFor();
}

/** The announcement in the address of the composer. */
export async function idIn({ page }: Desk): Promise<string> {
  await page.waitForURL(/announcements\/[0-9a-f-]{36}$/);
  return new URL(page.url()).pathname.split("/").at(-1) ?? "";
}
