import type { GroupId, MediaId } from "../../domain/model/id.ts";
import { type Look, USUAL_LOOK } from "../../domain/model/look.ts";
import type { Actor } from "../../domain/model/user.ts";
import type { GroupName } from "./city-plan.ts";
import type { CityServices } from "./city-services.ts";

const WITH_TICKER: GroupName = "Feuerwehr";
const TICKER = "Samstag, 11 Uhr: Probealarm der Sirenen im ganzen Stadtgebiet";
const FOOTER = "Fragen zum Aushang: Durchwahl 55 100";

interface Parts {
  readonly groups: ReadonlyMap<string, GroupId>;
  readonly logo: MediaId | null;
}

/** The city's look is its mark and nothing else, so that every screen stays calm; the fire brigade has two lines under it. */
export async function addLooks({ looks }: CityServices, admin: Actor, { groups, logo }: Parts): Promise<void> {
  const city: Look = { ...USUAL_LOOK, logo };
  await looks.save(admin, { groupId: null, version: 0, look: city });
  const groupId = groups.get(WITH_TICKER);
  if (groupId === undefined) throw new Error(`There is no group ${WITH_TICKER}`);
  const look: Look = { ...city, ticker: [TICKER], footer: { ...city.footer, text: FOOTER } };
  await looks.save(admin, { groupId, version: 0, look });
}
