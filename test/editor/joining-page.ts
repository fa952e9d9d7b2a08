import type { Page } from "playwright-core";
import type { PairingStart } from "../../domain/api/pairing-messages.ts";
import type { City } from "./admin-city.ts";

/** Chooses a table as a file. */
export function chooseTable(page: Page, ...lines: readonly string[]): Promise<void> {
  return page.setInputFiles("#table", {
    name: "bildschirme.csv",
    mimeType: "application/vnd.ms-excel",
    buffer: Buffer.from(lines.join("\r\n")),
  });
}

/** Chooses in a field that is searched by typing; in an open dialog, if there is one. */
export async function choosing(page: Page, label: string, text: string): Promise<void> {
  await page.getByRole("combobox", { name: label, exact: true }).last().fill(text);
  await page.getByRole("option", { name: text }).last().click();
}

/** What a device that was paired by its code is told: its token. */
export async function tokenOf({ server }: City, { id, secret }: PairingStart): Promise<string> {
  const result = await server.clientWith({}).pairings.collect({ id, secret });
  if (result.state !== "paired") throw new Error("The device was not paired");
  return result.token;
}
