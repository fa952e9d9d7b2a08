import type { TableColumn } from "../../../domain/model/screen-table.ts";
import type { TableRule } from "./table-texts.ts";

/** It is no table of screens at all, because of this line. */
export class TableRefusal extends Error {
  override readonly name = "TableRefusal";
  readonly rule: TableRule;
  readonly line: number;
  readonly column: TableColumn | null;

  constructor(rule: TableRule, line: number, column: TableColumn | null = null) {
    super(`${rule} in line ${String(line)}`);
    this.rule = rule;
    this.line = line;
    this.column = column;
  }
}
