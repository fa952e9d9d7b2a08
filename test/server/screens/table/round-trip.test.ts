import { describe, expect, it } from "vitest";
import { type ScreenDraft, USUAL_DISPLAY } from "../../../../domain/model/screen.ts";
import { refusalOf } from "../../refusal.ts";
import { SERVERS } from "../../servers.ts";
import { file, table, useTables } from "./use-tables.ts";

const EXPORT_HEADINGS =
  '"Kennung";"Name";"Standort";"Gruppen";"Farben";"Drehung";"Diagonale in Zoll";"Entferntester Leser in Metern";"Programm im Voraus in Tagen";"Kopplungscode"';

describe.each(SERVERS)("tables of screens, out and in again, on $database", ({ start }) => {
  const at = useTables(start);
  const { room, preview, run, exported, draft } = at;

  it("is written so that importing it changes nothing, formulas, quotes and strange names of groups included", async () => {
    const strange = (await at.client.groups.create({ name: "Nord/Süd | Mitte", parentId: at.root })).id;
    const twins = [
      (await at.client.groups.create({ name: "Zwilling", parentId: at.root })).id,
      (await at.client.groups.create({ name: "Zwilling", parentId: at.root })).id,
    ] as const;
    const name = room();
    const drafts: readonly ScreenDraft[] = [
      { ...draft(`=cmd|' /C calc'!A0 ${name}`), groupIds: [strange] },
      { ...draft(`'=${name}`), groupIds: [twins[1]] },
      { ...draft(`@"${name}"; "zwei"`), groupIds: [...twins, at.fire] },
      {
        ...draft(`Gu\u0308te ${name}`),
        viewing: { diagonalInches: 31.5, farthestM: 2.25 },
        display: { ...USUAL_DISPLAY, rotation: 270, calm: true },
      },
      { ...draft(`Doppelt ${name}`), theme: "night" },
      { ...draft(`Doppelt ${name}`) },
    ];
    for (const one of drafts) await at.client.screens.expect(one);
    const written = await exported({ search: name.toLowerCase() });
    const lines = written.trimEnd().split("\r\n");
    expect(lines[0]).toBe(`\uFEFF${EXPORT_HEADINGS}`);
    expect(lines).toHaveLength(7);
    for (const cell of lines.slice(1).flatMap((line) => line.split('";"'))) expect(cell.replace(/^"/, "")).not.toMatch(/^[=+\-@]/);
    expect(written).toContain('"31,5";"2,25"');
    for (const language of ["de", "en"]) {
      const reader = at.server.clientWith({ cookie: at.server.cookie, "accept-language": language });
      const all = await exported({}, reader);
      const { counts, ignored } = await preview(all);
      expect(ignored).toEqual([]);
      expect(counts).toEqual({ new: 0, changed: 0, same: all.trimEnd().split("\r\n").length - 1, wrong: 0 });
    }
  });

  it("has ten thousand lines within seconds, and changes as many again", async () => {
    const lines = (theme: string) =>
      table(
        "Name;Standort;Gruppen;Farben",
        ...Array.from({ length: 10_000 }, (_, line) => `Flotte ${String(line)};Feuerwache 1;Feuerwehr/Wache 1;${theme}`),
      );
    const tookMs: number[] = [];
    const timed = async <T>(work: () => Promise<T>): Promise<T> => {
      const startMs = performance.now();
      const result = await work();
      tookMs.push(Math.round(performance.now() - startMs));
      return result;
    };
    const first = await timed(() => preview(lines("Hell")));
    expect(first.counts).toEqual({ new: 10_000, changed: 0, same: 0, wrong: 0 });
    expect(await timed(() => run(lines("Hell"), first.hash))).toEqual({ added: 10_000, changed: 0, same: 0, joined: 0 });
    const second = await timed(() => preview(lines("Dunkel")));
    expect(second.counts).toMatchObject({ changed: 10_000 });
    expect(await timed(() => run(lines("Dunkel"), second.hash))).toMatchObject({ changed: 10_000 });
    const written = await timed(() => exported({ search: "flotte" }));
    expect(written.trimEnd().split("\r\n")).toHaveLength(10_001);
    console.info(`10,000 lines on ${at.server.config.database.kind}: preview, import, preview, import, export: ${tookMs.join(", ")} ms`);
    for (const ms of tookMs) expect(ms).toBeLessThan(30_000);
  });

  it("may be narrowed as the list is, also to a state", async () => {
    const name = room();
    await at.client.screens.expect(draft(name));
    const namesIn = async (filter: object) => (await exported({ search: name, ...filter })).trimEnd().split("\r\n").slice(1);
    expect(await namesIn({ state: "new" })).toHaveLength(1);
    expect(await namesIn({ state: "live" })).toEqual([]);
  });

  it("belongs to administrators, coming and going", async () => {
    await at.client.users.create({
      name: "Eva Editor",
      role: "editor",
      email: "eva@stadt.example",
      password: "Noch ein langes Kennwort 2",
    });
    const signedIn = await fetch(`${at.server.origin}/api/v1/session`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ email: "eva@stadt.example", password: "Noch ein langes Kennwort 2" }),
    });
    const editor = at.server.clientWith({ cookie: signedIn.headers.getSetCookie()[0]?.split(";")[0] ?? "" });
    const content = table("Name;Standort", `${room()};Feuerwache 1`);
    for (const [somebody, code] of [
      [editor, "not-allowed"],
      [at.server.clientWith({}), "not-signed-in"],
    ] as const) {
      expect((await refusalOf(preview(content, somebody))).code).toBe(code);
      const { hash } = await preview(content);
      expect((await refusalOf(somebody.screens.importTable({ query: { hash }, body: file(content) }))).code).toBe(code);
      expect((await refusalOf(somebody.screens.table({}))).code).toBe(code);
    }
  });
});
