import type { ReactiveControllerHost } from "lit";
import type { ScreensEvent } from "../../domain/api/editor-events.ts";
import type { ScreenSummary } from "../../domain/api/screens.ts";
import type { GroupId, ScreenId, SiteId } from "../../domain/model/id.ts";
import type { PresenceState } from "../../domain/model/screen.ts";
import { api } from "../api-client.ts";
import { LiveController, live } from "../live.ts";
import { PagedList } from "../paged-list.ts";

export interface ScreenFilter {
  readonly search?: string;
  readonly siteId?: SiteId;
  readonly groupId?: GroupId;
  readonly state?: PresenceState;
}

export type ScreenCounts = Readonly<Record<PresenceState, number>>;

/** The server tells about so many screens at once. */
const MAX_WATCHED = 200;

/**
 * Keeps what is shown of the screens live. A screen whose state no longer fits the filter stays where it is until
 * the list is asked for again, so that nothing jumps under the pointer.
 */
export class ScreenList extends PagedList<ScreenSummary, ScreenFilter> {
  /** Over all screens, once the server has told; undefined is unknown. */
  counts: ScreenCounts | undefined;

  constructor(host: ReactiveControllerHost) {
    super(host, ["screens", "sites"], (request, signal) => api.screens.list(request, { signal }));
    new LiveController(host, "screens", (event) => this.#hear(event));
  }

  override hostDisconnected(): void {
    super.hostDisconnected();
    live.watch(this, []);
  }

  find(id: string): ScreenSummary | undefined {
    return this.items?.find((screen) => screen.id === id);
  }

  protected override loaded(): void {
    live.watch(this, this.#watched());
  }

  /** The newest pages. */
  #watched(): readonly ScreenId[] {
    return (this.items ?? []).map(({ id }) => id).slice(-MAX_WATCHED);
  }

  #hear({ presences, counts }: ScreensEvent): void {
    this.counts = counts;
    const heard = new Map(presences.map((presence) => [presence.screenId, presence]));
    this.items = this.items?.map((screen) => {
      const news = heard.get(screen.id);
      if (!news) return screen;
      const { slideTitle, ...presence } = news;
      return { ...screen, presence, slideTitle };
    });
    this.host.requestUpdate();
  }
}
