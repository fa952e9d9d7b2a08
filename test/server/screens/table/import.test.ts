import { describe, expect, it } from "vitest";
import { USUAL_DISPLAY, USUAL_PROGRAMME } from "../../../../domain/model/screen.ts";
import type { TableLine } from "../../../../domain/model/screen-table.ts";
import { LocalTime, TimeZone } from "../../../../domain/model/time.ts";
import { refusalOf } from "../../refusal.ts";
import { pairScreen } from "../../running-server.ts";
import { SERVERS } from "../../servers.ts";
import { table, useTables } from "./use-tables.ts";

const saysOf = ({ outcome, faults, warnings, changes }: TableLine) => ({
  outcome,
  faults: faults.map(({ column, rule }) => `${column ?? ""} ${rule}`),
  ...(warnings.length > 0 && { warnings: warnings.map(({ rule }) => rule) }),
  ...(changes.length > 0 && { changes: changes.map(({ column, from, to }) => `${column}: ${from} > ${to}`) }),
});

describe.each(SERVERS)("a table of screens on $database", ({ start }) => {
  const at = useTables(start);
  const { room, preview, run, agreeAndRun, named, draft } = at;

  it("makes expected screens of new lines, with all that they say", async () => {
    const name = room();
    const content = table(
      "Name;Standort;Gruppen;Farben;Drehung;Diagonale in Zoll;Entferntester Leser in Metern;Programm im Voraus in Tagen",
      `${name};Feuerwache 1;Feuerwehr/Wache 1|Feuerwehr;dunkel;90;54,6;4.5 m;35`,
      `${name} b;feuerwache 1;;;;;;`,
    );
    const { counts, joining, ignored, encoding, lines } = await preview(content);
    expect({ counts, joining, ignored, encoding }).toEqual({
      counts: { new: 2, changed: 0, same: 0, wrong: 0 },
      joining: 0,
      ignored: [],
      encoding: "utf-8",
    });
    expect(lines[0]).toEqual({
      line: 2,
      outcome: "new",
      screenId: null,
      name,
      site: "Feuerwache 1",
      joins: false,
      changes: [],
      faults: [],
      warnings: [],
    });
    expect(await named(name)).toEqual([]);
    expect(await agreeAndRun(content)).toEqual({ added: 2, changed: 0, same: 0, joined: 0 });
    const [screen] = await named(name);
    expect(screen).toMatchObject({
      theme: "night",
      viewing: { diagonalInches: 54.6, farthestM: 4.5 },
      programme: { ...USUAL_PROGRAMME, horizonDays: 35 },
      display: { ...USUAL_DISPLAY, rotation: 90 },
      pairedAtMs: null,
      presence: { state: "new" },
    });
    expect(screen?.groupIds).toHaveLength(2);
    expect((await named(`${name} b`))[0]).toMatchObject({ theme: "paper", groupIds: [], viewing: null, pairedAtMs: null });
    const [audit] = (await at.client.audit.list({})).items;
    expect(audit).toMatchObject({ action: "screens-imported", actorName: "Ada Admin", details: { added: 2, changed: 0, joined: 0 } });
  });

  it("changes what is there, says from what to what, and leaves alone what has no column", async () => {
    const name = room();
    const quietHours = [{ start: LocalTime.parse("22:00"), end: LocalTime.parse("05:00"), weekdays: [1] }];
    const { screenId } = await pairScreen(at.server, { ...draft(name), programme: { ...USUAL_PROGRAMME, quietHours } });
    const content = table("Name;Standort;Gruppen;Farben;Diagonale;Leseabstand", `${name};Feuerwache 1;Wache 1;Dunkel;55;6`);
    const [line] = (await preview(content)).lines;
    expect(line && saysOf(line)).toEqual({
      outcome: "changed",
      faults: [],
      changes: [
        "groups: Alle Beschäftigten/Feuerwehr > Alle Beschäftigten/Feuerwehr/Wache 1",
        "theme: Hell > Dunkel",
        "diagonal:  > 55",
        "reader:  > 6",
      ],
    });
    expect(line?.screenId).toBe(screenId);
    expect(await agreeAndRun(content)).toEqual({ added: 0, changed: 1, same: 0, joined: 0 });
    expect(await at.client.screens.read({ id: screenId })).toMatchObject({
      theme: "night",
      viewing: { diagonalInches: 55, farthestM: 6 },
      programme: { quietHours },
      pairedAtMs: expect.any(Number),
      version: 2,
    });
  });

  it("renames and moves a screen whose id it has, and empties cells that are empty", async () => {
    const name = room();
    const { screenId } = await pairScreen(at.server, { ...draft(name), viewing: { diagonalInches: 40, farthestM: 3 } });
    const { id: other } = await at.client.sites.create({
      name: `Depot ${name}`,
      zone: TimeZone.parse("Europe/Berlin"),
      region: null,
      headcount: 1,
    });
    const content = table("Id,Name,Site,Groups,Colours,Diagonal,Distance", `${screenId},${name} neu,Depot ${name},,,,`);
    const [line] = (await preview(content, at.server.clientWith({ cookie: at.server.cookie, "accept-language": "en" }))).lines;
    expect(line && saysOf(line).changes).toEqual([
      `name: ${name} > ${name} neu`,
      `site: Feuerwache 1 > Depot ${name}`,
      "groups: Alle Beschäftigten/Feuerwehr > ",
      "diagonal: 40 > ",
      "reader: 3 > ",
    ]);
    await agreeAndRun(content);
    expect(await at.client.screens.read({ id: screenId })).toMatchObject({
      name: `${name} neu`,
      siteId: other,
      groupIds: [],
      viewing: null,
      theme: "paper",
    });
  });

  it("pairs new screens and expected ones with the devices that show their codes, whose browsers hear of it at once", async () => {
    const name = room();
    const { id } = await at.client.screens.expect(draft(`${name} erwartet`));
    const anyone = at.server.clientWith({});
    const devices = [await anyone.pairings.start(), await anyone.pairings.start()];
    const [one, two] = devices.map(({ code }) => `${code.slice(0, 4)}-${code.slice(4).toLowerCase()}`);
    const waiting = devices.map(({ id: pairing, secret }) => anyone.pairings.collect({ id: pairing, secret }));
    const content = table("Name;Standort;Code", `${name} neu;Feuerwache 1;${one ?? ""}`, `${name} erwartet;Feuerwache 1;${two ?? ""}`);
    expect((await preview(content)).joining).toBe(2);
    expect(await agreeAndRun(content)).toEqual({ added: 1, changed: 0, same: 0, joined: 2 });
    expect((await Promise.all(waiting)).map((result) => result.state === "paired" && result.screenName)).toEqual([
      `${name} neu`,
      `${name} erwartet`,
    ]);
    expect((await at.client.screens.read({ id })).pairedAtMs).toEqual(expect.any(Number));
    expect((await at.client.audit.list({ subjectId: id })).items.map(({ action }) => action)).toEqual(["screen-paired", "screen-expected"]);
    // The codes are used up: the same table would not do the same any more.
    expect((await preview(content)).lines.map((line) => saysOf(line).faults)).toEqual([["code has-device"], ["code has-device"]]);
  });

  it("names everything that is wrong by line and column, in the reader's language, and then imports nothing", async () => {
    const [name, known] = [room(), room()];
    await pairScreen(at.server, draft(known));
    const nobody = "00000000-0000-4000-8000-000000000000";
    const content = table(
      "Kennung;Name;Standort;Gruppen;Farben;Drehung;Diagonale;Leseabstand;Vorlauf;Code",
      `;${name};Feuerwache 1;;;;;;;`,
      ";;Rathaus;;;;;;;",
      `${nobody};x;Feuerwache 1;Feuerwehr/Gibt es nicht|Wache 9;Lila;45;6;;7;1234`,
      `;${"y".repeat(81)};;;;;55;;;`,
      `;a\u0000b;Feuerwache 1;;;;zwölf;51;;`,
      `;${known};Feuerwache 1;;;;;;;ABCD1234;zu viel`,
      `;${known};Feuerwache 1;;;;;;;`,
    );
    const seen = await preview(content);
    expect(seen.counts).toEqual({ new: 1, changed: 0, same: 0, wrong: 6 });
    expect(seen.lines.map((line) => saysOf(line).faults)).toEqual([
      [],
      ["name value-missing", "site unknown-site"],
      [
        "id unknown-id",
        "groups unknown-group",
        "groups unknown-group",
        "theme wrong-theme",
        "rotation wrong-rotation",
        "diagonal wrong-diagonal",
        "horizon wrong-horizon",
        "code wrong-code",
      ],
      ["name value-too-long", "site value-missing"],
      ["name control-characters", "diagonal wrong-diagonal", "reader wrong-reader"],
      [" too-many-cells", "code has-device"],
      ["name screen-twice"],
    ]);
    expect(seen.lines[1]?.faults.map(({ message }) => message)).toEqual([
      "Zeile 3, Name: Hier fehlt etwas.",
      "Zeile 3, Standort: Einen Standort „Rathaus“ gibt es nicht.",
    ]);
    const english = at.server.clientWith({ cookie: at.server.cookie, "accept-language": "en" });
    expect((await preview(content, english)).lines[1]?.faults[1]?.message).toBe("Line 3, Site: There is no site “Rathaus”.");
    const refused = await refusalOf(run(content, seen.hash));
    expect(refused.code).toBe("invalid-input");
    expect(refused.issues?.[1]).toEqual({
      path: ["lines", 3, "site"],
      rule: "unknown-site",
      message: "Zeile 3, Standort: Einen Standort „Rathaus“ gibt es nicht.",
    });
    expect(await named(name)).toEqual([]);
  });

  it("refuses what is no table at all, with the line", async () => {
    const refused = await refusalOf(preview('Name;Standort\na;b\n"c;d\n'));
    expect(refused.issues).toEqual([
      { path: ["lines", 3], rule: "quote-not-closed", message: "Zeile 3: Hier beginnt ein Text mit Anführungszeichen, der nicht endet." },
    ]);
    expect((await refusalOf(preview(""))).issues?.map(({ message }) => message)).toEqual(["Zeile 1: Die Tabelle ist leer."]);
    expect((await refusalOf(preview("Kita;Ort\n"))).issues?.map(({ message }) => message)).toEqual([
      "Zeile 1, Name: Diese Spalte fehlt. Die erste Zeile muss die Überschriften enthalten.",
    ]);
    const tooLarge = { method: "POST", headers: { cookie: at.server.cookie, "content-type": "text/csv" }, body: "x".repeat(4_000_001) };
    expect((await fetch(`${at.server.origin}/api/v1/screens/import/preview`, tooLarge)).status).toBe(413);
  });

  it("is read with the right letters if an older spreadsheet wrote it", async () => {
    const name = room();
    const content = Buffer.from(table("Name;Standort;Gruppen", `Büro ${name};Feuerwache 1;Alle Beschäftigten`), "latin1");
    const { encoding, lines } = await preview(new Uint8Array(content));
    expect(encoding).toBe("windows-1252");
    expect(lines.map((line) => [line.name, saysOf(line).outcome])).toEqual([[`Büro ${name}`, "new"]]);
  });

  it("does nothing that its preview did not say: whatever happened since, it asks to be looked at again", async () => {
    const [name, other] = [room(), room()];
    const { screenId } = await pairScreen(at.server, draft(name));
    const content = table("Name;Standort;Farben", `${name};Feuerwache 1;Dunkel`, `${other};Feuerwache 1;`);
    const { hash } = await preview(content);
    await at.client.screens.update({
      id: screenId,
      version: 1,
      ...draft(name),
      theme: "paper",
      viewing: { diagonalInches: 50, farthestM: 2 },
    });
    expect((await refusalOf(run(content, hash))).code).toBe("conflict");
    expect(await named(other)).toEqual([]);
    const again = await preview(content);
    expect(await run(content, again.hash)).toEqual({ added: 1, changed: 1, same: 0, joined: 0 });
    // What was done cannot be done twice.
    expect((await refusalOf(run(content, again.hash))).code).toBe("conflict");
    expect((await preview(content)).counts).toEqual({ new: 0, changed: 0, same: 2, wrong: 0 });
  });

  it("is done once if two do it at once", async () => {
    const name = room();
    const content = table("Name;Standort", `${name};Feuerwache 1`);
    const { hash } = await preview(content);
    const results = await Promise.allSettled([run(content, hash), run(content, hash), run(content, hash)]);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await named(name)).toHaveLength(1);
  });

  it("warns of two of one name at one site, within itself or not, and does as it is told", async () => {
    const [name, known] = [room(), room()];
    await pairScreen(at.server, draft(known));
    const content = table(
      "Name;Standort",
      `${name};Feuerwache 1`,
      `${name.toUpperCase()};Feuerwache 1`,
      `${known.toLowerCase()};Feuerwache 1`,
    );
    expect((await preview(content)).lines.map(saysOf)).toEqual(
      Array.from({ length: 3 }, () => ({ outcome: "new", faults: [], warnings: ["same-name"] })),
    );
    expect(await agreeAndRun(content)).toMatchObject({ added: 3 });
    // Names that differ in their case only are told apart; the very same ones are not.
    await at.client.screens.expect(draft(known));
    expect((await preview(table("Name;Standort", `${known};Feuerwache 1`))).lines.map((line) => saysOf(line).faults)).toEqual([
      ["name screen-ambiguous"],
    ]);
  });

  it("lets nobody guess codes: after a few wrong ones it tells of none, not even of the right one", async () => {
    const { code } = await at.server.clientWith({}).pairings.start();
    const guesses = Array.from({ length: 200 }, (_, guess) => `${room()};Feuerwache 1;${String(guess).padStart(7, "0")}Z`);
    const content = table("Name;Standort;Code", ...guesses, `${room()};Feuerwache 1;${code}`);
    const { lines } = await preview(content);
    expect(new Set(lines.map((line) => saysOf(line).faults.join()))).toEqual(new Set(["code codes-locked"]));
    const alone = table("Name;Standort;Code", `${room()};Feuerwache 1;${code}`);
    expect((await preview(alone)).counts.new).toBe(1);
    expect((await refusalOf(at.client.pairings.claim({ code, screen: draft(room()) }))).code).toBe("too-many-requests");
  });

  it("tells a code that stands in it twice, and one that nobody shows", async () => {
    const { code } = await at.server.clientWith({}).pairings.start();
    const content = table(
      "Name;Standort;Code",
      `${room()};Feuerwache 1;${code}`,
      `${room()};Feuerwache 1;${code}`,
      `${room()};Feuerwache 1;ABCD1234`,
    );
    expect((await preview(content)).lines.map((line) => saysOf(line).faults)).toEqual([[], ["code code-twice"], ["code unknown-code"]]);
  });
});
