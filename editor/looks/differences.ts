import type { Look } from "../../domain/model/look.ts";
import { canonicalJson } from "../../domain/programme/canonical-json.ts";
import { t } from "../texts.ts";

/** Where a look that stands differs from mine, in the words of the form. */
export function differences(theirs: Look, mine: Look): readonly string[] {
  const differs = (part: keyof Look) => canonicalJson(theirs[part]) !== canonicalJson(mine[part]);
  const line = (field: string, value: string) => t("stale.line", { field, value });
  const other = (field: string) => t("looks.differs", { field });
  return [
    ...(differs("logo") ? [other(t("looks.logo"))] : []),
    ...(differs("accent") ? [line(t("looks.colour"), theirs.accent ?? t("looks.accent.categories"))] : []),
    ...(differs("tone") ? [line(t("looks.light"), t(`looks.tone.${theirs.tone.kind}`))] : []),
    ...(differs("typeface") ? [line(t("looks.typeface"), t(`looks.typeface.${theirs.typeface}`))] : []),
    ...(differs("header") ? [other(t("looks.header"))] : []),
    ...(differs("footer") ? [other(t("looks.footer"))] : []),
    ...(differs("ticker") ? [other(t("looks.ticker"))] : []),
    ...(differs("safeAreaPercent") ? [line(t("looks.edge"), `${String(theirs.safeAreaPercent)} %`)] : []),
  ];
}
