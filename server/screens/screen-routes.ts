import type { ScreenSummary } from "../../domain/api/screens.ts";
import type { ScreenId } from "../../domain/model/id.ts";
import type { Presence, Screen } from "../../domain/model/screen.ts";
import { actorOf, api } from "../platform/http/api.ts";
import { type IdsIn, narrowByState } from "./narrow-by-state.ts";
import type { ScreenService } from "./screen-service.ts";
import { toIndex } from "./screens-in-short.ts";

/** What features above know of a screen; given by `main.ts`, so that screens need not know them. */
export interface ScreenKnowledge {
  readonly presenceOf: (id: ScreenId) => Presence;
  readonly idsIn: IdsIn;
  readonly titleOf: (slideId: string) => string | null;
}

/** All of the resource but the questions about moments, which the feature `why` answers. */
export function screenRoutes(screens: ScreenService, { presenceOf, idsIn, titleOf }: ScreenKnowledge) {
  const summarise = (screen: Screen): ScreenSummary => {
    const presence = presenceOf(screen.id);
    return { ...screen, presence, slideTitle: presence.slide === null ? null : titleOf(presence.slide) };
  };
  return {
    index: api.screens.index.handler(async ({ input, context }) => {
      const found = await screens.index(actorOf(context), narrowByState(input, idsIn));
      return toIndex(found, (id) => presenceOf(id).state);
    }),
    some: api.screens.some.handler(async ({ input: { ids }, context }) => {
      const { items } = await screens.list(actorOf(context), { ids, limit: ids.length });
      return { items: items.map(summarise) };
    }),
    list: api.screens.list.handler(async ({ input, context }) => {
      const { items, nextCursor } = await screens.list(actorOf(context), narrowByState(input, idsIn));
      return { items: items.map(summarise), nextCursor };
    }),
    read: api.screens.read.handler(async ({ input, context }) => summarise(await screens.read(actorOf(context), input.id))),
    expect: api.screens.expect.handler(({ input, context }) => screens.expect(actorOf(context), input, context.idempotencyKey)),
    update: api.screens.update.handler(async ({ input: { id, version, ...draft }, context }) =>
      summarise(await screens.update(actorOf(context), id, version, draft)),
    ),
    removeMany: api.screens.removeMany.handler(async ({ input: { ids, reason }, context }) => ({
      removed: await screens.removeMany(actorOf(context), ids, reason),
    })),
    remove: api.screens.remove.handler(({ input, context }) => screens.remove(actorOf(context), input.id, input.reason)),
  };
}
