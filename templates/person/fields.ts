import { date, line, onOff, picture, plain, richText } from "../kinds.ts";
import { defineTemplate } from "../template.ts";

/** Somebody is welcomed, honoured or introduced. It needs the consent of that person, and disappears with the last day of it. */
export const person = defineTemplate("person", {
  title: line(200, { required: true }),
  name: plain(120, { required: true }),
  role: line(160),
  body: richText(2000),
  picture: picture(),
  consent: onOff(),
  consentUntil: date({ required: true }),
});
