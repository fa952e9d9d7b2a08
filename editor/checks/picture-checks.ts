import { altFault, isFileName } from "../../domain/reading/alt-text.ts";
import { languageName } from "../announcement-look.ts";
import { fieldsOf } from "../composer/draft-content.ts";
import type { FieldPath } from "../composer/fields/field-place.ts";
import type { TypedPicture } from "../composer/typed-fields.ts";
import { currentLanguage, t } from "../texts.ts";
import { type Check, good, type Remedy, warn } from "./check.ts";
import { picturesOn, withValueAt } from "./places.ts";
import type { Writing } from "./writing.ts";

/** Whether there is a picture where there must be one, whether all are described, and whether they are to be looked at rather than read. */
export function pictureChecks(writing: Writing): readonly Check[] {
  const { slide, content, textInPictures } = writing;
  const pictures = picturesOn(slide);
  const form = fieldsOf(slide.template)["picture"]?.form;
  if (pictures.length === 0) {
    const isMissing = form?.kind === "picture" && form.required;
    return isMissing ? [warn("picture", t("check.pictureMissing"), { label: t("check.choosePicture"), path: ["picture"] })] : [];
  }
  const faulty = pictures.find(({ use }) => altFault(use, content.languages));
  const isDecorative = pictures.every(({ use }) => use.decorative);
  const described = faulty ? altCheck(writing, faulty) : good("alt", t(isDecorative ? "check.decorative" : "check.described"));
  const suspected = pictures.find(({ use }) => textInPictures.has(use.mediaId));
  const go = suspected && { label: t("check.otherPicture"), path: suspected.path };
  return [described, ...(go ? [warn("text-in-picture", t("check.textInPicture"), go)] : [])];
}

function altCheck(writing: Writing, { path, use }: { readonly path: FieldPath; readonly use: TypedPicture }): Check {
  const { content } = writing;
  const fault = altFault(use, content.languages);
  const languages = fault?.languages ?? [];
  const names = new Intl.ListFormat(currentLanguage(), { type: "conjunction" }).format(languages.map(languageName));
  const isEverywhere = languages.length === content.languages.length;
  const missing = isEverywhere ? t("check.undescribed") : t("check.undescribedIn", { languages: names });
  return warn("alt", fault?.kind === "file-name" ? t("check.fileName") : missing, ...altRemedies(writing, path, use, languages[0]));
}

/** What the library says of the picture is a description in the original language only. */
function altRemedies({ content, slide, media }: Writing, path: FieldPath, use: TypedPicture, first: string | undefined): readonly Remedy[] {
  const description = media.get(use.mediaId)?.description.trim() ?? "";
  const [original] = content.languages;
  const isOurs = first === original && description !== "" && !isFileName(description);
  const change = (value: TypedPicture) => withValueAt(content, slide, path, value);
  const take =
    original && isOurs
      ? { label: t("check.takeDescription"), content: change({ ...use, alt: { ...use.alt, [original]: description } }) }
      : null;
  const write = { label: t("check.describe"), path: [...path, "alt", ...(first ? [first] : [])] };
  return [take ?? write, { label: t("check.makeDecorative"), content: change({ ...use, decorative: true }) }];
}
