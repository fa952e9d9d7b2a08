import { setTimeout as wait } from "node:timers/promises";
import type { Db } from "../platform/database/database.ts";
import { bad, type Check, type Finding, ok, type Patient, reasonOf, warning } from "./finding.ts";
import { readDatabase } from "./read-database.ts";

const LOOK_MS = 500;
/** So much may the two clocks differ over that time. */
const MOST_DRIFT_MS = 50;
const WRONG_MS = 300_000;
const ODD_MS = 30_000;
const ASK_WITHIN_MS = 5000;

const SET_CLOCK = {
  de: "Uhr stellen und einen Zeitdienst einrichten (timedatectl set-ntp true).",
  en: "Set the clock and a time service (timedatectl set-ntp true).",
};

/** Whether the clock goes evenly, is not behind what has already happened, and agrees with the address browsers use. */
export const checkClock: Check = async (patient) => {
  const driftMs = await measureDrift();
  if (Math.abs(driftMs) > MOST_DRIFT_MS) {
    const milliseconds = driftMs.toFixed(0);
    const what = {
      de: `Die Uhr springt: ${milliseconds} ms in ${String(LOOK_MS)} ms.`,
      en: `The clock leaps: ${milliseconds} ms within ${String(LOOK_MS)} ms.`,
    };
    return [bad(what, SET_CLOCK)];
  }
  const behindMs = (await newestKnownMs(patient)) - patient.nowMs;
  if (behindMs > WRONG_MS) {
    const hours = (behindMs / 3_600_000).toFixed(1);
    const what = {
      de: `Die Uhr geht mindestens ${hours.replace(".", ",")} Stunden nach: Es ist schon Späteres geschehen.`,
      en: `The clock is at least ${hours} hours behind: later things have happened already.`,
    };
    return [bad(what, SET_CLOCK)];
  }
  return [await compareWithPublic(patient)];
};

/** How much more the wall clock went than the monotonic one. */
async function measureDrift(): Promise<number> {
  const [wallMs, monotonicMs] = [Date.now(), performance.now()];
  await wait(LOOK_MS);
  return Date.now() - wallMs - (performance.now() - monotonicMs);
}

/** The latest moment that is surely over: a screen was heard of, an announcement was changed. */
async function newestKnownMs({ config }: Patient): Promise<number> {
  const newest = async (db: Db) => {
    const heard = await db
      .selectFrom("screen_report")
      .select(({ fn }) => fn.max("seen_at").as("at"))
      .executeTakeFirst();
    const changed = await db
      .selectFrom("announcement")
      .select(({ fn }) => fn.max("updated_at").as("at"))
      .executeTakeFirst();
    return Math.max(Number(heard?.at ?? 0), Number(changed?.at ?? 0));
  };
  return readDatabase(config.database, newest, 0);
}

async function compareWithPublic({ config: { publicOrigin } }: Patient): Promise<Finding> {
  const even = { de: "Die Uhr geht gleichmäßig.", en: "The clock goes evenly." };
  if (publicOrigin === null) {
    return ok(
      `${even.de} Ob sie stimmt, lässt sich ohne Netz nicht prüfen.`,
      `${even.en} Whether it is right cannot be told without a network.`,
    );
  }
  const theirs = await dateOf(publicOrigin);
  if (typeof theirs === "string") {
    return warning(
      { de: `${even.de} ${publicOrigin} sagt keine Zeit (${theirs}).`, en: `${even.en} ${publicOrigin} tells no time (${theirs}).` },
      { de: "PUBLIC_URL und den Proxy prüfen.", en: "Check PUBLIC_URL and the proxy." },
    );
  }
  const apartMs = Math.abs(theirs.ms - theirs.askedMs);
  const seconds = (apartMs / 1000).toFixed(0);
  const what = {
    de: `Die Uhr und die von ${publicOrigin} liegen ${seconds} s auseinander.`,
    en: `The clock and that of ${publicOrigin} are ${seconds} s apart.`,
  };
  if (apartMs > WRONG_MS) return bad(what, SET_CLOCK);
  if (apartMs > ODD_MS) return warning(what, SET_CLOCK);
  return ok(`${even.de} Sie stimmt mit ${publicOrigin} überein.`, `${even.en} It agrees with ${publicOrigin}.`);
}

/** What time it is there, in whole seconds, and what time it was here meanwhile; or why that is not known. */
async function dateOf(origin: string): Promise<{ readonly ms: number; readonly askedMs: number } | string> {
  try {
    const beforeMs = Date.now();
    const answer = await fetch(`${origin}/healthz`, { signal: AbortSignal.timeout(ASK_WITHIN_MS), redirect: "manual" });
    const ms = Date.parse(answer.headers.get("date") ?? "");
    return Number.isNaN(ms) ? "Date" : { ms: ms + 500, askedMs: (beforeMs + Date.now()) / 2 };
  } catch (error) {
    return reasonOf(error instanceof Error && error.cause !== undefined ? error.cause : error);
  }
}
