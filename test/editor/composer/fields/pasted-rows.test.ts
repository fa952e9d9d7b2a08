import { describe, expect, it } from "vitest";
import { fieldsOf } from "../../../../editor/composer/draft-content.ts";
import { pastedRows } from "../../../../editor/composer/fields/pasted-rows.ts";
import type { Rows } from "../../../../editor/composer/fields/rows.ts";
import { emptyOf, type Fields } from "../../../../templates/field.ts";
import type { Template } from "../../../../templates/registry.ts";

function rowFields(template: Template, name: string): Fields {
  const form = fieldsOf(template)[name]?.form;
  if (form?.kind !== "list") throw new Error(`${name} is no list`);
  return form.of;
}

const STEPS = rowFields("steps", "steps");
const empty = emptyOf(STEPS);
const said = (rows: Rows | undefined) => rows?.map(({ step }) => JSON.stringify(step));

function pasteSteps(text: string, rows: Rows, at = 0, max = 12) {
  return pastedRows(text, { fields: STEPS, rows, at, name: "step", language: "de", max });
}

describe("several lines pasted into a list", () => {
  it("fill a row each, without their bullets and numbers", () => {
    expect(said(pasteSteps("- eins\n• zwei\n\n3. drei", [empty, empty]))).toEqual(['{"de":"eins"}', '{"de":"zwei"}', '{"de":"drei"}']);
  });

  it("overwrite no row that is filled, but go in front of it", () => {
    const rows = [empty, { step: { de: "letzter" } }];
    expect(said(pasteSteps("eins\nzwei", rows))).toEqual(['{"de":"eins"}', '{"de":"zwei"}', '{"de":"letzter"}']);
  });

  it("leave other languages of the row as they are", () => {
    expect(said(pasteSteps("eins\nzwei", [{ step: { en: "one" } }]))).toEqual(['{"en":"one","de":"eins"}', '{"de":"zwei"}']);
  });

  it("are as many as the list may have", () => {
    expect(pasteSteps("1\n2\n3\n4", [empty], 0, 3)).toHaveLength(3);
  });

  it("are pasted as usual if they are one line", () => {
    expect(pasteSteps("nur eine Zeile", [empty])).toBeUndefined();
  });

  it("go into the fields of a row by their columns, days and times as people write them", () => {
    const fields = rowFields("dates", "dates");
    const pasted = pastedRows("Mo, 23.11.2026\t6 Uhr\tÜbergabe\tHalle 2\n2026-11-24\t13:30\tVersammlung", {
      fields,
      rows: [emptyOf(fields)],
      at: 0,
      name: "day",
      language: "de",
      max: 40,
    });
    expect(pasted).toEqual([
      { day: "2026-11-23", time: "06:00", what: { de: "Übergabe" }, where: { de: "Halle 2" } },
      { day: "2026-11-24", time: "13:30", what: { de: "Versammlung" }, where: {} },
    ]);
  });

  it("keep a date at the beginning of a line", () => {
    expect(said(pasteSteps("1. Dezember\n2. Januar", [empty, empty]))).toEqual(['{"de":"1. Dezember"}', '{"de":"2. Januar"}']);
  });
});
