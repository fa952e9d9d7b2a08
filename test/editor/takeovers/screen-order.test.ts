import { expect, it } from "vitest";
import { ScreenId } from "../../../domain/model/id.ts";
import type { TakeoverReach, TakeoverScreen } from "../../../domain/model/takeover.ts";
import { Instant } from "../../../domain/model/time.ts";
import { inOrder } from "../../../editor/takeovers/screen-order.ts";

function screen(name: string, reach: TakeoverReach, afterMs: number | null): TakeoverScreen {
  const screenId = ScreenId.parse("2f1c9f3e-8a55-4f0f-9d6c-3d0f4f6a7b01");
  return { screenId, name, siteName: "Wache", reach, afterMs, paintedAtMs: afterMs === null ? null : Instant.parse(afterMs) };
}

it("puts those that were not reached first, then the slowest", () => {
  const screens = [
    screen("schnell", "confirmed", 400),
    screen("zurück", "restored", 300),
    screen("Flur 10", "pending", null),
    screen("langsam", "confirmed", 900),
    screen("Flur 9", "pending", null),
    screen("aus", "offline", null),
  ];
  expect(inOrder(screens).map(({ name }) => name)).toEqual(["aus", "Flur 9", "Flur 10", "langsam", "schnell", "zurück"]);
});
