import * as z from "zod/mini";

export const THEME_CHOICES = ["system", "light", "dark"] as const;
export const ThemeChoice = z.enum(THEME_CHOICES);
export type ThemeChoice = z.infer<typeof ThemeChoice>;

const STORAGE_KEY = "aushang.theme";

export function currentTheme(): ThemeChoice {
  const stored = ThemeChoice.safeParse(localStorage.getItem(STORAGE_KEY));
  return stored.success ? stored.data : "system";
}

/** Colours the whole editor. `system` follows the computer's setting. */
export function applyTheme(choice: ThemeChoice): void {
  localStorage.setItem(STORAGE_KEY, choice);
  if (choice === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = choice;
}
