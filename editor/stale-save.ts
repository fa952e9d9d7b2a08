import { html, nothing, type TemplateResult } from "lit";
import * as z from "zod/mini";
import { Problem } from "../domain/model/problem.ts";
import { t } from "./texts.ts";
import "./elements/ui-icon.ts";

/** What stands after a refused save, or undefined if the refusal was about something else. Keys this page does not know are passed over. */
export function standing<Shape extends z.core.$ZodShape>(
  error: unknown,
  schema: z.ZodMiniObject<Shape>,
): z.infer<z.ZodMiniObject<Shape>> | undefined {
  if (!(error instanceof Problem) || error.code !== "conflict") return undefined;
  const parsed = z.safeParse(z.object(schema.shape), error.extras.current);
  return parsed.success ? parsed.data : undefined;
}

export interface Conflict {
  /** What the other person left there, field by field, as far as it differs. */
  readonly lines: readonly string[];
  readonly onTheirs: () => void;
  readonly onMine: () => void;
}

/** Says that somebody else was faster, what stands there now, and leaves the choice to the reader. Needs `style/notes.ts` and `style/buttons.ts`. */
export function conflictNote(conflict: Conflict | undefined): TemplateResult | typeof nothing {
  if (!conflict) return nothing;
  return html`<div class="problem-summary" role="alert" tabindex="-1">
    <ui-icon name="users"></ui-icon>
    <div>
      <p><strong>${t("stale.heading")}</strong> ${conflict.lines.length > 0 ? t("stale.now") : t("stale.same")}</p>
      ${conflict.lines.length > 0 ? html`<ul>${conflict.lines.map((line) => html`<li>${line}</li>`)}</ul>` : nothing}
      <p class="conflict-choice">
        <button class="button small" type="button" @click=${conflict.onTheirs}>${t("stale.theirs")}</button>
        <button class="button small" type="button" @click=${conflict.onMine}>${t("stale.mine")}</button>
      </p>
    </div>
  </div>`;
}
