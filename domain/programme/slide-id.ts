import type { AnnouncementId, TakeoverId } from "../model/id.ts";

interface Versioned<Id extends string = AnnouncementId> {
  readonly id: Id;
  readonly version: number;
}

/** Names a slide: the version of an announcement in one language, or of a takeover as a whole, with `takeover` in the language's place. */
export function slideId({ id, version }: Versioned<string>, language: string): string {
  return `${id}.${version}.${language}`;
}

/** `{id}.{version}.{language}`, then `.2`, `.3` … for the slides that follow an announcement's first. */
const PATTERN = /^([0-9a-f-]{36})\.([1-9]\d{0,8})\.([a-z-]+)(?:\.[1-9]\d{0,3})?$/;

/** Reads back which announcement a slide's name speaks of; null if it is no such name. It need not exist. */
export function parseSlideId(text: string): Versioned | null {
  const [, id, version, language] = PATTERN.exec(text) ?? [];
  return id === undefined || language === "takeover" ? null : { id: id as AnnouncementId, version: Number(version) };
}

/** Reads back which takeover a slide's name speaks of; null if it is that of an announcement or none at all. */
export function parseTakeoverSlideId(text: string): Versioned<TakeoverId> | null {
  const [, id, version, language] = PATTERN.exec(text) ?? [];
  return id === undefined || language !== "takeover" ? null : { id: id as TakeoverId, version: Number(version) };
}
