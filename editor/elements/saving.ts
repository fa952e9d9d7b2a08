import type { ReactiveController, ReactiveControllerHost } from "lit";
import type * as z from "zod/mini";
import { Problem } from "../../domain/model/problem.ts";
import { userAction } from "../api-client.ts";

type Parsed<Draft> = z.core.util.SafeParseResult<Draft>;

/** How saving a form went: what is wrong with its fields, before it is sent and after the server refused it. Nothing typed is lost on the way. */
export class Saving implements ReactiveController {
  failed: unknown;
  busy = false;
  #checked = false;
  #action = userAction();
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.busy = false;
  }

  /** Another form begins. */
  begin(): void {
    this.failed = undefined;
    this.#checked = false;
    this.#action = userAction();
  }

  /** Whether something is wrong with a field such as `escalation.channels`, or within it, as far as anybody has asked. */
  isWrong(parsed: Parsed<unknown>, field: string): boolean {
    const issues = [...(parsed.error?.issues ?? []), ...this.#refused];
    return this.#checked && issues.some(({ path }) => `${path.join(".")}.`.startsWith(`${field}.`));
  }

  /** Why the server refused a field, by the name of its rule. */
  refusal(field: string): string | undefined {
    return this.#refused.find(({ path }) => path[0] === field)?.rule;
  }

  /** Why the whole form was refused, if no field is to blame. */
  get general(): unknown {
    return this.#refused.length > 0 ? undefined : this.failed;
  }

  get #refused() {
    return this.failed instanceof Problem ? (this.failed.extras.issues ?? []) : [];
  }

  /** Sends what is complete. @returns what was saved; undefined if it was not */
  async send<Draft, Saved>(
    parsed: Parsed<Draft>,
    save: (draft: Draft, action: { readonly idempotencyKey: string }) => Promise<Saved>,
  ): Promise<Saved | undefined> {
    if (this.busy) return undefined;
    this.#checked = true;
    this.failed = undefined;
    if (!parsed.success) return this.#end(undefined);
    this.busy = true;
    this.#host.requestUpdate();
    try {
      return this.#end(await save(parsed.data, this.#action));
    } catch (error) {
      this.failed = error;
      return this.#end(undefined);
    }
  }

  #end<Saved>(saved: Saved): Saved {
    this.busy = false;
    this.#host.requestUpdate();
    return saved;
  }
}
