import { describe, expect, it } from "vitest";
import { DeviceDoor, SERVER } from "./device-door.ts";

const HEAD = `Host: 127.0.0.1:7310\r\nOrigin: ${SERVER}\r\n`;
const requests = [
  ["GET", "/panel", ""],
  ["PUT", "/panel", '{"panel":"off"}'],
  ["POST", "/alive", ""],
  ["POST", "/restart", ""],
  ["OPTIONS", "/panel", ""],
] as const;

describe("nobody but the server's page is answered", () => {
  it.each([
    ["https://elsewhere.example"],
    ["null"],
    [""],
    ["*"],
    ["http://aushang.stadt.example"],
    ["https://aushang.stadt.example."],
    ["https://aushang.stadt.example:444"],
    ["https://aushang.stadt.example.elsewhere.example"],
    ["https://AUSHANG.stadt.example"],
    ["$(touch pwned)"],
  ])("403 for the origin %j, without any effect", async (Origin) => {
    await using door = await DeviceDoor.open();
    for (const reply of await Promise.all(requests.map(([method, target, body]) => door.ask(method, target, body, { Origin })))) {
      expect(reply.status).toBe(403);
      expect(reply.headers.has("access-control-allow-origin")).toBe(false);
      expect(reply.body).toBe("");
    }
    expect(door.traces()).toEqual([]);
  });

  it("403 without any origin, as a link or a form would come", async () => {
    await using door = await DeviceDoor.open();
    expect((await door.send("POST /restart HTTP/1.1\r\nHost: 127.0.0.1:7310\r\n\r\n")).status).toBe(403);
    expect(door.traces()).toEqual([]);
  });

  it.each(["aushang.stadt.example", "127.0.0.1", "127.0.0.1:7311", "localhost", "attacker.example:7310", "[::1]:7310", ""])(
    "403 for the host %j, so that no foreign name can be bent to this device",
    async (Host) => {
      await using door = await DeviceDoor.open();
      const replies = await Promise.all(requests.map(([method, target, body]) => door.ask(method, target, body, { Host })));
      expect(replies.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403]);
      expect(door.traces()).toEqual([]);
    },
  );

  it.each([
    ["two origins", `GET /panel HTTP/1.1\r\n${HEAD}Origin: https://elsewhere.example\r\n\r\n`],
    ["two hosts", `GET /panel HTTP/1.1\r\nHost:\r\n${HEAD}\r\n`],
    ["two lengths", `PUT /panel HTTP/1.1\r\n${HEAD}Content-Length: 14\r\nContent-Length: 14\r\n\r\n{"panel":"on"}`],
    ["a length that is none", `PUT /panel HTTP/1.1\r\n${HEAD}Content-Length: 1x\r\n\r\n{"panel":"on"}`],
    ["a negative length", `PUT /panel HTTP/1.1\r\n${HEAD}Content-Length: -1\r\n\r\n{"panel":"on"}`],
    ["chunks", `PUT /panel HTTP/1.1\r\n${HEAD}Transfer-Encoding: chunked\r\n\r\ne\r\n{"panel":"on"}\r\n0\r\n\r\n`],
    ["a folded header", `GET /panel HTTP/1.1\r\n${HEAD}X-A: b\r\n  c\r\n\r\n`],
    ["a space before the colon", `GET /panel HTTP/1.1\r\nOrigin : ${SERVER}\r\n${HEAD}\r\n`],
    ["a header without a colon", `GET /panel HTTP/1.1\r\n${HEAD}what\r\n\r\n`],
    ["HTTP/0.9", "GET /panel\r\n\r\n"],
    ["HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"],
    ["an absolute address", `GET http://127.0.0.1:7310/panel HTTP/1.1\r\n${HEAD}\r\n`],
    ["a target with a space", `GET /pa nel HTTP/1.1\r\n${HEAD}\r\n`],
    ["a method in small letters", `get /panel HTTP/1.1\r\n${HEAD}\r\n`],
    ["an empty line first", `\r\nGET /panel HTTP/1.1\r\n${HEAD}\r\n`],
    ["the hello of TLS", Buffer.from("16030100c8010000c40303a50a0d0a", "hex")],
    ["zeros and high bytes", Buffer.from([0, 0, 255, 254, 10, 0, 10, 13, 10])],
  ])("400 for %s, without any effect", async (_what, bytes) => {
    await using door = await DeviceDoor.open();
    expect((await door.send(bytes)).status).toBe(400);
    expect(door.traces()).toEqual([]);
  });

  it.each([
    ["GET", "/", 404],
    ["GET", "/panel?x=1", 404],
    ["GET", "/../etc/passwd", 404],
    ["GET", "/$(touch pwned)", 400],
    ["GET", "/`touch${IFS}pwned`", 404],
    ["DELETE", "/panel", 405],
    ["GET", "/alive", 405],
    ["GET", "/restart", 405],
    ["PUT", "/restart", 405],
    ["HEAD", "/panel", 405],
  ])("%s %s is %i", async (method, target, status) => {
    await using door = await DeviceDoor.open();
    expect((await door.ask(method, target)).status).toBe(status);
    expect(door.traces()).toEqual([]);
  });
});

describe("what comes is short, whole and in time", () => {
  it.each([
    ["not JSON", "on"],
    ["nothing", ""],
    ["another word", '{"panel":"standby"}'],
    ["no word", '{"panel":true}'],
    ["more than was asked for", '{"panel":"on","x":1}'],
    ["a list", '[{"panel":"on"}]'],
    ["the word with something behind it", '{"panel":"on; reboot"}'],
    ["a command in place of the word", '{"panel":"$(touch pwned)"}'],
    ["a second object", '{"panel":"on"}{"panel":"off"}'],
    ["a line of a log", '{"panel":"on"}\n\nroot logged in'],
  ])("400 for a body that is %s", async (_what, body) => {
    await using door = await DeviceDoor.open();
    expect((await door.ask("PUT", "/panel", body)).status).toBe(400);
    expect(door.traces()).toEqual([]);
  });

  it("takes a body of 200 bytes, and refuses one of 201 and a huge one", async () => {
    await using door = await DeviceDoor.open();
    const padded = (bytes: number): string => `{"panel":"on"${" ".repeat(bytes - 14)}}`;
    expect((await door.ask("PUT", "/panel", padded(200))).status).toBe(200);
    expect((await door.ask("PUT", "/panel", padded(201))).status).toBe(413);
    expect((await door.ask("POST", "/alive", "x".repeat(50_000))).status).toBe(413);
    expect((await door.ask("POST", "/alive", "", { "Content-Length": "999999999" })).status).toBe(413);
    expect((await door.ask("POST", "/alive", "", { "Content-Length": "9999999999" })).status).toBe(400);
    expect(door.traces()).not.toContain("alive");
  });

  it("takes 8 kB of headers and refuses more, in one line or in many", async () => {
    await using door = await DeviceDoor.open();
    const first = `POST /alive HTTP/1.1\r\n${HEAD}`;
    const filled = (bytes: number): string => `X-A: ${"a".repeat(bytes - first.length - 9)}\r\n\r\n`;
    expect((await door.send(first + filled(8100))).status).toBe(204);
    expect((await door.send(first + filled(8300))).status).toBe(431);
    expect((await door.send(first + "X-A: b\r\n".repeat(2000))).status).toBe(431);
    expect((await door.send(`GET /${"a".repeat(20_000)}`)).status).toBe(431);
  });

  it.each([
    ["half a first line", "GET /pa"],
    ["half the headers", `POST /restart HTTP/1.1\r\nHost: 127.0.0.1:7310\r\nOri`],
    ["no end of the headers", `POST /restart HTTP/1.1\r\n${HEAD}`],
    ["half a body", `PUT /panel HTTP/1.1\r\n${HEAD}Content-Length: 14\r\n\r\n{"panel`],
    ["nothing at all", ""],
  ])("400 at once for %s from somebody who has gone", async (_what, bytes) => {
    await using door = await DeviceDoor.open();
    expect((await door.send(bytes, { stay: false })).status).toBe(400);
    expect(door.traces()).toEqual([]);
  });

  it.each([
    ["half a first line", "GET /pa"],
    ["no end of the headers", `POST /restart HTTP/1.1\r\n${HEAD}`],
    ["half a body", `PUT /panel HTTP/1.1\r\n${HEAD}Content-Length: 14\r\n\r\n{"panel`],
  ])("408 for %s from somebody who stays and is silent", async (_what, bytes) => {
    await using door = await DeviceDoor.open({ AUSHANG_READ_LIMIT_CS: "30" });
    expect((await door.send(bytes)).status).toBe(408);
    expect(door.traces()).toEqual([]);
  });

  it("waits five seconds and no longer, however slowly bytes drip", async () => {
    await using door = await DeviceDoor.open();
    const startMs = performance.now();
    expect((await door.send("GET /panel HTTP/1.1\r\n")).status).toBe(408);
    const seconds = (performance.now() - startMs) / 1000;
    expect(seconds).toBeGreaterThan(4.5);
    expect(seconds).toBeLessThan(15);
  });
});
