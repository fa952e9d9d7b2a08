import * as z from "zod/mini";
import "./app.ts";
import { loadTexts, preferredLanguage } from "./texts.ts";
import { applyTheme, currentTheme } from "./theme.ts";
import { installDefaultPolicy } from "./trusted-types.ts";

z.config({ jitless: true });
installDefaultPolicy();
applyTheme(currentTheme());
await loadTexts(preferredLanguage());
document.body.append(document.createElement("aushang-app"));
