import type { CommandKind } from "../../domain/model/command.ts";
import type { IconName } from "../elements/icon-names.ts";

/** What a screen can be told, in the order people ask for it. */
export const COMMANDS: readonly (readonly [CommandKind, IconName])[] = [
  ["reload", "refresh-cw"],
  ["identify", "scan-eye"],
  ["screenshot", "camera"],
  ["fetch", "cloud-download"],
  ["clear", "eraser"],
  ["restart", "power"],
];

/** What nobody in the room would mind: it needs no second thought. */
export const HARMLESS: ReadonlySet<CommandKind> = new Set(["reload", "identify", "fetch"]);
