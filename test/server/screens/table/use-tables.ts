import { afterAll, beforeAll, beforeEach } from "vitest";
import type { GroupId, SiteId } from "../../../../domain/model/id.ts";
import { type ScreenDraft, USUAL_DISPLAY, USUAL_PROGRAMME } from "../../../../domain/model/screen.ts";
import { addPlaces, type Client, type RunningServer } from "../../running-server.ts";

type Content = string | Uint8Array<ArrayBuffer>;

export const file = (content: Content) => new File([content], "bildschirme.csv", { type: "text/csv" });
export const table = (...lines: string[]) => `${lines.join("\n")}\n`;

/** A server, a site and two groups, one in the other, for tests of tables; a fresh start before each test, as guesses of codes are limited. */
export class Tables {
  server!: RunningServer;
  client!: Client;
  siteId!: SiteId;
  fire!: GroupId;
  root!: GroupId;
  #rooms = 0;

  /** A name that no other test has. */
  readonly room = () => `Raum ${String(++this.#rooms)}`;
  readonly preview = (content: Content, as = this.client) => as.screens.importPreview({ body: file(content) });
  readonly run = (content: string, hash: string) =>
    this.client.screens.importTable({ query: { hash: hash as never }, body: file(content) });
  readonly agreeAndRun = async (content: string) => this.run(content, (await this.preview(content)).hash);
  readonly exported = async (filter: object = {}, as = this.client) =>
    new TextDecoder("utf-8", { ignoreBOM: true }).decode(await (await as.screens.table(filter)).bytes());
  readonly named = async (name: string) =>
    (await this.client.screens.list({ search: name })).items.filter((screen) => screen.name === name);
  readonly draft = (name: string): ScreenDraft => ({
    name,
    siteId: this.siteId,
    groupIds: [this.fire],
    theme: "paper",
    programme: USUAL_PROGRAMME,
    viewing: null,
    display: USUAL_DISPLAY,
  });
}

export function useTables(start: () => Promise<RunningServer>): Tables {
  const at = new Tables();
  beforeAll(async () => {
    at.server = await start();
    at.client = at.server.client;
    const places = await addPlaces(at.client, ["Feuerwehr"]);
    at.siteId = places.siteId;
    at.root = places.rootId;
    [at.fire] = places.groupIds as [GroupId];
    await at.client.groups.create({ name: "Wache 1", parentId: at.fire });
  });
  afterAll(() => at.server.stop());
  beforeEach(() => at.server.restart());
  return at;
}
