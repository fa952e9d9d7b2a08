import { randomUUID } from "node:crypto";
import { Announcement, type AnnouncementContent } from "../../../domain/model/announcement.ts";
import type { AnnouncementId, GroupId } from "../../../domain/model/id.ts";
import { Refusal } from "../refusal.ts";
import { announcementFor } from "../running-server.ts";
import type { ChildServer } from "./child-server.ts";
import type { Dice } from "./dice.ts";

/** More attempts than deaths of a server: whoever needs more has met a bug, not a crash. */
const MAX_ATTEMPTS = 30;

/** What a writer was promised: the versions of an announcement, in their order; the last one is published. */
export interface Promised {
  readonly id: AnnouncementId;
  readonly versions: readonly AnnouncementContent[];
}

/** The line to a server that dies now and then. */
export interface Line {
  readonly server: ChildServer;
  /** Resolves while the server is there, or as soon as it is again. */
  readonly up: () => Promise<void>;
  /** A request was sent and no answer came. */
  readonly unanswered: () => void;
}

/**
 * Writes, changes and publishes announcements, one after the other, and repeats what was not answered: creating with the same
 * Idempotency-Key, saving and publishing with the same version.
 */
export class StubbornWriter {
  readonly promised = new Map<AnnouncementId, Promised>();
  readonly #line: Line;
  readonly #targets: readonly GroupId[];
  readonly #name: string;
  #count = 0;

  constructor(line: Line, targets: readonly GroupId[], name: string) {
    this.#line = line;
    this.#targets = targets;
    this.#name = name;
  }

  /** One publish, of a new announcement or of a new version. @returns once it was acknowledged */
  async publishOne(dice: Dice): Promise<void> {
    const content = announcementFor(this.#targets, `${this.#name}-${String(++this.#count)}`);
    const known = dice.between(1, 3) === 1 ? dice.pick([...this.promised.values()]) : undefined;
    const stored = known ? await this.#save(known, content) : await this.#create(content);
    const { server } = this.#line;
    const published = await this.#insist(() => server.client.announcements.publish({ id: stored.id, version: stored.version }));
    this.promised.set(published.id, { id: published.id, versions: [...(known?.versions ?? []), content] });
  }

  #create(content: AnnouncementContent): Promise<Announcement> {
    const { server } = this.#line;
    const keyed = server.clientWith({ cookie: server.cookie, "idempotency-key": randomUUID() });
    return this.#insist(() => keyed.announcements.create(content));
  }

  /** As the editor does: a conflict with one's own words means that the unanswered save had arrived. */
  #save({ id, versions }: Promised, content: AnnouncementContent): Promise<Announcement> {
    return this.#insist(async () => {
      try {
        return await this.#line.server.client.announcements.save({ id, version: versions.length, content });
      } catch (error) {
        const current = error instanceof Refusal ? Announcement.safeParse(error.problem.current).data : undefined;
        if (current && JSON.stringify(current.content) === JSON.stringify(content)) return current;
        throw error;
      }
    });
  }

  async #insist<T>(request: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      await this.#line.up();
      try {
        return await request();
      } catch (error) {
        if (error instanceof Refusal || attempt === MAX_ATTEMPTS) throw error;
        this.#line.unanswered();
      }
    }
  }
}
