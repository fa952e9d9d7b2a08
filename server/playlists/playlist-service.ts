import type { ContentHash, GroupId, MediaId, TakeoverId } from "../../domain/model/id.ts";
import type { Playlist } from "../../domain/model/playlist.ts";
import { canonicalJson } from "../../domain/programme/canonical-json.ts";
import type { City, GroupNode } from "../../domain/programme/city.ts";
import { compile } from "../../domain/programme/compile.ts";
import { mediaOf } from "../../domain/programme/content.ts";
import { coveredGroups, isTargeted } from "../../domain/programme/targeting.ts";
import type { Db } from "../platform/database/database.ts";
import { readable, type TellUnreadable } from "../platform/database/readable-rows.ts";
import { sha256 } from "../platform/secret.ts";
import { countByAudience } from "../screens/screen-repository.ts";
import { audienceOf } from "./audience.ts";
import type { CityReader } from "./city-reader.ts";
import { readPlaylist } from "./earlier-playlist.ts";
import {
  deleteAudiencesExcept,
  findAudiencePlaylists,
  findPlaylist,
  type StoredPlaylist,
  savePlaylist,
  setAudiencePlaylist,
} from "./playlist-repository.ts";
import { Revision } from "./revision.ts";
import { SlideIds } from "./slide-ids.ts";
import { SlideTitles } from "./slide-titles.ts";

interface Parts {
  readonly db: Db;
  readonly now: () => number;
  readonly city: CityReader;
  readonly tellUnreadable: TellUnreadable;
}

/** An audience whose playlist is another one now. */
export interface ChangedAudience {
  readonly key: string;
  readonly playlist: StoredPlaylist;
}

/** Sends changed playlists on their way; what it returns is waited for. */
export type Push = (changed: readonly ChangedAudience[]) => Promise<void> | void;

type ChooseAudiences = (known: readonly string[], city: City) => readonly string[];

export type PlaylistService = ReturnType<typeof createPlaylistService>;

/** Compiles playlists for audiences, keeps them by hash, and knows which audience has which. */
export function createPlaylistService({ db, now, city, tellUnreadable }: Parts) {
  const current = new Map<string, ContentHash>();
  const texts = new Map<ContentHash, string>();
  const unstored = new Map<string, StoredPlaylist>();

  const slideIds = new SlideIds();
  const revision = new Revision(db, now);

  function compiled(snapshot: City, key: string): StoredPlaylist {
    const playlist = compile(snapshot, audienceOf(key), now());
    const text = canonicalJson(playlist);
    const hash = sha256(text) as ContentHash;
    slideIds.note(hash, playlist);
    return { hash, text };
  }

  const titles = new SlideTitles();
  let last: Promise<unknown> = Promise.resolve();

  /**
   * Compiles audiences. One recompilation at a time, each from a fresh look at the data: an older look can never overwrite what a newer one
   * saw. What has changed goes to `push` first and into the database afterwards: after a crash in between, the start compiles the same again.
   */
  function recompile(choose: ChooseAudiences, push: Push = () => undefined): Promise<ChangedAudience[]> {
    const next = last.then(() => recompileNow(choose, push));
    last = next.catch(() => undefined);
    return next;
  }

  /** Somebody has changed what is shown: what is compiled now is newer than what was before. */
  function recompileChanged(choose: ChooseAudiences, push?: Push): Promise<ChangedAudience[]> {
    last = last.then(() => revision.advance()).catch(() => undefined);
    return recompile(choose, push);
  }

  async function recompileNow(choose: ChooseAudiences, push: Push): Promise<ChangedAudience[]> {
    const snapshot = await city.read();
    titles.note(snapshot.announcements, snapshot.takeovers);
    const known = [...(await countByAudience(db)).keys()];
    forgetAudiencesExcept(known);
    const keys = choose(known, snapshot);
    const all = readable(
      keys,
      (key) => ({ key, playlist: compiled(snapshot, key) }),
      (key) => `audience ${key}`,
      tellUnreadable,
    );
    const changed = all.filter(({ key, playlist }) => current.get(key) !== playlist.hash);
    for (const { key, playlist } of changed) {
      current.set(key, playlist.hash);
      texts.set(playlist.hash, playlist.text);
    }
    try {
      await push(changed);
    } finally {
      await store(changed);
    }
    forgetUnusedTexts();
    return changed;
  }

  /** Whoever is in no audience gets nothing compiled: what such an audience had would be out of date when somebody returns to it. */
  function forgetAudiencesExcept(known: readonly string[]): void {
    const kept = new Set(known);
    for (const key of current.keys()) if (!kept.has(key)) current.delete(key);
  }

  /** Also stores what could not be stored the last time, such as on a full disk. */
  async function store(changed: readonly ChangedAudience[]): Promise<void> {
    for (const { key, playlist } of changed) unstored.set(key, playlist);
    if (unstored.size === 0) return;
    await db.transaction().execute(async (tx) => {
      for (const [key, playlist] of unstored) {
        await savePlaylist(tx, playlist, now());
        await setAudiencePlaylist(tx, key, playlist.hash, now());
      }
    });
    unstored.clear();
  }

  function forgetUnusedTexts(): void {
    const used = new Set(current.values());
    for (const hash of texts.keys()) if (!used.has(hash)) texts.delete(hash);
  }

  return {
    /** Loads what is stored and brings every audience up to date: after a crash, the data says what the screens should play. */
    async start(): Promise<ChangedAudience[]> {
      await deleteAudiencesExcept(db, [...(await countByAudience(db)).keys()]);
      await revision.load();
      for (const [key, hash] of await findAudiencePlaylists(db)) current.set(key, hash);
      return recompile((keys) => keys);
    },

    /** The revision under which playlists are sent now. */
    revision: (): number => revision.value,

    /** Compiles everything afresh although nobody changed anything: the horizon moves on. */
    refreshAll: (push?: Push): Promise<ChangedAudience[]> => recompile((keys) => keys, push),

    /** Recompiles every audience that has screens. */
    recompileAll: (push?: Push): Promise<ChangedAudience[]> => recompileChanged((keys) => keys, push),

    /** Recompiles the audiences that a target on any of these groups reaches, and no others. */
    recompileReached: (groupIds: readonly GroupId[], push?: Push): Promise<ChangedAudience[]> =>
      recompileChanged((keys, { groups }) => reached(keys, groups, groupIds), push),

    /** Recompiles the audiences that something of the library is shown to, in an announcement or as a logo. */
    recompileShowing: (mediaId: MediaId, push?: Push): Promise<ChangedAudience[]> =>
      recompileChanged(
        (keys, snapshot) => (isLogo(snapshot, mediaId) ? keys : reached(keys, snapshot.groups, groupsShowing(snapshot, mediaId))),
        push,
      ),

    /** The audiences that a target on any of these groups reaches. */
    async reachedBy(groupIds: readonly GroupId[]): Promise<string[]> {
      const { groups } = await city.read();
      return reached([...(await countByAudience(db)).keys()], groups, groupIds);
    },

    /** The hash an audience should play, if it has been compiled: no I/O, for every heartbeat. */
    currentHash(key: string): ContentHash | null {
      return current.get(key) ?? null;
    },

    /** The playlist an audience should play now; compiled if it is new. */
    async currentPlaylist(key: string): Promise<StoredPlaylist> {
      const hash = current.get(key) ?? (await recompile(() => [key]))[0]?.playlist.hash ?? current.get(key);
      if (hash === undefined) throw new Error(`No playlist for audience ${key}`);
      return this.byHash(hash);
    },

    async byHash(hash: ContentHash): Promise<StoredPlaylist> {
      const text = texts.get(hash) ?? (await findPlaylist(db, hash))?.text;
      if (text === undefined) throw new Error(`Playlist ${hash} is not stored`);
      texts.set(hash, text);
      return { hash, text };
    },

    parse({ text }: StoredPlaylist): Playlist {
      return readPlaylist(text);
    },

    /** Whether a playlist has this slide, as far as is remembered: what a screen reports must be something it was given. */
    hasSlide: (hash: ContentHash, slide: string): boolean => slideIds.has(hash, slide),

    /** The names of everything on a playlist; null if it is not stored any more. */
    async slidesOn(hash: ContentHash): Promise<ReadonlySet<string> | null> {
      const known = slideIds.of(hash);
      if (known !== undefined) return known;
      const stored = await findPlaylist(db, hash);
      if (stored === undefined) return null;
      slideIds.note(hash, readPlaylist(stored.text));
      return slideIds.of(hash) ?? null;
    },

    /** The takeovers on a playlist in any version; undefined if it is not remembered. */
    takeoversOn: (hash: ContentHash): readonly TakeoverId[] | undefined => slideIds.takeoversOn(hash),

    /** The original's title for a slide (`{announcement}.{version}.{language}`) that was on a playlist since the start, null if unknown. */
    titleOf: (slideId: string): string | null => titles.of(slideId),
  };
}

function isLogo({ looks }: City, mediaId: MediaId): boolean {
  return [looks.organisation, ...looks.groups.values()].some(({ logo }) => logo === mediaId);
}

function groupsShowing({ announcements }: City, mediaId: MediaId): readonly GroupId[] {
  return announcements.filter(({ content }) => mediaOf(content).includes(mediaId)).flatMap(({ content }) => content.targets);
}

/** Those of the audiences that a target on any of the groups reaches. */
export function reached(keys: readonly string[], groups: readonly GroupNode[], groupIds: readonly GroupId[]): string[] {
  return keys.filter((key) => isTargeted(groupIds, coveredGroups(groups, audienceOf(key).groupIds)));
}
