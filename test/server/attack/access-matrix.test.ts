import { afterAll, beforeAll, expect, it } from "vitest";
import { USUAL_LOOK } from "../../../domain/model/look.ts";
import { announcementFor } from "../running-server.ts";
import { type AttackedServer, allRoutes, send, startAttackedServer } from "./attacked-server.ts";

let server: AttackedServer;
beforeAll(async () => {
  server = await startAttackedServer();
});
afterAll(() => server.stop());

/** Well-formed, and nobody's: whoever may ask gets 404, and whoever may not must not learn even that. */
const ID = "11111111-1111-4111-8111-111111111111";
const SITE = { name: "Depot", zone: "Europe/Berlin", region: null, headcount: 3 };
const USER = { name: "Neu Neumann", email: "neu@stadt.example", role: "editor", password: "Wieder ein langes Kennwort" };
const TEMPLATE = {
  name: "Markttag",
  windows: [{ start: "07:00", end: "13:00", days: { kind: "weekdays", weekdays: [6] }, except: [], skipHolidays: false }],
};
const OCCURRENCES = { schedule: { from: null, until: null, windows: [] }, zone: "Europe/Berlin", from: 0, until: 1 };
const ORGANISATION = { name: "Stadt Dortmund", zone: "Europe/Berlin", language: "de" };
const SET_UP = {
  token: "guessed",
  organisation: "X",
  zone: "Europe/Berlin",
  name: "X",
  email: "x@x.example",
  password: "zwölf Zeichen und mehr",
};
const screen = () => ({ name: "Neu", siteId: server.siteId, groupIds: [server.groupId], theme: "paper" });
const TABLE = "Name;Standort\nNeu;Feuerwache 1\n";
const PHOTO = "no photo";
const enrolment = () => {
  const { name: _, ...rest } = screen();
  return { for: { kind: "new-screens", names: "Neu {n}", screen: rest, uses: 1 }, lastsMs: 3_600_000 };
};
const NOBODY = "00000000-0000-4000-8000-000000000000";
const MESSAGE = { kind: "other", severity: "moderate", drill: true, variants: [{ language: "de", title: "Übung", body: "" }] };
const takeover = () => ({ ...MESSAGE, targets: [server.groupId], lastsMs: 60_000 });
const RULE = {
  name: "Feuerwehr",
  kind: "silent",
  scope: { kind: "all" },
  thresholdMinutes: 5,
  channels: [],
  repeatHours: null,
  escalation: null,
  urgent: false,
  enabled: true,
};
const MAIL_CHANNEL = { name: "IT-Bereitschaft", to: ["it@stadt.example"], quietHours: [] };
const WEBHOOK = { name: "Leitstelle", url: "https://hooks.stadt.example/", quietHours: [] };
const WINDOW = { note: "", scope: { kind: "all" }, fromMs: 0, untilMs: 1 };
const content = () => announcementFor([server.groupId]);

type Row = readonly [route: string, anonymous: number, editor: number, admin: number, player: number, body?: () => unknown];

/** What every route answers to whom. A new route needs a row here. */
const MATRIX: readonly Row[] = [
  ["POST /api/v1/session", 401, 401, 401, 401, () => ({ email: "nobody@stadt.example", password: "guessed" })],
  ["GET /api/v1/session", 200, 200, 200, 200],
  ["POST /api/v1/session/setup", 410, 410, 410, 410, () => SET_UP],
  ["GET /api/v1/users", 401, 403, 200, 401],
  ["POST /api/v1/users", 401, 403, 201, 401, () => USER],
  ["PUT /api/v1/users/{id}", 401, 403, 404, 401, () => ({ version: 1, name: "X", role: "admin", disabled: false })],
  ["GET /api/v1/sites", 401, 200, 200, 401],
  ["POST /api/v1/sites", 401, 403, 201, 401, () => SITE],
  ["PUT /api/v1/sites/{id}", 401, 403, 404, 401, () => ({ version: 1, ...SITE })],
  ["DELETE /api/v1/sites/{id}", 401, 403, 404, 401],
  ["GET /api/v1/groups", 401, 200, 200, 401],
  ["POST /api/v1/groups", 401, 403, 201, 401, () => ({ name: "Bauhof", parentId: null })],
  ["PUT /api/v1/groups/{id}", 401, 403, 404, 401, () => ({ version: 1, name: "X", parentId: null, position: 0 })],
  ["DELETE /api/v1/groups/{id}", 401, 403, 404, 401],
  ["GET /api/v1/screens", 401, 200, 200, 401],
  ["GET /api/v1/screens/index", 401, 200, 200, 401],
  [`GET /api/v1/screens/some?ids[]=${ID}`, 401, 200, 200, 401],
  [`GET /api/v1/screens/availability?ids[]=${ID}`, 401, 200, 200, 401],
  ["POST /api/v1/screens", 401, 403, 201, 401, screen],
  ["GET /api/v1/screens.csv", 401, 403, 200, 401],
  ["POST /api/v1/screens/import/preview", 401, 403, 200, 401, () => TABLE],
  [`POST /api/v1/screens/import?hash=${"0".repeat(64)}`, 401, 403, 409, 401, () => TABLE],
  ["GET /api/v1/screens/{id}", 401, 404, 404, 401],
  ["PUT /api/v1/screens/{id}", 401, 403, 404, 401, () => ({ version: 1, ...screen() })],
  ["DELETE /api/v1/screens/{id}", 401, 403, 404, 401],
  ["POST /api/v1/screens/removal", 401, 403, 404, 401, () => ({ ids: [ID] })],
  ["GET /api/v1/screens/{id}/device", 401, 404, 404, 401],
  ["GET /api/v1/screens/{id}/faults", 401, 404, 404, 401],
  ["GET /api/v1/screens/{id}/history?from=0&until=1", 401, 404, 404, 401],
  ["GET /api/v1/screens/{id}/commands", 401, 404, 404, 401],
  ["POST /api/v1/commands", 401, 403, 404, 401, () => ({ kind: "reload", screens: { ids: [ID] } })],
  ["DELETE /api/v1/commands/{id}", 401, 403, 404, 401],
  ["GET /api/v1/commands/{id}/screenshot", 401, 403, 404, 401],
  ["GET /api/v1/rollouts", 401, 200, 200, 401],
  ["GET /api/v1/rollouts/{id}", 401, 404, 404, 401],
  ["POST /api/v1/rollouts/{id}/continue", 401, 403, 404, 401],
  ["POST /api/v1/rollouts/{id}/withdraw", 401, 403, 404, 401],
  ["GET /api/v1/screens/{id}/place", 401, 404, 404, 401],
  ["PUT /api/v1/screens/{id}/place", 401, 403, 404, 401, () => ({ version: 0, note: "", people: null })],
  ["GET /api/v1/screens/{id}/place/photo", 401, 404, 404, 401],
  ["PUT /api/v1/screens/{id}/place/photo", 401, 403, 404, 401, () => PHOTO],
  ["DELETE /api/v1/screens/{id}/place/photo", 401, 403, 404, 401],
  ["GET /api/v1/screens/{id}/deliveries", 401, 404, 404, 401],
  ["GET /api/v1/audit", 401, 403, 200, 401],
  ["GET /api/v1/screens/{id}/resolution", 401, 404, 404, 401],
  ["GET /api/v1/screens/{id}/playlist", 401, 404, 404, 401],
  ["GET /api/v1/screens/{id}/moment", 401, 404, 404, 401],
  ["POST /api/v1/screens/{id}/preview", 401, 404, 404, 401, () => ({ announcementId: null, content: content() })],
  ["POST /api/v1/pairings", 201, 201, 201, 201],
  ["POST /api/v1/pairings/{id}/token", 404, 404, 404, 404, () => ({ secret: "guessed" })],
  ["POST /api/v1/pairings/claim", 401, 403, 422, 401, () => ({ code: "ABCD1234", screen: screen() })],
  ["POST /api/v1/screens/{id}/device", 401, 403, 404, 401, () => ({ code: "ABCD1234", replace: true })],
  ["GET /api/v1/enrolments", 401, 403, 200, 401],
  ["POST /api/v1/enrolments", 401, 403, 201, 401, enrolment],
  ["DELETE /api/v1/enrolments/{id}", 401, 403, 404, 401],
  ["GET /api/v1/announcements", 401, 200, 200, 401],
  ["GET /api/v1/announcements/{id}", 401, 404, 404, 401],
  ["POST /api/v1/announcements", 401, 201, 201, 401, content],
  ["PUT /api/v1/announcements/{id}", 401, 404, 404, 401, () => ({ version: 1, content: content() })],
  ["POST /api/v1/announcements/{id}/publish", 401, 404, 404, 401, () => ({ version: 1 })],
  ["POST /api/v1/announcements/{id}/withdraw", 401, 404, 404, 401, () => ({ version: 1 })],
  ["GET /api/v1/announcements/{id}/versions", 401, 404, 404, 401],
  ["DELETE /api/v1/announcements/{id}", 401, 404, 404, 401],
  ["GET /api/v1/announcements/{id}/delivery", 401, 404, 404, 401],
  ["GET /api/v1/announcements/{id}/placement", 401, 404, 404, 401],
  ["GET /api/v1/announcements/{id}/warnings", 401, 404, 404, 401],
  ["GET /api/v1/media", 401, 200, 200, 401],
  ["GET /api/v1/media/{id}", 401, 404, 404, 401],
  ["POST /api/v1/media", 401, 422, 422, 401],
  [
    "PUT /api/v1/media/{id}",
    401,
    404,
    404,
    401,
    () => ({ version: 1, name: "X", description: "", focus: { x: 0.5, y: 0.5 }, groupId: null }),
  ],
  ["DELETE /api/v1/media/{id}", 401, 404, 404, 401],
  ["GET /api/v1/media/{id}/usage", 401, 404, 404, 401],
  ["POST /api/v1/media/{id}/replace", 401, 404, 404, 401, () => ({ by: NOBODY })],
  ["POST /api/v1/media/{id}/crop", 401, 404, 404, 401, () => ({ crop: { x: 0, y: 0, width: 0.5, height: 0.5 } })],
  ["PUT /api/v1/media/{id}/captions/{language}", 401, 404, 404, 401, () => ({ webvtt: null })],
  ["PUT /api/v1/media/{id}/poster", 401, 404, 404, 401, () => ({ image: NOBODY })],
  ["POST /api/v1/media/{id}/restore", 401, 404, 404, 401],
  ["GET /api/v1/settings", 401, 200, 200, 401],
  ["PUT /api/v1/settings", 401, 403, 200, 401, () => ORGANISATION],
  ["GET /api/v1/looks", 401, 200, 200, 401],
  ["PUT /api/v1/looks", 401, 403, 200, 401, () => ({ groupId: server.groupId, version: 0, look: USUAL_LOOK })],
  ["DELETE /api/v1/looks/{groupId}", 401, 403, 404, 401, () => ({ version: 1 })],
  ["POST /api/v1/schedules/occurrences", 401, 200, 200, 401, () => OCCURRENCES],
  ["GET /api/v1/schedules/regions", 401, 200, 200, 401],
  ["GET /api/v1/schedules/holidays?region=DE-NW&year=2027", 401, 200, 200, 401],
  ["GET /api/v1/schedules/templates", 401, 200, 200, 401],
  ["POST /api/v1/schedules/templates", 401, 201, 201, 401, () => TEMPLATE],
  ["PUT /api/v1/schedules/templates/{id}", 401, 404, 404, 401, () => ({ version: 1, ...TEMPLATE })],
  ["DELETE /api/v1/schedules/templates/{id}", 401, 404, 404, 401],
  ["GET /api/v1/timeline?from=0&until=1", 401, 200, 200, 401],
  ["GET /api/v1/reports/plays", 401, 200, 200, 401],
  ["GET /api/v1/reports/plays.csv", 401, 200, 200, 401],
  ["GET /api/v1/takeovers", 401, 200, 200, 401],
  ["POST /api/v1/takeovers", 401, 201, 201, 401, takeover],
  ["POST /api/v1/takeovers/reach", 401, 200, 200, 401, () => ({ targets: [server.groupId] })],
  ["GET /api/v1/takeovers/{id}", 401, 404, 404, 401],
  ["PUT /api/v1/takeovers/{id}", 401, 404, 404, 401, () => ({ version: 1, message: MESSAGE, lastsMs: null })],
  ["POST /api/v1/takeovers/{id}/confirm", 401, 404, 404, 401, () => ({ version: 1 })],
  ["POST /api/v1/takeovers/{id}/clear", 401, 404, 404, 401],
  ["GET /api/v1/takeovers/{id}/screens", 401, 404, 404, 401],
  ["GET /api/v1/alerts/rules", 401, 200, 200, 401],
  ["POST /api/v1/alerts/rules", 401, 403, 201, 401, () => RULE],
  ["PUT /api/v1/alerts/rules/{id}", 401, 403, 404, 401, () => ({ version: 1, ...RULE })],
  ["DELETE /api/v1/alerts/rules/{id}", 401, 403, 404, 401],
  ["GET /api/v1/alerts/channels", 401, 200, 200, 401],
  ["POST /api/v1/alerts/channels/mail", 401, 403, 201, 401, () => MAIL_CHANNEL],
  ["PUT /api/v1/alerts/channels/mail/{id}", 401, 403, 404, 401, () => ({ version: 1, ...MAIL_CHANNEL })],
  ["DELETE /api/v1/alerts/channels/mail/{id}", 401, 403, 404, 401],
  ["POST /api/v1/alerts/channels/{id}/test", 401, 403, 404, 401],
  ["GET /api/v1/alerts/incidents", 401, 200, 200, 401],
  ["GET /api/v1/alerts/incidents/{id}", 401, 404, 404, 401],
  ["POST /api/v1/alerts/incidents/{id}/acknowledge", 401, 403, 404, 401],
  ["GET /api/v1/alerts/maintenance", 401, 200, 200, 401],
  ["POST /api/v1/alerts/maintenance", 401, 403, 201, 401, () => ({ note: "", scope: { kind: "all" }, hours: 1 })],
  ["PUT /api/v1/alerts/maintenance/{id}", 401, 403, 404, 401, () => ({ version: 1, window: WINDOW })],
  ["DELETE /api/v1/alerts/maintenance/{id}", 401, 403, 404, 401],
  ["GET /api/v1/webhooks", 401, 403, 200, 401],
  ["POST /api/v1/webhooks", 401, 403, 201, 401, () => WEBHOOK],
  ["PUT /api/v1/webhooks/{id}", 401, 403, 404, 401, () => ({ version: 1, ...WEBHOOK })],
  ["DELETE /api/v1/webhooks/{id}", 401, 403, 404, 401],
  ["POST /api/v1/webhooks/{id}/secret", 401, 403, 404, 401],
  ["GET /api/v1/webhooks/{id}/deliveries", 401, 403, 404, 401],
  ["POST /api/v1/webhooks/{id}/deliveries/{deliveryId}/replay", 401, 403, 404, 401],
  ["GET /api/v1/player/playlist", 401, 401, 401, 200],
  // Last, because it ends the sessions asked with.
  ["DELETE /api/v1/session", 204, 204, 204, 204],
];

it("knows every route of the contract", () => {
  const routes = allRoutes().map(({ method, path }) => `${method} ${path}`);
  expect(MATRIX.map(([route]) => route.replace(/\?.*/, "")).sort()).toEqual([...new Set(routes)].sort());
});

const BY_ROUTE = MATRIX.map(([route, anonymous, editor, admin, player, body]) => ({ route, anonymous, editor, admin, player, body }));

it.each(BY_ROUTE)(
  "$route answers anonymous $anonymous, editor $editor, administrator $admin, screen $player",
  async ({ route, anonymous, editor, admin, player, body }) => {
    expect({
      anonymous: await statusFor(route, {}, body?.()),
      editor: await statusFor(route, { cookie: server.editorCookie }, body?.()),
      admin: await statusFor(route, { cookie: server.cookie }, body?.()),
      player: await statusFor(route, { authorization: `Bearer ${server.token}` }, body?.()),
    }).toEqual({ anonymous, editor, admin, player });
  },
);

async function statusFor(route: string, who: Readonly<Record<string, string>>, body: unknown): Promise<number> {
  const [method = "", path = ""] = route.split(" ");
  const isUpload = route === "POST /api/v1/media";
  const types = {
    ...(isUpload && { "content-type": "multipart/form-data; boundary=x" }),
    ...(body === TABLE && { "content-type": "text/csv" }),
    ...(body === PHOTO && { "content-type": "image/jpeg" }),
  };
  const headers = { ...who, ...types };
  const answer = await send(
    server.origin,
    method,
    path.replace(/\{\w*[iI]d\}/g, ID).replace("{language}", "de"),
    headers,
    isUpload ? "--x--\r\n" : body,
  );
  if (answer.status >= 400) expect(answer.problem.status).toBe(answer.status);
  return answer.status;
}

it("says who is signed in to nobody else", async () => {
  expect((await send(server.origin, "GET", "/api/v1/session")).text).toBe('{"session":null}');
  expect((await send(server.origin, "GET", "/api/v1/session", { authorization: `Bearer ${server.token}` })).text).toBe('{"session":null}');
});

it("takes a screen's token for no session, wherever it is put", async () => {
  for (const cookie of [`aushang=${server.token}`, `__Host-aushang=${server.token}`]) {
    expect((await send(server.origin, "GET", "/api/v1/screens", { cookie })).status).toBe(401);
  }
});
