import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { MediaId } from "../../../domain/model/id.ts";
import { announcementFor, pictureSlide, textSlide } from "../running-server.ts";
import { SERVERS } from "../servers.ts";
import { type AttackedServer, allRoutes, send, startAttackedServer } from "./attacked-server.ts";

const ID = "11111111-1111-4111-8111-111111111111";
/** What makes naive code stumble: NUL and other control characters, halves of characters, wildcards, markup, numbers out of range. */
const ODD_TEXTS = ["\u0000", "a\u0000b", "\ud800", "%", "_%\\", "' or 1=1 --", "${7*7}", "<script>", "\u202e", "é".repeat(50), "💥"];
const ODD_NUMBERS = ["-1", "1e999", "NaN", "9007199254740991", "9007199254740993", "99999999999999999999", "1.5", "", "Infinity"];

describe.each(SERVERS)("bad input on $database", ({ start }) => {
  let server: AttackedServer;
  beforeAll(async () => {
    server = await startAttackedServer(start);
  });
  afterAll(() => server.stop());

  const content = () => announcementFor([server.groupId]);
  const ask = (method: string, path: string, body?: unknown) => send(server.origin, method, path, { cookie: server.cookie }, body);
  const create = (body: unknown) => ask("POST", "/api/v1/announcements", body);

  async function issuesOf(
    answer: Promise<{ readonly problem: { readonly status: number; readonly issues?: readonly object[] | undefined } }>,
  ) {
    const { status, issues = [] } = (await answer).problem;
    expect(status).toBe(422);
    return issues;
  }

  describe("an issue leads to", () => {
    it("an unknown key", async () => {
      expect(await issuesOf(create({ ...content(), colour: "red" }))).toMatchObject([{ path: ["colour"], rule: "unrecognized-keys" }]);
    });

    it("an unknown key deep inside", async () => {
      const body = { ...content(), slides: [{ ...textSlide("Titel"), html: "<b>" }] };
      expect(await issuesOf(create(body))).toMatchObject([{ path: ["slides", 0, "html"], rule: "unrecognized-keys" }]);
    });

    it("every wrong type", async () => {
      const body = { ...content(), languages: 7, slides: "text", weight: "1", schedule: [], targets: {} };
      const paths = (await issuesOf(create(body))).map((issue) => (issue as { path: unknown[] }).path.join("."));
      expect(paths.sort()).toEqual(["languages", "schedule", "slides", "targets", "weight"]);
    });

    it("an array where text belongs", async () => {
      const body = { ...content(), slides: [{ ...textSlide(""), fields: { title: { de: ["Titel"] }, body: {} } }] };
      expect(await issuesOf(create(body))).toMatchObject([{ path: ["slides", 0, "fields", "title", "de"], rule: "invalid-type" }]);
    });

    it("a body of 5,001 characters", async () => {
      const body = { ...content(), slides: [textSlide("Titel", "a".repeat(5001))] };
      expect(await issuesOf(create(body))).toMatchObject([{ path: ["slides", 0, "fields", "body", "de"], rule: "too-big" }]);
    });

    it("an end before the start", async () => {
      const body = { ...content(), schedule: { from: "2027-05-01T12:00", until: "2027-05-01T11:59", windows: [] } };
      expect(await issuesOf(create(body))).toMatchObject([{ path: ["schedule", "until"], rule: "ends-before-start" }]);
    });

    it("an unknown group", async () => {
      expect(await issuesOf(create({ ...content(), targets: [server.groupId, ID] }))).toMatchObject([
        { path: ["targets", 1], rule: "unknown-group" },
      ]);
    });

    it("an unknown picture", async () => {
      const body = { ...content(), slides: [pictureSlide(MediaId.parse(ID))] };
      expect(await issuesOf(create(body))).toMatchObject([{ path: ["slides", 0, "fields"], rule: "unknown-media" }]);
    });

    it.each([["2027-02-30T10:00"], ["2027-05-01T25:00"], ["2027-05-01"], ["tomorrow"], [1_800_000_000_000]])(
      "a time such as %s",
      async (from) => {
        const issues = await issuesOf(create({ ...content(), schedule: { from, until: null } }));
        expect(issues[0]).toMatchObject({ path: ["schedule", "from"] });
      },
    );

    it("a number that is none", async () => {
      for (const weight of ["NaN", null, 1.5, 1e13, -1, 0]) {
        expect(await issuesOf(create({ ...content(), weight }))).toMatchObject([{ path: ["weight"] }]);
      }
    });

    it("a key given twice in a query", async () => {
      expect(await issuesOf(ask("GET", "/api/v1/announcements?search=a&search=b"))).toMatchObject([{ path: ["search"] }]);
      expect(await issuesOf(ask("GET", "/api/v1/announcements?limit=1&limit=2"))).toMatchObject([{ path: ["limit"] }]);
    });

    it("an unknown key in a query", async () => {
      expect(await issuesOf(ask("GET", "/api/v1/sites?sort=name"))).toMatchObject([{ path: ["sort"], rule: "unrecognized-keys" }]);
    });
  });

  describe("nothing reaches the prototype of objects", () => {
    it.each([
      '{"__proto__":{"isAdmin":true}}',
      '{"constructor":{"prototype":{"isAdmin":true}}}',
      '{"schedule":{"__proto__":{"isAdmin":true}},"slides":[{"__proto__":{"isAdmin":true}}]}',
    ])("by the body %s", async (body) => {
      const answer = await ask("POST", "/api/v1/announcements", body);
      expect(answer.status).toBe(422);
      expect(Reflect.get({}, "isAdmin")).toBeUndefined();
    });

    it.each(["__proto__[isAdmin]=1", "constructor[prototype][isAdmin]=1", "limit[__proto__][isAdmin]=1", "__proto__.isAdmin=1"])(
      "by the query %s",
      async (query) => {
        expect((await ask("GET", `/api/v1/announcements?${query}`)).status).toBe(422);
        expect(Reflect.get({}, "isAdmin")).toBeUndefined();
      },
    );

    it("by the keys of free fields", async () => {
      const body = JSON.stringify(content()).replace('"title":{', '"title":{"__proto__":"x","constructor":"y",');
      const answer = await ask("POST", "/api/v1/announcements", body);
      expect([201, 422]).toContain(answer.status);
      expect(Reflect.get({}, "x")).toBeUndefined();
    });
  });

  describe("a body", () => {
    it("of a megabyte is too large, whatever it says of its length", async () => {
      const body = JSON.stringify({ ...content(), slides: [textSlide("a".repeat(1_048_576))] });
      expect((await create(body)).problem).toMatchObject({ status: 413, code: "too-large" });
      const chunked = await fetch(`${server.origin}/api/v1/announcements`, {
        method: "POST",
        headers: { cookie: server.cookie, "content-type": "application/json" },
        body: new Blob([body]).stream(),
        duplex: "half",
      } as RequestInit);
      expect(chunked.status).toBe(413);
      expect(await chunked.json()).toMatchObject({ code: "too-large" });
    });

    it.each(["", "{", "[", "nul", '{"a":}', "\u0000", "[]", "null", "7", '"text"', "{}", `${"[".repeat(50_000)}`])(
      "that is no announcement is refused: %#",
      async (body) => {
        const answer = await ask("POST", "/api/v1/announcements", body);
        expect([400, 422]).toContain(answer.problem.status);
      },
    );

    it("packed by gzip is not unpacked", async () => {
      const packed = new Response(new Blob(["{}"]).stream().pipeThrough(new CompressionStream("gzip")));
      const answer = await fetch(`${server.origin}/api/v1/announcements`, {
        method: "POST",
        headers: { cookie: server.cookie, "content-type": "application/json", "content-encoding": "gzip" },
        body: await packed.arrayBuffer(),
      });
      expect([400, 415, 422]).toContain(answer.status);
    });
  });

  describe("is never an internal error:", () => {
    it.each(["sites", "screens", "announcements"])("an odd search in %s", async (resource) => {
      for (const text of ODD_TEXTS) expectNoFault(await ask("GET", `/api/v1/${resource}?search=${encode(text)}`));
    });

    it.each(["users", "sites", "groups", "screens", "announcements", "media", `announcements/${ID}/versions`])(
      "a cursor of another list in %s",
      async (resource) => {
        const positions = [
          [1, "x"],
          ["text", "x"],
          ["\u0000", "\u0000"],
          [1.5, "x"],
          [1e300, ""],
          [-1, "x"],
          ["1", 2],
          {},
          [],
          null,
          "text",
          ["", ""],
        ];
        for (const position of positions) {
          const cursor = Buffer.from(JSON.stringify(position)).toString("base64url");
          expectNoFault(await ask("GET", `/api/v1/${resource}?cursor=${cursor}`));
        }
        for (const text of [...ODD_TEXTS, "", "AAAA"]) expectNoFault(await ask("GET", `/api/v1/${resource}?cursor=${encode(text)}`));
      },
    );

    it.each(["users", "sites", "groups", "screens", "announcements", "media"])("an odd limit in %s", async (resource) => {
      for (const limit of ODD_NUMBERS) expect((await ask("GET", `/api/v1/${resource}?limit=${limit}`)).problem.status, limit).toBe(422);
    });

    it.each(["resolution", "playlist"])("an odd moment of a screen's %s", async (view) => {
      const [screen] = (await server.client.screens.list({})).items;
      for (const at of [...ODD_NUMBERS, "0", "1", "253402300799999", "253402300800000", "4102444800000", "8640000000000001"]) {
        expectNoFault(await ask("GET", `/api/v1/screens/${String(screen?.id)}/${view}?at=${at}`), at);
      }
    });

    it("an odd e-mail at the door", async () => {
      for (const text of ODD_TEXTS.slice(0, 4)) {
        expectNoFault(await send(server.origin, "POST", "/api/v1/session", {}, { email: text, password: text }));
      }
    });

    it("a version out of range", async () => {
      const made = await server.client.announcements.create(content());
      for (const version of [-1, 0, 2_147_483_648, 9_007_199_254_740_991, 1e300]) {
        expectNoFault(await ask("PUT", `/api/v1/announcements/${made.id}`, { version, content: content() }));
        expectNoFault(await ask("POST", `/api/v1/announcements/${made.id}/publish`, { version }));
        expectNoFault(await ask("PUT", `/api/v1/groups/${server.groupId}`, { version, name: "X", parentId: null, position: 0 }));
        expectNoFault(await ask("PUT", `/api/v1/sites/${server.siteId}`, { version, name: "X", zone: "Europe/Berlin", headcount: 1 }));
      }
    });

    it("an id that is none, on every route", async () => {
      for (const { method, path } of allRoutes().filter((route) => route.path.includes("{id}"))) {
        for (const id of ["x", "0", "%00", "..", "[object%20Object]", `${ID}x`, ID.toUpperCase(), "'--"]) {
          expectNoFault(await ask(method, path.replace("{id}", id), method === "GET" || method === "DELETE" ? undefined : {}));
        }
      }
    });

    it.each(["", "short", "with blank", "ü", "a".repeat(101)])("the idempotency key '%s'", async (key) => {
      const headers = { cookie: server.cookie, "idempotency-key": encodeURI(key) };
      expectNoFault(await send(server.origin, "POST", "/api/v1/announcements", headers, content()));
    });
  });

  it("tells of no insides in any refusal", async () => {
    const answers = [
      await create({}),
      await ask("GET", "/api/v1/nothing"),
      await ask("POST", "/api/v1/session", "{"),
      await ask("GET", "/%E0%A4%A"),
    ];
    for (const { text } of answers) expect(text).not.toMatch(/\bat [\w.<>]+ \(|node_modules|\.ts:\d|SQLITE|select |insert into|stack/i);
  });
});

function encode(text: string): string {
  return [...Buffer.from(text, "utf8")].map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join("");
}

function expectNoFault({ status, text }: { readonly status: number; readonly text: string }, what = ""): void {
  expect(status, `${what} ${text.slice(0, 300)}`).toBeLessThan(500);
  expect(text).not.toMatch(/\bat [\w.<>]+ \(|node_modules|SQLITE/);
}
