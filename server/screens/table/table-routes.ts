import { type ApiContext, actorOf, api } from "../../platform/http/api.ts";
import { type IdsIn, narrowByState } from "../narrow-by-state.ts";
import type { Sender, TableService } from "./table-service.ts";

/** Many screens at once; to be joined to their resource. */
export function tableRoutes(tables: TableService, idsIn: IdsIn) {
  return {
    importPreview: api.screens.importPreview.handler(({ input, context }) => tables.preview(senderOf(context), input.body)),
    importTable: api.screens.importTable.handler(({ input, context }) => tables.run(senderOf(context), input.body, input.query.hash)),
    table: api.screens.table.handler(({ input, context }) => tables.table(actorOf(context), narrowByState(input, idsIn), context.language)),
  };
}

function senderOf(context: ApiContext): Sender {
  return { actor: actorOf(context), address: context.address, language: context.language };
}
