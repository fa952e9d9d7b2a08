import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { RESUMABLE_UPLOAD_PATH } from "../../../domain/api/media.ts";
import type { Media } from "../../../domain/model/media.ts";
import { type AttackedServer, send, startAttackedServer } from "./attacked-server.ts";

let server: AttackedServer;
beforeAll(async () => {
  server = await startAttackedServer();
});
afterAll(() => server.stop());

const TUS = { "tus-resumable": "1.0.0" };
const METHODS = ["HEAD", "PATCH", "DELETE"] as const;
const NOBODYS_GROUP = "11111111-1111-4111-8111-111111111111";
const PNG = Buffer.from("\x89PNG\r\n\x1a\n".padEnd(100), "latin1");

type Headers = Readonly<Record<string, string>>;

const ask = (method: string, path: string, headers: Headers, body?: Buffer): Promise<Response> =>
  fetch(server.origin + path, {
    method,
    headers: { ...TUS, ...headers },
    ...(body === undefined ? {} : { body: new Uint8Array(body) }),
  });

/** As the editor. @returns its path */
async function begin(bytes: number, metadata = "filename QmlsZC5wbmc="): Promise<string> {
  const answer = await ask("POST", RESUMABLE_UPLOAD_PATH, {
    cookie: server.editorCookie,
    "upload-length": String(bytes),
    "upload-metadata": metadata,
  });
  expect(answer.status).toBe(201);
  return answer.headers.get("location") ?? "";
}

const patch = (path: string, cookie: string, body: Buffer, headers: Headers = {}): Promise<Response> =>
  ask("PATCH", path, { cookie, "content-type": "application/offset+octet-stream", "upload-offset": "0", ...headers }, body);

const offsetOf = async (path: string) => {
  const answer = await ask("HEAD", path, { cookie: server.editorCookie });
  return [answer.status, answer.headers.get("upload-offset")];
};

describe("somebody's upload", () => {
  it("is nothing to nobody, to a screen and to a foreign page, whatever is asked of it", async () => {
    const path = await begin(100);
    for (const method of METHODS) {
      expect((await ask(method, path, {})).status).toBe(401);
      expect((await ask(method, path, { authorization: `Bearer ${server.token}` })).status).toBe(401);
    }
    const foreign = { cookie: server.editorCookie, origin: "https://evil.example" };
    expect((await patch(path, server.editorCookie, PNG, foreign)).status).toBe(403);
    for (const method of ["POST", "PATCH", "DELETE"]) expect((await ask(method, path, foreign)).status).toBe(403);
    const preflight = await ask("OPTIONS", path, foreign);
    expect([preflight.status, preflight.headers.get("access-control-allow-origin")]).toEqual([404, null]);
    expect(await offsetOf(path)).toEqual([200, "0"]);
  });

  it("is not there for anybody else, not even for an administrator who names it behind one of their own", async () => {
    const path = await begin(100);
    const id = path.split("/").at(-1) ?? "";
    const own = await ask("POST", RESUMABLE_UPLOAD_PATH, { cookie: server.cookie, "upload-length": "100" });
    const ownPath = own.headers.get("location") ?? "";
    const detours = [path, `${path}/`, `${ownPath}?/${id}`, `${ownPath}?a=b/${id}`, `${ownPath}/..%2f${id}`, `${ownPath}%2f..%2f${id}`];
    for (const detour of detours) {
      await ask("HEAD", detour, { cookie: server.cookie });
      await patch(detour, server.cookie, PNG);
      await patch(detour, server.cookie, PNG, { "x-http-method-override": "DELETE" });
      await ask("POST", detour, { cookie: server.cookie, "upload-length": "100", "x-http-method-override": "DELETE" });
      await ask("DELETE", detour, { cookie: server.cookie });
      expect({ detour, is: await offsetOf(path) }).toEqual({ detour, is: [200, "0"] });
    }
  });
});

describe("a folder that is not there", () => {
  it("takes no upload: that is for everybody then", async () => {
    const path = await begin(100, `filename QmlsZC5wbmc=,groupId ${Buffer.from(NOBODYS_GROUP).toString("base64")}`);
    const answer = await patch(path, server.editorCookie, Buffer.from("\x89PNG\r\n\x1a\n".padEnd(100, "-"), "latin1"));
    const id = answer.headers.get("media-id") ?? "";
    expect([answer.status, (await media(id)).groupId]).toEqual([204, null]);
  });

  it("is no place to move anything to", async () => {
    const answer = await patch(await begin(100), server.editorCookie, Buffer.from("\x89PNG\r\n\x1a\n".padEnd(100, "+"), "latin1"));
    const id = answer.headers.get("media-id") ?? "";
    await vi.waitFor(async () => expect((await media(id)).state).toBe("failed"), { timeout: 20_000 });
    const { version, name, description, focus } = await media(id);
    const facts = { version, name, description, focus, groupId: NOBODYS_GROUP };
    const moved = await send(server.origin, "PUT", `/api/v1/media/${id}`, { cookie: server.editorCookie }, facts);
    expect([moved.status, moved.problem.issues]).toMatchObject([422, [{ path: ["groupId"], rule: "unknown-group" }]]);
  });
});

// Last, because nothing can be begun afterwards.
it("begins no more uploads for somebody who leaves them all unfinished, and goes on with everybody else's", async () => {
  const create = (cookie: string) => ask("POST", RESUMABLE_UPLOAD_PATH, { cookie, "upload-length": "1" });
  const statuses: number[] = [];
  while (statuses.length < 110 && statuses.at(-1) !== 429) statuses.push((await create(server.editorCookie)).status);
  expect(statuses.at(-1)).toBe(429);
  expect(statuses.length).toBeGreaterThan(90);
  expect((await create(server.cookie)).status).toBe(201);
});

async function media(id: string): Promise<Media> {
  return JSON.parse((await send(server.origin, "GET", `/api/v1/media/${id}`, { cookie: server.editorCookie })).text);
}
