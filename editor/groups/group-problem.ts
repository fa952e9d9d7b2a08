import { Problem } from "../../domain/model/problem.ts";
import { problemText } from "../elements/problem-summary.ts";
import { t } from "../texts.ts";

/** Why a change of the tree was refused, in words about groups. */
export function groupProblem(error: unknown): string {
  if (!(error instanceof Problem)) return problemText(error);
  if (error.code === "in-use") return t("groups.inUse");
  if (error.code === "conflict") return t("groups.conflict");
  if (error.extras.issues?.some(({ rule }) => rule === "below-itself")) return t("groups.belowItself");
  if (error.extras.issues?.some(({ rule }) => rule === "unknown-group")) return t("groups.parentGone");
  return problemText(error);
}
