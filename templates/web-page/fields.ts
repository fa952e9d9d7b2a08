import { choice, line, url } from "../kinds.ts";
import { defineTemplate } from "../template.ts";

/** A page of the web, shut into a frame that can do nothing else. Only origins the organisation allows are shown. */
export const webPage = defineTemplate("web-page", {
  title: line(200, { required: true }),
  address: url({ required: true }),
  zoom: choice(["100", "125", "150", "200", "75", "50"]),
});
