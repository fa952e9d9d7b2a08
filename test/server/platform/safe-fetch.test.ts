import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { safeFetch } from "../../../server/platform/safe-fetch.ts";

const NOWHERE = { private: false, loopback: false };
const HERE = { private: false, loopback: true };

let receiver: Server;
let port: number;
let answer: (req: IncomingMessage, res: ServerResponse) => void;
let asked: string[] = [];
beforeAll(async () => {
  receiver = createServer((req, res) => {
    asked.push(`${String(req.method)} ${String(req.headers.host)}${String(req.url)}`);
    answer(req, res);
  });
  await new Promise<void>((resolve) => receiver.listen(0, resolve));
  port = (receiver.address() as AddressInfo).port;
});
afterAll(() => {
  receiver.closeAllConnections();
  receiver.close();
});

const request = (url: string) => ({ url, method: "POST" as const, headers: { "content-type": "application/json" }, body: '{"a":"ä"}' });

describe("what is answered", () => {
  it("is given with its status, and the body has arrived as it was", async () => {
    let body = "";
    answer = (req, res) => {
      req.on("data", (part) => {
        body += String(part);
      });
      req.on("end", () => res.writeHead(418).end("später"));
    };
    expect(await safeFetch(request(`http://127.0.0.1:${String(port)}/hook?x=1`), HERE)).toEqual({ status: 418, text: "später" });
    expect(body).toBe('{"a":"ä"}');
  });

  it("is not followed elsewhere", async () => {
    asked = [];
    answer = (_req, res) => res.writeHead(307, { location: "/elsewhere" }).end();
    expect((await safeFetch(request(`http://127.0.0.1:${String(port)}/`), HERE)).status).toBe(307);
    expect(asked).toEqual([`POST 127.0.0.1:${String(port)}/`]);
  });

  it("is read up to 64 kB, and the line is cut", async () => {
    const closed = Promise.withResolvers<void>();
    answer = (_req, res) => {
      res.on("close", closed.resolve);
      const more = () => {
        while (res.write("x".repeat(16_384)));
        res.once("drain", more);
      };
      res.writeHead(200);
      more();
    };
    const { status, text } = await safeFetch(request(`http://127.0.0.1:${String(port)}/`), HERE);
    expect([status, text.length]).toEqual([200, 65_536]);
    await closed.promise;
  });

  it.each([
    ["never begins", () => undefined],
    ["never ends", (_req: IncomingMessage, res: ServerResponse) => void res.writeHead(200).write("x")],
  ])("is not waited for when it %s", async (_, silent) => {
    answer = silent;
    await expect(safeFetch(request(`http://127.0.0.1:${String(port)}/`), HERE, 200)).rejects.toThrow("timeout");
  });

  it("is not waited for when nobody says where to ask", async () => {
    const resolve = () => new Promise<never>(() => undefined);
    await expect(safeFetch(request("http://receiver.example/"), { ...HERE, resolve }, 50)).rejects.toThrow("timeout");
  });
});

describe("where it goes", () => {
  it("is the address that was checked, and the name is asked for only once", async () => {
    asked = [];
    let times = 0;
    const resolve = async () => {
      times++;
      return times === 1 ? ["127.0.0.1"] : ["127.0.0.2"];
    };
    answer = (req, res) => res.end(req.socket.localAddress?.replace("::ffff:", ""));
    const { text } = await safeFetch(request(`http://receiver.example:${String(port)}/hook`), { ...HERE, resolve });
    expect([text, times, asked]).toEqual(["127.0.0.1", 1, [`POST receiver.example:${String(port)}/hook`]]);
  });

  it.each([
    "http://127.0.0.1:PORT/",
    "http://2130706433:PORT/",
    "http://0x7f.1:PORT/",
    "http://0177.0.0.1:PORT/",
    "http://127.1:PORT/",
    "http://0:PORT/",
    "http://[::1]:PORT/",
    "http://[::]:PORT/",
    "http://[::ffff:127.0.0.1]:PORT/",
    "http://[0:0:0:0:0:ffff:7f00:1]:PORT/",
    "http://localhost:PORT/",
    "http://localhost.:PORT/",
    "http://①②⑦.0.0.1:PORT/",
    "http://%31%32%37.0.0.1:PORT/",
    "http://169.254.169.254/latest/meta-data/",
    "http://[fe80::1]/",
    "http://10.0.0.1/",
    "https://192.168.0.1/",
  ])("is never %s", async (url) => {
    asked = [];
    await expect(safeFetch(request(url.replace("PORT", String(port))), NOWHERE)).rejects.toThrow(/forbidden-address|unknown-host/);
    expect(asked).toEqual([]);
  });

  it.each(["file:///etc/passwd", "ftp://8.8.8.8/", "gopher://8.8.8.8/", "http://user:secret@8.8.8.8/", "//8.8.8.8/", "javascript:1", ""])(
    "is no address of ours: %s",
    async (url) => {
      await expect(safeFetch(request(url), HERE)).rejects.toThrow("forbidden-url");
    },
  );
});
