import { oc } from "@orpc/contract";
import * as z from "zod/mini";
import { EditVersion } from "../model/edit-version.ts";
import { SiteId } from "../model/id.ts";
import { Site, SiteDraft } from "../model/place.ts";
import { page, pageQuery } from "./page.ts";

const list = oc
  .route({ method: "GET", path: "/sites", summary: "List sites", tags: ["sites"] })
  .input(z.strictObject({ ...pageQuery, search: z.optional(z.string().check(z.maxLength(100))) }))
  .output(page(Site));

const create = oc
  .route({ method: "POST", path: "/sites", summary: "Add a site", tags: ["sites"], successStatus: 201 })
  .input(SiteDraft)
  .output(Site);

const update = oc
  .route({ method: "PUT", path: "/sites/{id}", summary: "Change a site", tags: ["sites"] })
  .input(z.strictObject({ id: SiteId, version: EditVersion, ...SiteDraft.shape }))
  .output(Site);

/** Refused with `in-use` while screens stand there. */
const remove = oc
  .route({ method: "DELETE", path: "/sites/{id}", summary: "Remove a site", tags: ["sites"], successStatus: 204 })
  .input(z.strictObject({ id: SiteId }))
  .output(z.void());

export const sites = { list, create, update, remove };
