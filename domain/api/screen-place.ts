import { oc } from "@orpc/contract";
import * as z from "zod/mini";
import { ScreenId } from "../model/id.ts";
import { PlaceDraft, ScreenPlace } from "../model/screen-place.ts";

const tags = ["screens"];
const ofScreen = z.strictObject({ id: ScreenId });

/** Note, photo and how many come by. */
const place = oc
  .route({ method: "GET", path: "/screens/{id}/place", summary: "The spot a screen hangs at", tags })
  .input(ofScreen)
  .output(ScreenPlace);

/** 409 `conflict` with the place as it is now, if somebody else changed it. */
const describePlace = oc
  .route({ method: "PUT", path: "/screens/{id}/place", summary: "Describe the spot a screen hangs at", tags })
  .input(z.strictObject({ ...ofScreen.shape, version: z.int(), ...PlaceDraft.shape }))
  .output(ScreenPlace);

/** The newest one, as WebP, with nothing left of what its file said about camera, place and time. `of` only makes the address of each another one. */
const photo = oc
  .route({ method: "GET", path: "/screens/{id}/place/photo", summary: "The photo of the spot", tags })
  .input(z.strictObject({ ...ofScreen.shape, of: z.optional(z.string().check(z.maxLength(64))) }))
  .output(z.file());

/** A JPEG. 413 past 4 MB, 415 `unsupported-image` if it is none. It takes the place of the one before. */
const putPhoto = oc
  .route({
    method: "PUT",
    path: "/screens/{id}/place/photo",
    summary: "Give the spot a photo",
    tags,
    inputStructure: "detailed",
  })
  .input(z.object({ params: ofScreen, body: z.file() }))
  .output(ScreenPlace);

const removePhoto = oc
  .route({ method: "DELETE", path: "/screens/{id}/place/photo", summary: "Remove the photo of the spot", tags })
  .input(ofScreen)
  .output(ScreenPlace);

/** Part of the resource `screens`. */
export const screenPlace = { place, describePlace, photo, putPhoto, removePhoto };
