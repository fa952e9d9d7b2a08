import type { AnnouncementContent } from "../../domain/model/announcement.ts";
import type { Category } from "../../domain/model/category.ts";
import type { Precedence } from "../../domain/model/precedence.ts";
import type { SlideContent } from "../../templates/registry.ts";
import type { GroupName } from "./city-plan.ts";
import type { PictureName } from "./pictures/picture-names.ts";
import type { PlannedVariant } from "./planned-slides.ts";

/** What has become of it, in days before the demo was made. */
export type Fate =
  | { readonly kind: "draft" }
  | { readonly kind: "published"; readonly daysAgo: number }
  | { readonly kind: "withdrawn"; readonly daysAgo: number; readonly withdrawnDaysAgo: number };

/**
 * An announcement before it has ids: groups and pictures go by name. Either it has words and perhaps a picture, or slides of its own in German.
 * Without a precedence it is normal.
 */
export interface PlannedAnnouncement {
  readonly by: "admin" | "editor";
  readonly category: Category;
  readonly variants?: readonly PlannedVariant[];
  readonly picture?: PictureName | null;
  readonly slides?: readonly SlideContent[];
  readonly targets: readonly GroupName[];
  readonly schedule: AnnouncementContent["schedule"];
  readonly precedence?: Precedence;
  readonly weight: number;
  readonly fate: Fate;
}
