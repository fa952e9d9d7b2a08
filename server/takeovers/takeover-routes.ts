import type { TakeoverProgress, TakeoverSummary } from "../../domain/api/takeovers.ts";
import type { Takeover } from "../../domain/model/takeover.ts";
import type { Page } from "../platform/database/page.ts";
import { actorOf, api } from "../platform/http/api.ts";
import type { TakeoverService } from "./takeover-service.ts";

/** What other features know of takeovers. */
interface Knowledge {
  /** Looks once at where the screens are, and then counts the progress of each takeover asked for. */
  readonly lookAtProgress: () => Promise<(takeover: Takeover) => Promise<TakeoverProgress>>;
}

/** All of the resource but `reach` and `screens`, which the delivery feature answers. */
export function takeoverRoutes(takeovers: TakeoverService, { lookAtProgress }: Knowledge) {
  const resource = api.takeovers;

  async function summarize(asked: Promise<Takeover>): Promise<TakeoverSummary> {
    const takeover = await asked;
    const progressOf = await lookAtProgress();
    return { ...takeover, progress: await progressOf(takeover) };
  }

  async function summarizePage(asked: Promise<Page<Takeover>>): Promise<Page<TakeoverSummary>> {
    const { items, nextCursor } = await asked;
    const progressOf = await lookAtProgress();
    const summaries: TakeoverSummary[] = [];
    for (const takeover of items) summaries.push({ ...takeover, progress: await progressOf(takeover) });
    return { items: summaries, nextCursor };
  }

  return {
    list: resource.list.handler(({ input, context }) => summarizePage(takeovers.list(actorOf(context), input))),
    read: resource.read.handler(({ input, context }) => summarize(takeovers.read(actorOf(context), input.id))),
    create: resource.create.handler(({ input, context }) => summarize(takeovers.create(actorOf(context), input, context.idempotencyKey))),
    confirm: resource.confirm.handler(({ input, context }) => summarize(takeovers.confirm(actorOf(context), input.id, input.version))),
    update: resource.update.handler(({ input, context }) => summarize(takeovers.update(actorOf(context), input))),
    clear: resource.clear.handler(({ input, context }) => summarize(takeovers.clear(actorOf(context), input.id))),
  };
}
