/** The pictures the demo can draw, and the names of their files as people in the city would have called them. */
export const PICTURE_FILES = {
  "fire-station": "feuerwache.png",
  park: "westfalenpark.png",
  "snow-plough": "raeumfahrzeug.png",
  bicycle: "dienstrad.png",
  payslip: "entgeltnachweis.png",
  study: "fortbildung.png",
  "first-aid": "erste-hilfe.png",
  "story-book": "vorlesetag.png",
  jackets: "winterjacken.png",
  soup: "suppe.png",
  "city-mark": "zeichen.png",
  "first-bus": "erster-bus.png",
  "lantern-making": "laternen-basteln.png",
  "lantern-walk": "laternenumzug.png",
  "lantern-fire": "martinsfeuer.png",
} as const;
export type PictureName = keyof typeof PICTURE_FILES;
