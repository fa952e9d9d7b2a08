import type { IncidentId } from "../../domain/model/id.ts";
import { Problem } from "../../domain/model/problem.ts";
import { api } from "../api-client.ts";
import { problemText } from "../elements/problem-summary.ts";
import { toast } from "../elements/ui-toasts.ts";
import { t } from "../texts.ts";

/** Says that whoever is signed in sees to an incident, and how that went. */
export async function takeIncident(id: IncidentId): Promise<void> {
  try {
    await api.alerts.acknowledge({ id });
    toast({ text: t("incidents.takenToast"), kind: "good" });
  } catch (error) {
    const isLate = error instanceof Problem && error.code === "already-done";
    toast({ text: isLate ? t("incidents.takenBefore") : problemText(error), kind: "bad" });
  }
}
