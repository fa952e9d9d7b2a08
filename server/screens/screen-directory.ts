import type { ScreenId } from "../../domain/model/id.ts";
import type { Db } from "../platform/database/database.ts";
import type { TellUnreadable } from "../platform/database/readable-rows.ts";
import type { News } from "../platform/news.ts";
import { findAllKnownScreens, findKnownScreen, findScreenByToken, type KnownScreen } from "./screen-repository.ts";

interface Entry {
  readonly tokenHash: string;
  readonly screen: KnownScreen;
}

/**
 * Every screen by its token, in memory: when a whole fleet returns at once, no query is needed to recognise it. What is not in it is looked
 * up in the database, so being behind costs a query and never admits or refuses wrongly; a removed screen is gone from it at once.
 */
export class ScreenDirectory {
  readonly #db: Db;
  readonly #byToken = new Map<string, KnownScreen>();
  readonly #tokens = new Map<ScreenId, string>();
  #changes = 0;

  constructor(db: Db, news: News) {
    this.#db = db;
    news.on("screen-changed", ({ screenId }) => this.#changed(screenId));
    news.on("screen-replaced", ({ screenId }) => this.#changed(screenId));
    news.on("screens-imported", ({ changed }) => {
      for (const id of changed) this.#changed(id);
    });
    news.on("screen-removed", ({ screenId }) => this.#changed(screenId));
  }

  /** Learns the whole fleet. */
  async start(tell: TellUnreadable): Promise<void> {
    for (const entry of await findAllKnownScreens(this.#db, tell)) this.#learn(entry);
  }

  async byToken(tokenHash: string): Promise<KnownScreen | undefined> {
    const known = this.#byToken.get(tokenHash);
    if (known !== undefined) return known;
    const asked = this.#changes;
    const screen = await findScreenByToken(this.#db, tokenHash);
    // What changed while we asked may have changed this: then it is used once and not remembered.
    if (screen !== undefined && asked === this.#changes) this.#learn({ tokenHash, screen });
    return screen;
  }

  byId(id: ScreenId): Promise<KnownScreen | undefined> {
    return findKnownScreen(this.#db, id);
  }

  #changed(id: ScreenId): void {
    this.#changes += 1;
    this.#forget(id);
  }

  #learn({ tokenHash, screen }: Entry): void {
    this.#forget(screen.id);
    this.#byToken.set(tokenHash, screen);
    this.#tokens.set(screen.id, tokenHash);
  }

  #forget(id: ScreenId): void {
    const tokenHash = this.#tokens.get(id);
    if (tokenHash !== undefined) this.#byToken.delete(tokenHash);
    this.#tokens.delete(id);
  }
}
