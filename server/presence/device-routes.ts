import { actorOf, api } from "../platform/http/api.ts";
import type { DeviceService } from "./device-service.ts";

/** The question about a screen's device, to be joined to the resource of screens. */
export function deviceRoutes(devices: DeviceService) {
  return { device: api.screens.device.handler(({ input, context }) => devices.read(actorOf(context), input.id)) };
}
