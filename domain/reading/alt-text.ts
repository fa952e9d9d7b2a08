import type { PictureUse } from "../../templates/picture-use.ts";
import type { Language } from "../model/language.ts";

/** What is wrong with the description of a picture: none in some languages, or in some only the name of a file. Null if nothing is. */
export type AltFault =
  | { readonly kind: "missing"; readonly languages: readonly Language[] }
  | { readonly kind: "file-name"; readonly languages: readonly Language[] };

/** Whether people who do not see the picture learn what is on it. A decorative one needs no words. Missing ones are told first. */
export function altFault({ decorative, alt }: Pick<PictureUse, "decorative" | "alt">, languages: readonly Language[]): AltFault | null {
  if (decorative) return null;
  const missing = languages.filter((language) => !alt[language]?.trim());
  if (missing.length > 0) return { kind: "missing", languages: missing };
  const named = languages.filter((language) => isFileName(alt[language] ?? ""));
  return named.length > 0 ? { kind: "file-name", languages: named } : null;
}

const ENDING = /\.(?:jpe?g|png|webp|avif|gif|hei[cf]|tiff?|bmp|svg|pdf)$/iu;
/** As cameras, phones and scanners name their files: IMG_2041, DSC00012, PXL_20261121, Screenshot 2026-11-21, scan0001, WhatsApp Image … */
const CAMERA =
  /^(?:img|dscn?|dscf|pxl|p|image|bild|foto|photo|scan|screenshot|bildschirmfoto|whatsapp[ _]image)[ _-]*\(?\d[\d_ .:\-()a-z]*$/iu;

/** Whether a text is only the name of a file: it ends like one, or is a word and a number as a camera writes them. */
export function isFileName(text: string): boolean {
  const trimmed = text.trim();
  return (ENDING.test(trimmed) && !/\s\S+\s/u.test(trimmed)) || CAMERA.test(trimmed) || /^[\da-f]{8}-?[\da-f-]{8,}$/iu.test(trimmed);
}
