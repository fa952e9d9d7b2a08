import type { GroupId } from "../../domain/model/id.ts";
import { USUAL_PROGRAMME } from "../../domain/model/screen.ts";
import type { Interval } from "../../domain/model/time.ts";
import type { Organisation } from "../../domain/model/user.ts";
import { candidatesFor } from "../../domain/programme/candidate.ts";
import type { City } from "../../domain/programme/city.ts";
import { gapsOf, loadsOf } from "../../domain/programme/load.ts";
import { stretchesOf } from "../../domain/programme/stretches.ts";
import { inTurns } from "../platform/in-turns.ts";

/** A group's programme over a frame: the longest loop in each cell in ms, and when nothing is scheduled. */
export interface GroupProgramme {
  readonly groupId: GroupId;
  readonly loads: readonly number[];
  readonly gaps: readonly Interval[];
}

/** What is asked: over which time, how finely, and where the groups are taken to be. */
export interface ProgrammeQuestion {
  readonly frame: Interval;
  readonly cellMs: number;
  readonly place: Pick<Organisation, "zone" | "region">;
}

interface Known {
  readonly city: City;
  readonly programmes: Promise<readonly GroupProgramme[]>;
}

/** Answers kept: some editors look at the timeline at the same time, and each goes back and forth. */
const MAX_KNOWN = 24;

/** Works out what each group is shown, as a screen would be that is directly in it and nowhere else. Kept as long as the city is the same. */
export class GroupProgrammes {
  readonly #known = new Map<string, Known>();

  over(city: City, question: ProgrammeQuestion): Promise<readonly GroupProgramme[]> {
    const key = JSON.stringify(question);
    const known = this.#known.get(key);
    if (known !== undefined && isSame(known.city, city)) return known.programmes;
    const programmes = inTurns(city.groups, ({ id }) => programmeOf(city, id, question));
    this.#known.delete(key);
    this.#known.set(key, { city, programmes });
    programmes.catch(() => this.#known.delete(key));
    for (const oldest of this.#known.keys()) {
      if (this.#known.size <= MAX_KNOWN) break;
      this.#known.delete(oldest);
    }
    return programmes;
  }
}

/** The reader of the city gives the same lists as long as nothing in them has changed. */
function isSame(a: City, b: City): boolean {
  return a.announcements === b.announcements && a.groups === b.groups && a.media === b.media && a.looks === b.looks;
}

function programmeOf(city: City, groupId: GroupId, { frame, cellMs, place }: ProgrammeQuestion): GroupProgramme {
  const audience = { ...USUAL_PROGRAMME, ...place, theme: "paper" as const, groupIds: [groupId] };
  const candidates = candidatesFor(city, audience).filter(({ targeted }) => targeted);
  const stretches = stretchesOf(candidates, audience, frame);
  return { groupId, loads: loadsOf(stretches, frame, cellMs), gaps: gapsOf(stretches, frame) };
}
