import { line, list, picture } from "../kinds.ts";
import { defineTemplate } from "../template.ts";

/** Up to twelve pictures that follow each other, each with a line. Every picture becomes a slide. */
export const photoStory = defineTemplate("photo-story", {
  title: line(200, { required: true }),
  photos: list({ min: 2, max: 12 }, { picture: picture({ required: true }), caption: line(200) }),
});
