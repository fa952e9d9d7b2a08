import { ContentHash, MediaId } from "../../domain/model/id.ts";
import { CENTRE, type MediaFiles } from "../../domain/model/media.ts";
import type { Fields } from "../../templates/field.ts";
import type { PictureUse } from "../../templates/picture-use.ts";
import { type DraftSlide, fieldsOf } from "../composer/draft-content.ts";
import { rowsOf, type TypedFields } from "../composer/typed-fields.ts";

/**
 * Drawings that stand in the examples of the gallery, so that they look as they will with a picture of one's own. They never get into an
 * announcement and need no server.
 */
const DRAWINGS = ["station", "garden", "party", "workshop", "canteen", "person", "person-2", "page"] as const;
type Drawing = (typeof DRAWINGS)[number];

const SIZES = { person: [1200, 1200], "person-2": [1200, 1200], page: [1240, 1754] } as const satisfies Partial<Record<Drawing, unknown>>;

function idOf(drawing: Drawing): MediaId {
  return MediaId.parse(`00000000-0000-4000-8000-0000000000${String(DRAWINGS.indexOf(drawing) + 10)}`);
}

function hashOf(drawing: Drawing): ContentHash {
  return ContentHash.parse(String(DRAWINGS.indexOf(drawing)).padStart(64, "0"));
}

/** The files of the drawings, as if they came from the library. */
export const sampleMedia: ReadonlyMap<MediaId, MediaFiles> = new Map(
  DRAWINGS.map((drawing) => {
    const [width, height] = drawing in SIZES ? SIZES[drawing as keyof typeof SIZES] : [1600, 1200];
    const renditions = [{ hash: hashOf(drawing), type: "image/jpeg" as const, width, height, bytes: 1 }];
    return [idOf(drawing), { kind: "image", focus: CENTRE, renditions, pages: [{ width, height, renditions }], film: null }];
  }),
);

const URLS: ReadonlyMap<string, string> = new Map(DRAWINGS.map((drawing) => [hashOf(drawing), `/gallery/${drawing}.svg`]));

export function sampleUrl(hash: ContentHash): string {
  return URLS.get(hash) ?? `/media/${hash}`;
}

const known = new WeakMap<DraftSlide, DraftSlide>();

/** The slide with drawings in the places of its pictures. The same one each time. */
export function samplePictures(slide: DraftSlide): DraftSlide {
  const ready = known.get(slide) ?? { ...slide, fields: filled(fieldsOf(slide.template), slide.fields, drawingsFor(slide)) };
  known.set(slide, ready);
  return ready;
}

/** People for people; scenes, other ones for each example, for everything else. */
function drawingsFor({ template, fields }: DraftSlide): IterableIterator<Drawing> {
  const turn = JSON.stringify(fields).length;
  const faces: readonly Drawing[] = turn % 2 === 0 ? ["person", "person-2"] : ["person-2", "person"];
  if (template === "person" || template === "quotation") return faces.values();
  if (template === "document") return (["page"] as const).values();
  const scenes: readonly Drawing[] = ["station", "garden", "party", "workshop", "canteen"];
  const start = turn % scenes.length;
  return [...scenes.slice(start), ...scenes.slice(0, start)].values();
}

function filled(fields: Fields, values: TypedFields, drawings: IterableIterator<Drawing>): TypedFields {
  const entries = Object.entries(fields).map(([name, { form }]) => {
    const value = values[name];
    if (form.kind === "list") return [name, rowsOf(value).map((row) => filled(form.of, row, drawings))];
    const isFree = value === null && (form.kind === "picture" || form.kind === "document");
    const drawing: Drawing | undefined = isFree ? drawings.next().value : undefined;
    if (!drawing) return [name, value];
    const use: PictureUse = { mediaId: idOf(drawing), decorative: true, alt: {} };
    return [name, form.kind === "picture" ? use : use.mediaId];
  });
  return Object.fromEntries(entries);
}
