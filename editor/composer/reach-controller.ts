import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { GroupId } from "../../domain/model/id.ts";
import type { GroupNode } from "../../domain/programme/city.ts";
import type { TargetedScreen } from "../../domain/reading/legible-screens.ts";
import { LiveController } from "../live.ts";
import { countReached, firstSite, type Placement, targetedScreens } from "./reach.ts";
import { readPlacement } from "./read-placement.ts";

/** Counts the screens that targets reach, by the same rule as the server. */
export class ReachController implements ReactiveController {
  #placement: Placement | undefined;
  #screens:
    | {
        readonly placement: Placement;
        readonly groups: readonly GroupNode[];
        readonly targets: readonly GroupId[];
        readonly screens: readonly TargetedScreen[];
      }
    | undefined;
  #abort: AbortController | undefined;
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
    new LiveController(host, "changed", ({ resource }) => {
      if (resource === "screens" || resource === "sites") void this.#load();
    });
  }

  hostConnected(): void {
    void this.#load();
  }

  hostDisconnected(): void {
    this.#abort?.abort();
  }

  /** Undefined while it is not known where the screens are. */
  count(groups: readonly GroupNode[], targets: readonly GroupId[]): number | undefined {
    return this.#placement && countReached(groups, this.#placement, targets);
  }

  /** The site to show the announcement at; undefined while it reaches no screen, or while that is not known. */
  site(groups: readonly GroupNode[], targets: readonly GroupId[]): string | undefined {
    return this.#placement && firstSite(groups, this.#placement, targets);
  }

  /** The screens the targets reach, with who reads them from where; undefined while that is not known. The same list while nothing changes. */
  screens(groups: readonly GroupNode[], targets: readonly GroupId[]): readonly TargetedScreen[] | undefined {
    if (!this.#placement) return undefined;
    const known = this.#screens;
    if (known?.placement === this.#placement && known.groups === groups && known.targets === targets) return known.screens;
    const screens = targetedScreens(groups, this.#placement, targets);
    this.#screens = { placement: this.#placement, groups, targets, screens };
    return screens;
  }

  async #load(): Promise<void> {
    this.#abort?.abort();
    this.#abort = new AbortController();
    try {
      this.#placement = await readPlacement(this.#abort.signal);
    } catch {
      return; // the number stays what it was, or unknown
    }
    this.#host.requestUpdate();
  }
}
