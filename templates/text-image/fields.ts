import { choice, line, picture, richText } from "../kinds.ts";
import { defineTemplate } from "../template.ts";

/** Words beside or under a picture. `crop` is the part of the glass the picture takes. */
export const textImage = defineTemplate("text-image", {
  title: line(300, { required: true }),
  body: richText(5000),
  picture: picture({ required: true }),
  crop: choice(["upright", "square", "wide", "half"]),
});
