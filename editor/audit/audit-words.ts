import type { AuditEntry } from "../../domain/model/audit.ts";
import { CommandKind } from "../../domain/model/command.ts";
import { t } from "../texts.ts";

/** What somebody did, as a sentence without its subject: "hat den Bildschirm entkoppelt". */
export function auditWords({ action, details }: AuditEntry): string {
  return t(`audit.${action}`, { command: commandOf(details), screens: Number(details["screens"] ?? 0), ...countsOf(details) });
}

/** What it was done to, as far as it has a name; null if it has none. */
export function auditSubject({ subject, details }: AuditEntry): string | null {
  const { name, site, note } = details;
  const told = [site, name].filter((part) => typeof part === "string" && part !== "").join(", ");
  return told || subject.name || (typeof note === "string" && note !== "" ? note : null);
}

/** Where the thing is to be seen today; null if it is gone or has no page. */
export function auditAddress({ subject }: AuditEntry): string | null {
  return subject.kind === "screen" && subject.id !== null && subject.name !== null ? `/screens/${subject.id}` : null;
}

function commandOf(details: AuditEntry["details"]): string {
  const kind = CommandKind.safeParse(details["command"]);
  return kind.success ? t(`command.${kind.data}`) : "";
}

function countsOf({ added, changed }: AuditEntry["details"]) {
  return { added: Number(added ?? 0), changed: Number(changed ?? 0) };
}
