import * as z from "zod/mini";

const duration = z.int().check(z.minimum(0));

/**
 * How long a screen was heard of, and how long it was silent but showed by all it had said, out of the time that is known: after its pairing, and
 * while a server listened. The rest of that it was silent. Milliseconds.
 */
export const Availability = z.strictObject({ heardMs: duration, staleMs: duration, knownMs: duration });
export type Availability = z.infer<typeof Availability>;

/** How long one bar of availability is. Days and months are those of the screen's site. */
export const AvailabilityBy = z.enum(["hour", "day", "month"]);
export type AvailabilityBy = z.infer<typeof AvailabilityBy>;
