import { describe, expect, it } from "vitest";
import { readTable } from "../../../../server/screens/table/read-table.ts";
import { TableRefusal } from "../../../../server/screens/table/table-refusal.ts";

const read = (text: string) => readTable(new TextEncoder().encode(text));
const cellsOf = async (text: string) => (await read(text)).rows.map(({ cells }) => cells);
const refusalOf = (text: string) =>
  read(text).then(
    () => expect.fail("It was read"),
    (error: unknown) => {
      if (!(error instanceof TableRefusal)) throw error;
      return [error.rule, error.line, error.column];
    },
  );

const ROW = [{ name: "Süd", site: "Wache 1" }];

describe("a table of screens", () => {
  it.each([
    ["semicolons", "Name;Standort\nSüd;Wache 1\n"],
    ["commas", "Name,Standort\nSüd,Wache 1\n"],
    ["tabs", "Name\tStandort\nSüd\tWache 1\n"],
    ["commas in its headings' quotes", '"Name";"Standort";"a,b,c,d"\nSüd;Wache 1;\n'],
    ["lines of Windows", "Name;Standort\r\nSüd;Wache 1\r\n"],
    ["lines of old Macs", "Name;Standort\rSüd;Wache 1\r"],
    ["no end of its last line", "Name;Standort\nSüd;Wache 1"],
    ["quotes and blanks", '"Name" ; "Standort"\n"Süd"; Wache 1 \n'.replaceAll(" ;", ";").replaceAll("; ", ";")],
    ["English headings", "name;SITE\nSüd;Wache 1\n"],
    ["umlauts in two characters", "Name;Standort\nSu\u0308d;Wache 1\n"],
    ["empty lines and lines of nothing but signs", "Name;Standort\n\n;;\nSüd;Wache 1\n;\n\n"],
  ])("is read with %s", async (_what, text) => {
    expect(await cellsOf(text)).toEqual(ROW);
  });

  it("knows its columns by either language and in any order, and says which it does not know", async () => {
    const { rows, ignored } = await read(
      "Drehung;Inventar;Kopplungscode;Farthest reader in metres;Diagonale in Zoll;Programm im Voraus;Colours;Gruppen;Site;Name;Kennung;\n1;2;3;4;5;6;7;8;9;10;11\n",
    );
    expect(ignored).toEqual(["Inventar"]);
    expect(rows[0]?.cells).toEqual({
      rotation: "1",
      code: "3",
      reader: "4",
      diagonal: "5",
      horizon: "6",
      theme: "7",
      groups: "8",
      site: "9",
      name: "10",
      id: "11",
    });
  });

  it("counts its lines as editors do, empty ones too", async () => {
    const { rows } = await read("Name;Standort\n\na;x\n\n\nb;x\n");
    expect(rows.map(({ line }) => line)).toEqual([3, 6]);
  });

  it("keeps quotes that stand for inches, doubled quotes, and lines within a cell", async () => {
    const [row] = await cellsOf('Name;Standort;Diagonale;Notiz\n"Saal ""A""";Wache;55";"zwei\nZeilen"\n');
    expect(row).toEqual({ name: 'Saal "A"', site: "Wache", diagonal: '55"' });
  });

  it("takes the guard before a formula away again, once", async () => {
    expect(await cellsOf("Name;Standort\n'=1+1;''@x\n'kein;' -\n")).toEqual([
      { name: "=1+1", site: "'@x" },
      { name: "'kein", site: "' -" },
    ]);
  });

  it("marks a line with more cells than headings, unless they are empty", async () => {
    const { rows } = await read("Name;Standort\na;b;;\na;b;c\n");
    expect(rows.map(({ isTooWide }) => isTooWide)).toEqual([false, true]);
  });

  it.each([
    ["nothing", "", ["table-empty", 1, null]],
    ["blanks", "\n\n", ["table-empty", 1, null]],
    ["no headings", "a;b\nc;d\n", ["heading-missing", 1, "name"]],
    ["no sites", "Name;Gruppen\na;b\n", ["heading-missing", 1, "site"]],
    ["a column twice, in two languages", "Name;Standort;Site\na;b;c\n", ["heading-twice", 1, "site"]],
    ["a quote that never ends", 'Name;Standort\na;b\n"c;d\ne;f\n', ["quote-not-closed", 3, null]],
    ["bytes of an image", "\u0089PNG\r\n\u001a\n\u0000\u0000", ["heading-missing", 1, "name"]],
  ])("is refused if there is %s, with the line", async (_what, text, refusal) => {
    expect(await refusalOf(text)).toEqual(refusal);
  });
});

describe("a table made to do harm", () => {
  const HEAD = "Name;Standort\na;b\n";
  it.each([
    ["a line of a megabyte", `${HEAD}${"x".repeat(1_000_000)}\n`, ["line-too-long", 3, null]],
    ["a line of cells without end", `${HEAD}${";".repeat(9000)}\n`, ["too-many-cells-in-line", 3, null]],
    ["a hundred thousand lines", `${HEAD}${"a;b\n".repeat(100_000)}`, ["too-many-lines", 20_001, null]],
    ["more lines than may be", `${HEAD}${"a;b\n".repeat(10_000)}`, ["too-many-lines", 10_002, null]],
    ["two million empty lines", `${HEAD}${"\n".repeat(2_000_000)}`, ["too-many-lines", 20_001, null]],
    ["a quote over all of it", `${HEAD}"${"x\n".repeat(19_000)}`, ["quote-not-closed", 3, null]],
    ["cells, cells, cells", `${HEAD}${`${";".repeat(59)}\n`.repeat(19_000)}`, null],
  ])("is soon done with: %s", async (_what, text, refusal) => {
    const startMs = performance.now();
    let longestMs = 0;
    let lastMs = startMs;
    const heart = setInterval(() => {
      longestMs = Math.max(longestMs, performance.now() - lastMs);
      lastMs = performance.now();
    }, 1);
    if (refusal === null) expect((await read(text)).rows).toHaveLength(1);
    else expect(await refusalOf(text)).toEqual(refusal);
    clearInterval(heart);
    // On a machine of its own it is a tenth of this.
    expect(performance.now() - startMs).toBeLessThan(10_000);
    expect(longestMs).toBeLessThan(3000);
  });
});
