import type { AnnouncementId } from "../model/id.ts";

interface Versioned {
  readonly id: AnnouncementId;
  readonly version: number;
}

/** Names a slide: the announcement's version in one language. */
export function slideId({ id, version }: Versioned, language: string): string {
  return `${id}.${version}.${language}`;
}

const PATTERN = /^([0-9a-f-]{36})\.([1-9]\d{0,8})\.[a-z-]+$/;

/** Reads back which announcement a slide's name speaks of; null if it is no such name. It need not exist. */
export function parseSlideId(text: string): Versioned | null {
  const [, id, version] = PATTERN.exec(text) ?? [];
  return id === undefined ? null : { id: id as AnnouncementId, version: Number(version) };
}
