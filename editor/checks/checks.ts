import { categoryLook } from "../../domain/reading/category-look.ts";
import { contrast } from "../../domain/reading/contrast.ts";
import { currentLanguage, t } from "../texts.ts";
import { type Check, good, warn } from "./check.ts";
import { personCheck } from "./person-check.ts";
import { pictureChecks } from "./picture-checks.ts";
import { sizeChecks } from "./size-checks.ts";
import { amountCheck, capitalsCheck, readingCheck, sentenceCheck } from "./word-checks.ts";
import type { Writing } from "./writing.ts";

const LEAST_CONTRAST = 4.5;

/** Everything there is to say of the slide that is written. It never forbids anything: publishing has rules of its own. */
export function checksOf(writing: Writing): readonly Check[] {
  return [
    ...sizeChecks(writing),
    ...readingCheck(writing),
    ...pictureChecks(writing),
    contrastCheck(writing),
    ...personCheck(writing),
    ...amountCheck(writing),
    ...sentenceCheck(writing),
    ...capitalsCheck(writing),
  ];
}

const PAPERS = { paper: "#f6f4ee", night: "#0e1830" } as const;

/** As measured on the glass; until then that of the category's colour, the faintest on a plain slide. */
function contrastCheck({ contrast: measured, content: { category } }: Writing): Check {
  const { paper, night } = categoryLook[category];
  const ratio = measured ?? Math.min(contrast(paper, PAPERS.paper), contrast(night, PAPERS.night));
  const said = new Intl.NumberFormat(currentLanguage(), { maximumFractionDigits: 1 }).format(Math.floor(ratio * 10) / 10);
  if (ratio >= LEAST_CONTRAST)
    return good("contrast", t(measured === undefined ? "check.contrast" : "check.contrastMeasured", { ratio: said }));
  return warn("contrast", t("check.contrastLow", { ratio: said }), { label: t("check.otherPicture"), path: ["picture"] });
}
