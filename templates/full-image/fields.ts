import { line, picture } from "../kinds.ts";
import { defineTemplate } from "../template.ts";

/** A picture over the whole glass, with a caption on it. */
export const fullImage = defineTemplate("full-image", {
  title: line(200, { required: true }),
  caption: line(300),
  picture: picture({ required: true }),
});
