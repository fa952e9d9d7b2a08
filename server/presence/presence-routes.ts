import { actorOf, api } from "../platform/http/api.ts";
import type { ScreenService } from "../screens/screen-service.ts";
import type { AvailabilityService } from "./availability-service.ts";
import type { DeviceService } from "./device-service.ts";
import type { FaultBook } from "./fault-book.ts";

interface Parts {
  readonly screens: Pick<ScreenService, "read">;
  readonly devices: DeviceService;
  readonly faults: FaultBook;
  readonly availability: AvailabilityService;
  readonly titleOf: (slideId: string) => string | null;
}

/** The questions about what was heard of screens, to be joined to their resource. */
export function presenceRoutes({ screens, devices, faults, availability, titleOf }: Parts) {
  return {
    device: api.screens.device.handler(({ input, context }) => devices.read(actorOf(context), input.id)),
    faults: api.screens.faults.handler(async ({ input: { id }, context }) => {
      await screens.read(actorOf(context), id);
      const known = await faults.of(id);
      return { items: known.map((fault) => ({ ...fault, slideTitle: fault.slide === null ? null : titleOf(fault.slide) })) };
    }),
    availability: api.screens.availability.handler(async ({ input: { ids, by }, context }) => ({
      items: [...(await availability.bars(actorOf(context), ids, by))],
    })),
    history: api.screens.history.handler(({ input: { id, from, until }, context }) =>
      availability.history(actorOf(context), id, { fromMs: from, untilMs: until }),
    ),
  };
}
