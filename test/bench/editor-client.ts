import * as z from "zod/mini";
import type { AnnouncementContent } from "../../domain/model/announcement.ts";
import { type AnnouncementId, TakeoverId } from "../../domain/model/id.ts";
import type { TakeoverDraft } from "../../domain/model/takeover.ts";

const Versioned = z.object({ version: z.int() });
const Made = z.object({ id: TakeoverId });

/** Acts over HTTP as the editor's page does. */
export class EditorClient {
  readonly #origin: string;
  readonly #cookie: string;

  constructor(origin: string, cookie: string) {
    this.#origin = origin;
    this.#cookie = cookie;
  }

  /** @returns the new version */
  async save(id: AnnouncementId, version: number, content: AnnouncementContent): Promise<number> {
    return Versioned.parse(await this.#send("PUT", `/announcements/${id}`, { version, content })).version;
  }

  async publish(id: AnnouncementId, version: number): Promise<void> {
    await this.#send("POST", `/announcements/${id}/publish`, { version });
  }

  async takeOver(draft: TakeoverDraft): Promise<TakeoverId> {
    return Made.parse(await this.#send("POST", "/takeovers", draft)).id;
  }

  async clear(id: TakeoverId): Promise<void> {
    await this.#send("POST", `/takeovers/${id}/clear`, {});
  }

  async #send(method: string, path: string, body: object): Promise<unknown> {
    const response = await fetch(`${this.#origin}/api/v1${path}`, {
      method,
      headers: { "Content-Type": "application/json", Cookie: this.#cookie, Origin: this.#origin },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${String(response.status)} ${await response.text()}`);
    return response.json();
  }
}

/** What a screen would be given if it asked by HTTP. */
export async function fetchPlaylist(origin: string, token: string): Promise<{ readonly hash: string; readonly text: string }> {
  const response = await fetch(`${origin}/api/v1/player/playlist`, { headers: { Authorization: `Bearer ${token}` } });
  if (!response.ok) throw new Error(`playlist: ${String(response.status)}`);
  return { hash: (response.headers.get("etag") ?? "").replaceAll('"', ""), text: await response.text() };
}
