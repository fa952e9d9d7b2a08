import { css, type TemplateResult } from "lit";
import type { UnpairReason } from "../../domain/model/screen.ts";
import { selectField } from "../elements/select-field.ts";
import { t } from "../texts.ts";

const REASONS: readonly UnpairReason[] = ["unstated", "retired", "broken", "lost", "moved", "mistake"];

/** For a dialog that says what will happen and then asks why. */
export const unpairStyles = css`
  p {
    margin-bottom: 1.125rem;
  }
`;

/** Asks why a screen is taken out of service. Needs the styles of `style/fields.ts`. */
export function unpairReason(value: UnpairReason, onChange: (reason: UnpairReason) => void): TemplateResult {
  return selectField<UnpairReason>({
    id: "reason",
    label: t("screen.unpairReason"),
    value,
    options: REASONS.map((reason) => ({ value: reason, label: t(`screen.reason.${reason}`) })),
    onChange,
  });
}
