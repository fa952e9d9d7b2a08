import * as z from "zod/mini";

/** Opaque ids as the server makes them (UUID). Each kind has its own brand, so that one can never stand in for another. */
const uuid = z.uuid();

export const SiteId = uuid.brand<"SiteId">();
export type SiteId = z.infer<typeof SiteId>;
export const GroupId = uuid.brand<"GroupId">();
export type GroupId = z.infer<typeof GroupId>;
export const ScreenId = uuid.brand<"ScreenId">();
export type ScreenId = z.infer<typeof ScreenId>;
export const AnnouncementId = uuid.brand<"AnnouncementId">();
export type AnnouncementId = z.infer<typeof AnnouncementId>;
export const MediaId = uuid.brand<"MediaId">();
export type MediaId = z.infer<typeof MediaId>;
export const UserId = uuid.brand<"UserId">();
export type UserId = z.infer<typeof UserId>;
export const TakeoverId = uuid.brand<"TakeoverId">();
export type TakeoverId = z.infer<typeof TakeoverId>;
export const ScheduleTemplateId = uuid.brand<"ScheduleTemplateId">();
export type ScheduleTemplateId = z.infer<typeof ScheduleTemplateId>;
export const PairingId = uuid.brand<"PairingId">();
export type PairingId = z.infer<typeof PairingId>;
export const EnrolmentId = uuid.brand<"EnrolmentId">();
export type EnrolmentId = z.infer<typeof EnrolmentId>;

export const CommandId = uuid.brand<"CommandId">();
export type CommandId = z.infer<typeof CommandId>;
export const RolloutId = uuid.brand<"RolloutId">();
export type RolloutId = z.infer<typeof RolloutId>;

export const AlertRuleId = uuid.brand<"AlertRuleId">();
export type AlertRuleId = z.infer<typeof AlertRuleId>;
export const ChannelId = uuid.brand<"ChannelId">();
export type ChannelId = z.infer<typeof ChannelId>;
export const IncidentId = uuid.brand<"IncidentId">();
export type IncidentId = z.infer<typeof IncidentId>;
export const NoticeId = uuid.brand<"NoticeId">();
export type NoticeId = z.infer<typeof NoticeId>;
export const AttemptId = uuid.brand<"AttemptId">();
export type AttemptId = z.infer<typeof AttemptId>;
export const MaintenanceId = uuid.brand<"MaintenanceId">();
export type MaintenanceId = z.infer<typeof MaintenanceId>;

/** SHA-256 of a media file or of a playlist's canonical JSON: 64 lower-case hexadecimal digits. */
export const ContentHash = z
  .string()
  .check(z.regex(/^[0-9a-f]{64}$/))
  .brand<"ContentHash">();
export type ContentHash = z.infer<typeof ContentHash>;
