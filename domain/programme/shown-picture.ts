import type { AnnouncementContent, Picture } from "../model/announcement.ts";

/** The picture an announcement really shows. One left over from another template is kept in the content but not shown. */
export function shownPicture({ template, picture }: Pick<AnnouncementContent, "template" | "picture">): Picture | null {
  return template === "text" ? null : picture;
}
