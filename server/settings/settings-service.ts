import * as z from "zod/mini";
import { type Actor, Organisation } from "../../domain/model/user.ts";
import { requireRole } from "../platform/access.ts";
import type { Db } from "../platform/database/database.ts";
import { requireKnownRegion } from "../platform/holiday-regions.ts";
import type { News } from "../platform/news.ts";
import { findOrganisation, saveOrganisation } from "./settings-repository.ts";

interface Parts {
  readonly db: Db;
  readonly news: News;
}

/** Until somebody has set it up. */
const DEFAULT = z.parse(Organisation, { name: "Meine Stadt", zone: "Europe/Berlin", language: "de" });

export type SettingsService = ReturnType<typeof createSettingsService>;

/** What the whole organisation shares: everyone signed in reads it, administrators change it. */
export function createSettingsService({ db, news }: Parts) {
  return {
    async read(actor: Actor): Promise<Organisation> {
      requireRole(actor, "editor");
      return readOrganisation(db);
    },

    /** @throws {Problem} `invalid-input` with `unknown-region` */
    async update(actor: Actor, organisation: Organisation): Promise<Organisation> {
      requireRole(actor, "admin");
      requireKnownRegion(organisation.region);
      await saveOrganisation(db, organisation);
      news.tell("settings-changed", {});
      return organisation;
    },
  };
}

/** The organisation for the server's own use, where nobody acts: sessions, the first set-up, screens. */
export async function readOrganisation(db: Db): Promise<Organisation> {
  return (await findOrganisation(db)) ?? DEFAULT;
}
