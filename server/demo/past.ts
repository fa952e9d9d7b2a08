import type { GroupId } from "../../domain/model/id.ts";
import type { Actor } from "../../domain/model/user.ts";
import type { CityMedia } from "./city-media.ts";
import type { CityServices } from "./city-services.ts";
import type { DemoClock } from "./demo-clock.ts";
import type { DemoScreen } from "./demo-record.ts";

/** The city while its past happens, on a clock that can be set. */
export interface Past {
  readonly services: CityServices;
  readonly clock: DemoClock;
  readonly actors: { readonly admin: Actor; readonly editor: Actor };
  readonly groups: ReadonlyMap<string, GroupId>;
  readonly media: CityMedia;
  readonly screens: readonly DemoScreen[];
}
