import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { HolidayRegion } from "../domain/model/holiday.ts";
import { api } from "./api-client.ts";
import type { Choice } from "./elements/combo-field.ts";

/** The regions whose public holidays the server knows, as choices; empty until they are there. */
export class Regions implements ReactiveController {
  choices: readonly Choice[] = [];
  #known: readonly HolidayRegion[] = [];
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    if (this.choices.length === 0) void this.#load();
  }

  /** The region a choice stands for; null for none. */
  read(value: string): HolidayRegion | null {
    return this.#known.find((region) => region === value) ?? null;
  }

  async #load(): Promise<void> {
    const answer = await api.schedules.regions().catch(() => undefined);
    if (!answer) return;
    this.#known = answer.items.map(({ region }) => region);
    this.choices = answer.items.map(({ region, name }) => ({ value: region, label: name }));
    this.#host.requestUpdate();
  }
}
