import { actorOf, api } from "../../platform/http/api.ts";
import type { PlaceService } from "./place-service.ts";

/** What is known of the spot of a screen; to be joined to its resource. */
export function placeRoutes(places: PlaceService) {
  const { screens } = api;
  return {
    place: screens.place.handler(({ input, context }) => places.read(actorOf(context), input.id)),
    describePlace: screens.describePlace.handler(({ input: { id, version, ...draft }, context }) =>
      places.describe(actorOf(context), id, version, draft),
    ),
    photo: screens.photo.handler(({ input, context }) => places.photo(actorOf(context), input.id)),
    putPhoto: screens.putPhoto.handler(({ input, context }) => places.putPhoto(actorOf(context), input.params.id, input.body)),
    removePhoto: screens.removePhoto.handler(({ input, context }) => places.removePhoto(actorOf(context), input.id)),
  };
}
