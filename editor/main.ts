import * as z from "zod/mini";
import { applyTheme, currentTheme } from "./theme.ts";
import { installDefaultPolicy } from "./trusted-types.ts";
import { loadTexts, preferredLanguage } from "./texts.ts";

z.config({ jitless: true });
installDefaultPolicy();
applyTheme(currentTheme());
await loadTexts(preferredLanguage());
await import("./app.ts");
