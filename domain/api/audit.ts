import { oc } from "@orpc/contract";
import * as z from "zod/mini";
import { AuditEntry } from "../model/audit.ts";
import { page, pageQuery } from "./page.ts";

/** Who did what, newest first; for administrators. `subjectId` narrows it to one thing, such as a screen. */
const list = oc
  .route({ method: "GET", path: "/audit", summary: "Who did what", tags: ["audit"] })
  .input(z.strictObject({ ...pageQuery, subjectId: z.optional(z.uuid()) }))
  .output(page(AuditEntry));

export const audit = { list };
