import { DOCUMENT_LIMITS, IMAGE_LIMITS, VIDEO_LIMITS } from "../../domain/api/media.ts";
import { MEDIA_KINDS, type Media, type MediaKind } from "../../domain/model/media.ts";
import type { Problem } from "../../domain/model/problem.ts";
import type { IconName } from "../elements/icon-names.ts";
import { problemText } from "../elements/problem-summary.ts";
import type { Option } from "../elements/select-field.ts";
import { currentLanguage, t } from "../texts.ts";
import type { FileRefusal } from "./file-check.ts";

export const KIND_ICONS = { image: "image", video: "film", document: "file-text" } as const satisfies Record<MediaKind, IconName>;
const MEGABYTE = 1024 * 1024;

export function kindOptions(): readonly Option<MediaKind | "">[] {
  const every: Option<MediaKind | ""> = { value: "", label: t("library.anyKind") };
  return [
    every,
    ...MEDIA_KINDS.map((kind): Option<MediaKind> => ({ value: kind, label: t(`library.kinds.${kind}`), icon: KIND_ICONS[kind] })),
  ];
}

/** A size in the unit people say: `4,3 MB`. */
export function sizeText(bytes: number): string {
  const [unit, divisor] =
    bytes >= MEGABYTE * 1024 ? ["gigabyte", MEGABYTE * 1024] : bytes >= MEGABYTE ? ["megabyte", MEGABYTE] : ["kilobyte", 1024];
  const digits = bytes / Number(divisor) < 10 ? 1 : 0;
  return new Intl.NumberFormat(currentLanguage(), {
    style: "unit",
    unit: String(unit),
    maximumFractionDigits: digits,
  }).format(bytes / Number(divisor));
}

/** The length of a film as it stands on its picture: `1:05`. */
export function lengthText(durationMs: number): string {
  const seconds = Math.max(1, Math.round(durationMs / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** What is worth knowing of it in one line: size on the screen, length, pages. Unknown parts are left out. */
export function measureText({ kind, width, height, film, pages }: Media): string {
  if (kind === "document") return pages.length > 0 ? t("library.pageCount", { count: pages.length }) : "";
  const size = width > 0 && height > 0 ? `${width} × ${height}` : "";
  return [size, film ? t("library.length", { length: lengthText(film.durationMs) }) : ""].filter(Boolean).join(", ");
}

/** Why nothing could be made of it, and what to do about it. */
export function mediaProblemText({ kind, name, problem }: Pick<Media, "kind" | "name" | "problem">): string {
  if (problem === null) return t("library.problem.unknown");
  if (problem === "unsupported-image" && isHeic(name)) return t("library.problem.heic");
  return t(`library.problem.${problem}`, { ...limitArguments(), kind });
}

/** Why a file was not sent, and what to do about it. */
export function fileRefusalText(refusal: FileRefusal): string {
  return t(`library.refused.${refusal}`, limitArguments());
}

/** What the server said no to. */
export function uploadProblemText(problem: Problem, file: { readonly name: string }): string {
  if (problem.code === "unsupported-image") return isHeic(file.name) ? t("library.problem.heic") : t("library.problem.unsupported-image");
  if (problem.code === "invalid-input" || problem.code === "malformed-request") return t("library.problem.unsupported-file", { kind: "" });
  return problemText(problem);
}

function isHeic(name: string): boolean {
  return /\.hei[cf]$/i.test(name);
}

function limitArguments(): Readonly<Record<string, string | number>> {
  return {
    imageSize: sizeText(IMAGE_LIMITS.bytes),
    videoSize: sizeText(VIDEO_LIMITS.bytes),
    documentSize: sizeText(DOCUMENT_LIMITS.bytes),
    pixels: IMAGE_LIMITS.pixels / 1_000_000,
    pages: DOCUMENT_LIMITS.pages,
    minutes: VIDEO_LIMITS.durationMs / 60_000,
  };
}
