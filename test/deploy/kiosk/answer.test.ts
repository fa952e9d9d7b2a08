import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { DeviceDoor, SERVER } from "./device-door.ts";

const nowS = (): number => Number(readFileSync("/proc/uptime", "utf8").split(" ")[0]);

describe("the device answers the server's page", () => {
  it("GET /panel with the state of the panel, unknown where nobody says", async () => {
    await using door = await DeviceDoor.open();
    const reply = await door.ask("GET", "/panel");
    expect(reply.status).toBe(200);
    expect(reply.body).toBe('{"panel":"unknown"}');
    expect(Object.fromEntries(reply.headers)).toEqual({
      "access-control-allow-origin": SERVER,
      vary: "Origin",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      connection: "close",
      "content-type": "application/json",
      "content-length": "19",
    });
  });

  it.each(["127.0.0.1:7310", "localhost:7310"])("under the name %s", async (host) => {
    await using door = await DeviceDoor.open();
    expect((await door.ask("GET", "/panel", "", { Host: host })).status).toBe(200);
  });

  it.each(["on", "off"])("PUT /panel %s by ordering it and reading it back", async (wanted) => {
    await using door = await DeviceDoor.open();
    door.tools.fake("ddcutil", `[[ $1 == setvcp ]] || echo "VCP D6 SNC x0${wanted === "on" ? "1" : "4"}"`);
    const reply = await door.ask("PUT", "/panel", `{"panel":"${wanted}"}`);
    expect(reply.status).toBe(200);
    expect(reply.body).toBe(`{"panel":"${wanted}"}`);
  });

  it("POST /alive by noting when the page painted, in seconds since the start of the machine", async () => {
    await using door = await DeviceDoor.open();
    const beforeS = nowS();
    const reply = await door.ask("POST", "/alive");
    expect(reply.status).toBe(204);
    expect(reply.body).toBe("");
    expect(reply.headers.has("content-length")).toBe(false);
    const noted = Number(door.run.read("alive"));
    expect(noted).toBeGreaterThanOrEqual(Math.floor(beforeS));
    expect(noted).toBeLessThanOrEqual(nowS());
  });

  it("POST /restart by asking root for it", async () => {
    await using door = await DeviceDoor.open();
    const reply = await door.ask("POST", "/restart");
    expect(reply.status).toBe(202);
    expect(door.traces()).toEqual(["restart-wanted"]);
  });

  it("no more than three restarts an hour, and after an hour again", async () => {
    await using door = await DeviceDoor.open();
    const now = Math.floor(Date.now() / 1000);
    door.state.write("restarts", `${String(now - 7200)}\n${String(now - 3000)}\n${String(now - 2000)}\n${String(now - 10)}\n`);
    const refused = await door.ask("POST", "/restart");
    expect(refused.status).toBe(429);
    expect(refused.headers.get("retry-after")).toBe("3600");
    expect(door.traces()).toEqual([]);
    door.state.write("restarts", `${String(now - 3601)}\n${String(now - 2000)}\n${String(now - 10)}\n`);
    expect((await door.ask("POST", "/restart")).status).toBe(202);
  });

  it.each(["/panel", "/alive", "/restart"])("OPTIONS %s, so that a page of the network may reach the device itself", async (target) => {
    await using door = await DeviceDoor.open();
    const reply = await door.ask("OPTIONS", target, "", {
      "Access-Control-Request-Method": "PUT",
      "Access-Control-Request-Headers": "content-type",
      "Access-Control-Request-Private-Network": "true",
    });
    expect(reply.status).toBe(204);
    expect(reply.headers.get("access-control-allow-origin")).toBe(SERVER);
    expect(reply.headers.get("access-control-allow-methods")).toBe("GET, PUT, POST");
    expect(reply.headers.get("access-control-allow-headers")).toBe("content-type");
    expect(reply.headers.get("access-control-allow-private-network")).toBe("true");
    expect(door.traces()).toEqual([]);
  });

  it("a request that arrives in pieces", async () => {
    await using door = await DeviceDoor.open();
    const whole = `PUT /panel HTTP/1.1\nhost:localhost:7310\nORIGIN:   ${SERVER}  \ncontent-length: 18\n\n{ "panel" : "on" }`;
    expect((await door.send(whole)).status).toBe(200);
  });

  it("several at once, each on a connection of its own", async () => {
    await using door = await DeviceDoor.open();
    const replies = await Promise.all(Array.from({ length: 8 }, () => door.ask("POST", "/alive")));
    expect(replies.map(({ status }) => status)).toEqual([204, 204, 204, 204, 204, 204, 204, 204]);
  });
});
