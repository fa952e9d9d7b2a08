import type { BrowserContext } from "playwright-core";

const ZONE = "Europe/Berlin";
const SUNDAY = 7;

/** How far ahead the next working day at 10:42 is, in ms: pictures shall show a city at work, whenever they are taken. */
export function shiftToWorkingHours(realMs: number): number {
  const now = Temporal.Instant.fromEpochMilliseconds(realMs).toZonedDateTimeISO(ZONE);
  const tomorrow = now.toPlainDate().add({ days: 1 });
  const day = tomorrow.dayOfWeek >= SUNDAY - 1 ? tomorrow.add({ days: SUNDAY + 1 - tomorrow.dayOfWeek }) : tomorrow;
  return day.toZonedDateTime({ timeZone: ZONE, plainTime: "10:42" }).epochMilliseconds - realMs;
}

/** From now on this process, and the server in it, live in the shifted time. */
export function shiftThisProcess(shiftMs: number): void {
  const realNow = Date.now;
  Date.now = () => realNow() + shiftMs;
}

/** Every page of the context lives in the shifted time. */
export async function shiftPages(context: BrowserContext, shiftMs: number): Promise<void> {
  await context.addInitScript((shift) => {
    const Real = Date;
    globalThis.Date = new Proxy(Real, {
      construct: (target, given) => Reflect.construct(target, given.length === 0 ? [Real.now() + shift] : given),
      get: (target, key) => (key === "now" ? () => Real.now() + shift : Reflect.get(target, key)),
    });
  }, shiftMs);
}
