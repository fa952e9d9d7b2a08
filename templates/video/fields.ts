import { line, onOff, videoFile } from "../kinds.ts";
import { defineTemplate } from "../template.ts";

/** A film, muted unless the screen may sound, with its captions. */
export const video = defineTemplate("video", {
  title: line(200, { required: true }),
  video: videoFile({ required: true }),
  sound: onOff(),
});
