import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SiteId } from "../../../domain/model/id.ts";
import { USUAL_DISPLAY, USUAL_PROGRAMME } from "../../../domain/model/screen.ts";
import { addPlaces, pairScreen, type RunningServer } from "../running-server.ts";
import { SERVERS } from "../servers.ts";

describe.each(SERVERS)("a screen that is changed, on $database", ({ start }) => {
  let server: RunningServer;
  let siteId: SiteId;

  beforeAll(async () => {
    server = await start();
    ({ siteId } = await addPlaces(server.client, []));
  });
  afterAll(() => server.stop());

  it("keeps what the change leaves out, and loses what is taken away by name", async () => {
    const early = { name: "Beständig", siteId, groupIds: [], theme: "paper" as const };
    const known = {
      viewing: { diagonalInches: 54.6, farthestM: 4.5 },
      display: { ...USUAL_DISPLAY, calm: true },
      programme: { ...USUAL_PROGRAMME, horizonDays: 35 as const },
    };
    const { screenId: id } = await pairScreen(server, early);
    const { version } = await server.client.screens.update({ id, version: 1, ...early, ...known });
    const renamed = await server.client.screens.update({ id, version, ...early, name: "Umbenannt" });
    expect(renamed).toMatchObject({ name: "Umbenannt", ...known });
    const cleared = await server.client.screens.update({ id, version: renamed.version, ...early, viewing: null });
    expect(cleared).toMatchObject({ ...known, viewing: null });
  });
});
