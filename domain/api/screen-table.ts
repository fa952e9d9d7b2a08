import { oc } from "@orpc/contract";
import * as z from "zod/mini";
import { ContentHash, GroupId, SiteId } from "../model/id.ts";
import { PresenceState } from "../model/screen.ts";
import { TableImported, TablePreview } from "../model/screen-table.ts";

const tags = ["screens"];
/** Where tables come in as `text/csv`: their bytes as they are, in whatever encoding. */
export const TABLE_PATHS = ["/screens/import/preview", "/screens/import"] as const;

/** The table itself: see `docs/operations.md`. 413 past 4 MB. */
const body = z.file();

/**
 * Says line by line what importing this table would do, and does nothing: which screens are new, which change and how, and what is wrong where. 422
 * if it is no table of screens at all.
 */
const importPreview = oc
  .route({
    method: "POST",
    path: TABLE_PATHS[0],
    summary: "What an import of screens would do",
    tags,
    inputStructure: "detailed",
  })
  .input(z.object({ body }))
  .output(TablePreview);

/**
 * Imports a table of screens, all of it or nothing. `hash` is that of the preview somebody has agreed to: 409 `conflict` if it would not do just that any
 * more. 422 while anything is wrong. New screens are expected, unless a line has the code of the device that is to be one.
 */
const importTable = oc
  .route({ method: "POST", path: TABLE_PATHS[1], summary: "Import screens", tags, inputStructure: "detailed" })
  .input(z.object({ query: z.strictObject({ hash: ContentHash }), body }))
  .output(TableImported);

/** All screens, or those that a list narrowed like this shows, as a table that can be imported again. Headings are in the reader's language. */
const table = oc
  .route({ method: "GET", path: "/screens.csv", summary: "Screens as CSV", tags })
  .input(
    z.strictObject({
      search: z.optional(z.string().check(z.maxLength(100))),
      siteId: z.optional(SiteId),
      groupId: z.optional(GroupId),
      state: z.optional(PresenceState),
    }),
  )
  .output(z.file());

/** Part of the resource `screens`. */
export const screenTable = { importPreview, importTable, table };
