import { describe, expect, it } from "vitest";
import { FaultLog } from "../../../player/health/fault-log.ts";

describe("FaultLog", () => {
  it("counts every fault but says the same one once per playlist", () => {
    const log = new FaultLog();
    log.note("slide", "a.1.de", "threw");
    log.note("slide", "a.1.de", "threw");
    expect(log.takeUnsent()).toEqual([{ kind: "slide", slide: "a.1.de", message: "threw" }]);
    expect(log.takeUnsent()).toEqual([]);
    log.startAnew();
    log.note("slide", "a.1.de", "threw");
    expect(log.takeUnsent()).toHaveLength(1);
    expect(log.count).toBe(3);
  });

  it("keeps the last twenty while nobody listens, and no more text than may travel", () => {
    const log = new FaultLog();
    for (let number = 1; number <= 25; number++) log.note("media", null, `${number}:`.padEnd(600, "x"));
    const faults = log.takeUnsent();
    expect(faults.map(({ message }) => Number.parseInt(message, 10))).toEqual(Array.from({ length: 20 }, (_, index) => index + 6));
    expect(faults[0]?.message).toHaveLength(500);
  });
});
