import type { Organisation } from "../../domain/model/user.ts";
import type { News } from "../platform/news.ts";

/** Every connecting screen asks for the organisation: it is read once and again after it changed. */
export function rememberOrganisation(read: () => Promise<Organisation>, news: News): () => Promise<Organisation> {
  let remembered: Promise<Organisation> | undefined;
  news.on("settings-changed", () => {
    remembered = undefined;
  });
  return () => {
    remembered ??= read().catch((error: unknown) => {
      remembered = undefined;
      throw error;
    });
    return remembered;
  };
}
