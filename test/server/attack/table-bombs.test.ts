import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SERVERS } from "../servers.ts";
import { type AttackedServer, send, startAttackedServer } from "./attacked-server.ts";

const HEAD = "Name;Standort;Gruppen\n";

describe.each(SERVERS)("a table made to do harm on $database", ({ start }) => {
  let server: AttackedServer;
  beforeAll(async () => {
    server = await startAttackedServer(start);
  });
  afterAll(() => server.stop());

  const post = async (body: string, type = "text/csv") => {
    const headers = { cookie: server.cookie, "content-type": type };
    const { status, text } = await send(server.origin, "POST", "/api/v1/screens/import/preview", headers, body);
    return { status, said: JSON.parse(text) as { readonly issues?: readonly { message: string }[]; readonly counts?: object } };
  };

  it.each([
    ["a line of a megabyte", `${HEAD}${"x".repeat(1_000_000)}`, "Zeile 2: Diese Zeile ist zu lang."],
    ["a hundred thousand lines", HEAD + "a;b;\n".repeat(100_000), "Zeile 20001: Mehr als 10.000 Zeilen auf einmal sind nicht möglich."],
    ["a quote without end", `${HEAD}"${"a;b;\n".repeat(5000)}`, "Zeile 2: Hier beginnt ein Text mit Anführungszeichen, der nicht endet."],
    ["four million semicolons", HEAD + ";".repeat(3_999_000), "Zeile 2: Diese Zeile ist zu lang."],
    ["an archive", "PK\u0003\u0004\u0000\u0000", "Zeile 1, Name: Diese Spalte fehlt. Die erste Zeile muss die Überschriften enthalten."],
  ])("is refused with the line: %s", async (_what, body, message) => {
    const { status, said } = await post(body);
    expect(status).toBe(422);
    expect(said.issues?.[0]?.message).toBe(message);
  });

  it.each([
    ["formulas", '=HYPERLINK("http://evil.example","x");Feuerwache 1;\n', { new: 1 }],
    ["NUL and other signs that nobody sees", "a\u0000b;Feuerwache 1;\nc\u001bd;Feuerwache 1;\n", { wrong: 2 }],
    ["halves of signs, wildcards and markup", "%_\\\\;Feuerwache 1;\n<script>;Feuerwache 1;\n\u202eabc;Feuerwache 1;\n", { new: 3 }],
    ["SQL", "'); drop table screen; --;Feuerwache 1;\n", { wrong: 1 }],
    ["ten thousand groups that are none", `a;Feuerwache 1;${"x|".repeat(4900)}\n`, { wrong: 1 }],
  ])("says what it is: %s", async (_what, lines, counts) => {
    const { status, said } = await post(HEAD + lines);
    expect(status).toBe(200);
    expect(said.counts).toEqual({ new: 0, changed: 0, same: 0, wrong: 0, ...counts });
  });

  it("is nothing a form of a foreign page could send", async () => {
    for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/json"]) {
      expect((await post(`${HEAD}a;Feuerwache 1;\n`, type)).status).toBe(400);
    }
  });
});
