import * as z from "zod/mini";
import { MediaId } from "../domain/model/id.ts";
import { Language } from "../domain/model/language.ts";

/** The same words in the languages of an announcement; a missing language is still to be written. */
export type Words = Readonly<Partial<Record<Language, string>>>;

/** A picture in its place: a decorative one needs no description, any other has one (`alt`) in each language. */
export const PictureUse = z.strictObject({
  mediaId: MediaId,
  decorative: z.boolean(),
  alt: z.partialRecord(Language, z.string().check(z.trim(), z.maxLength(500))),
});
export type PictureUse = z.infer<typeof PictureUse>;
