import type { ServerResponse } from "node:http";
import { answerMedia } from "../browser/media-answer.ts";
import type { Dice } from "./dice.ts";
import type { Happening, Room } from "./room.ts";

const SECOND_MS = 1000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

type MediaFate = NonNullable<Room["server"]["mediaFate"]>;

const withoutServer: Happening["happen"] = async (room) => {
  await room.server.down();
  if (room.dice.chance(0.3)) await room.reload();
  await room.pass(room.dice.between(10, 200) * SECOND_MS);
  await room.server.up();
};

const withoutLine: Happening["happen"] = async (room) => {
  const context = room.kiosk.page.context();
  await context.setOffline(true);
  await room.pass(room.dice.between(10, 200) * SECOND_MS);
  await context.setOffline(false);
};

const flapping: Happening["happen"] = async (room) => {
  for (let times = room.dice.between(3, 12); times > 0; times--) {
    room.server.disconnectAll();
    await room.pass(room.dice.between(1, 5) * SECOND_MS);
  }
};

const killed: Happening["happen"] = async (room) => {
  const isServerDown = room.dice.chance(0.3);
  if (isServerDown) await room.server.down();
  await room.kiosk.off();
  await room.pass(room.dice.between(0, 60) * SECOND_MS);
  const back = async () => {
    await room.pass(room.dice.between(10, 60) * SECOND_MS);
    if (isServerDown) await room.server.up();
  };
  await Promise.all([room.switchOn(), back()]);
};

/** New pictures while something is wrong with files. */
const badMedia = (fate: (room: Room) => MediaFate): Happening["happen"] => {
  return async (room) => {
    room.server.mediaFate = fate(room);
    await room.push({ pictures: room.dice.between(1, 3) });
    await room.pass(room.dice.between(20, 120) * SECOND_MS);
    room.server.mediaFate = null;
  };
};

const slow = (room: Room): MediaFate => {
  const realMs = room.time.realMs(room.dice.between(2, 25) * SECOND_MS);
  return (response, bytes, range) => void setTimeout(() => answerMedia(response, bytes, range), realMs);
};
const missing = (): MediaFate => (response: ServerResponse) => void response.writeHead(404).end();
const corrupt = (): MediaFate => (response, bytes, range) => answerMedia(response, Buffer.alloc(bytes.length, 7), range);

const badStorage: Happening["happen"] = async (room) => {
  await room.kiosk.page.evaluate(() => {
    const full = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
    const { setItem } = Storage.prototype;
    const { put } = Cache.prototype;
    Storage.prototype.setItem = full;
    Cache.prototype.put = async () => full();
    const mendStorage = () => {
      Storage.prototype.setItem = setItem;
      Cache.prototype.put = put;
    };
    Object.assign(window, { mendStorage });
  });
  await room.push({ pictures: 1 });
  await room.pass(room.dice.between(20, 120) * SECOND_MS);
  if (room.dice.chance(0.3)) await room.reload();
  // A page that was opened anew has storage that works.
  await room.kiosk.page.evaluate(() => (window as Window & { mendStorage?: () => void }).mendStorage?.());
};

const wrongClock: Happening["happen"] = async (room) => {
  await room.time.setWrong(room.kiosk.page, room.dice.between(-48 * 60, 48 * 60) * MINUTE_MS);
  if (room.dice.chance(0.3)) await room.reload();
};

const FAULTS: readonly Happening[] = [
  { name: "server down", weight: 3, happen: withoutServer },
  { name: "line cut", weight: 3, happen: withoutLine },
  { name: "flapping", weight: 2, happen: flapping },
  { name: "page reloaded", weight: 2, happen: (room) => room.reload() },
  { name: "browser killed", weight: 2, happen: killed },
  { name: "new playlist", weight: 3, happen: (room) => room.push({ pictures: room.dice.between(0, 2) }) },
  { name: "takeover", weight: 3, happen: (room) => room.push({ urgent: true }) },
  { name: "media slow", weight: 1, happen: badMedia(slow) },
  { name: "media missing", weight: 1, happen: badMedia(missing) },
  { name: "media corrupt", weight: 1, happen: badMedia(corrupt) },
  { name: "device clock wrong", weight: 2, happen: wrongClock },
  { name: "storage fails", weight: 2, happen: badStorage },
  { name: "device slept", weight: 8, happen: (room) => room.time.leap(room.kiosk.page, room.dice.between(6, 36) * HOUR_MS) },
];

/** What happens next, by chance. */
export function nextFault(dice: Dice): Happening {
  let rest = dice.share() * FAULTS.reduce((sum, { weight }) => sum + weight, 0);
  for (const fault of FAULTS) {
    rest -= fault.weight;
    if (rest < 0) return fault;
  }
  return dice.oneOf(FAULTS);
}
