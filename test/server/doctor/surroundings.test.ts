import { generateKeyPairSync } from "node:crypto";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { createServer, type RequestListener } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo, Server } from "node:net";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { SMTPServer } from "smtp-server";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkCertificate } from "../../../server/doctor/check-certificate.ts";
import { checkClock } from "../../../server/doctor/check-clock.ts";
import { checkDisk } from "../../../server/doctor/check-disk.ts";
import { checkMail } from "../../../server/doctor/check-mail.ts";
import { checkServer } from "../../../server/doctor/check-server.ts";
import { checkZones } from "../../../server/doctor/check-zones.ts";
import { SELF_SIGNED } from "../../browser/self-signed.ts";
import { Machine } from "./machine.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

let machine: Machine;
let servers: (Server | SMTPServer)[];
beforeEach(async () => {
  machine = await Machine.create();
  servers = [];
});
afterEach(async () => {
  for (const server of servers) await new Promise<void>((closed) => void server.close(() => closed()));
  await machine.remove();
});

async function listen(server: Server | SMTPServer): Promise<number> {
  servers.push(server);
  await new Promise<void>((listening) => void server.listen(0, "127.0.0.1", () => listening()));
  const inner = "server" in server ? (server.server as Server) : server;
  return (inner.address() as AddressInfo).port;
}

describe("the server", () => {
  const answering =
    (status: number, body: object): RequestListener =>
    (_request, answer) =>
      void answer.writeHead(status).end(JSON.stringify(body));
  const atPort = (port: number) => ({ HOST: "127.0.0.1", PORT: String(port) });

  it("that answers and is ready is well, by https with a certificate for another name too", async () => {
    const well = answering(200, { status: "ok" });
    const plain = await listen(createServer(well));
    expect(await machine.look(checkServer, atPort(plain))).toEqual([
      `ok: The server answers at http://127.0.0.1:${String(plain)} and is ready.`,
    ]);
    const tls = await listen(createTlsServer(SELF_SIGNED, well));
    expect((await machine.look(checkServer, { ...atPort(tls), TLS_CERT: "c", TLS_KEY: "k" }))[0]).toMatch(/^ok: .*https:/);
  });

  it.each([
    [503, { status: "failing", checks: { database: "does not answer" } }],
    [200, { status: "degraded", checks: { room: "nearly full" } }],
  ])("that says %i %o is bad, with what it says", async (status, body) => {
    const port = await listen(createServer(answering(status, body)));
    const [found = ""] = await machine.look(checkServer, atPort(port));
    expect(found).toMatch(/^bad: /);
    expect(found).toContain(JSON.stringify(body));
  });

  it("that does not answer is bad", async () => {
    const server = createServer();
    const port = await listen(server);
    await new Promise((closed) => server.close(closed));
    servers = [];
    expect((await machine.look(checkServer, atPort(port)))[0]).toMatch(/^bad: No server answers at .* \(ECONNREFUSED\)/);
  });
});

describe("the disk", () => {
  it("is well if both folders can be written, and says how much is free", async () => {
    await mkdir(join(machine.dataDir, "media"), { recursive: true });
    expect((await machine.look(checkDisk)).at(-1)).toMatch(/media: writable, [\d.]+ GB \(\d+ %\) are free\./);
  });

  it("is bad if the folder is not there, and is not made", async () => {
    expect(await machine.look(checkDisk)).toEqual([`bad: There is no data folder ${machine.dataDir}.`]);
    await expect(rm(machine.dataDir)).rejects.toThrow("ENOENT");
  });

  it("is bad if nothing can be written into a folder", async () => {
    await mkdir(machine.dataDir);
    await writeFile(join(machine.dataDir, "media"), "a file in its place");
    expect((await machine.look(checkDisk))[0]).toMatch(/^bad: .*media cannot be written \(ENOTDIR\)/);
  });
});

describe("the clock", () => {
  it("goes evenly, and without a network nobody can say more", async () => {
    expect(await machine.look(checkClock)).toEqual(["ok: The clock goes evenly. Whether it is right cannot be told without a network."]);
  });

  it("that is behind what has happened already is bad", async () => {
    const file = new Sqlite(await machine.makeDatabase());
    file.exec(`insert into announcement (id, version, search, created_at, updated_at) values ('a', 1, '', 1, ${String(Date.now())})`);
    file.close();
    expect(await machine.look(checkClock, {}, Date.now() - 2 * HOUR_MS)).toEqual([
      "bad: The clock is at least 2.0 hours behind: later things have happened already.",
    ]);
  });

  it.each([
    [0, /^ok: The clock goes evenly\. It agrees with http/],
    [90_000, /^warning: The clock and that of http.* are (89|90|91) s apart\.$/],
    [-20 * 60_000, /^bad: The clock and that of http.* are (1199|1200|1201) s apart\.$/],
  ])("that differs by %i ms from that of the public address is told so", async (aheadMs, expected) => {
    const port = await listen(
      createServer((_request, answer) => void answer.setHeader("date", new Date(Date.now() + aheadMs).toUTCString()).end("{}")),
    );
    expect((await machine.look(checkClock, { PUBLIC_URL: `http://127.0.0.1:${String(port)}` }))[0]).toMatch(expected);
  });
});

it("the time zone data know the changes of 2027, and are told to be old two years later", async () => {
  expect((await machine.look(checkZones))[0]).toMatch(/^ok: Time zone data 20\d\d\w, the changes of 2027 are known\.$/);
  expect((await machine.look(checkZones, {}, Date.parse("2032-01-01T00:00:00Z")))[0]).toMatch(/^warning: /);
});

describe("the certificate", () => {
  const ENDS_MS = Date.parse("2126-10-29T08:27:04Z");
  const tls = () => ({ TLS_CERT: join(machine.folder, "cert.pem"), TLS_KEY: join(machine.folder, "key.pem") });
  beforeEach(async () => {
    await writeFile(tls().TLS_CERT, SELF_SIGNED.cert);
    await writeFile(tls().TLS_KEY, SELF_SIGNED.key);
  });

  it.each([
    [100, "ok: The certificate for localhost, 127.0.0.1 is valid for another 100 days."],
    [8, "warning: The certificate for localhost, 127.0.0.1 is valid for another 8 days."],
    [-1, "bad: The certificate is not valid: Nov 22 08:27:04 2026 GMT to Oct 29 08:27:04 2126 GMT."],
  ])("%i days before its end", async (days, expected) => {
    expect(await machine.look(checkCertificate, tls(), ENDS_MS - days * DAY_MS)).toEqual([expected]);
  });

  it("is for the name in the public address, or bad", async () => {
    const nowMs = ENDS_MS - 100 * DAY_MS;
    expect((await machine.look(checkCertificate, { ...tls(), PUBLIC_URL: "https://localhost" }, nowMs))[0]).toMatch(/^ok/);
    expect((await machine.look(checkCertificate, { ...tls(), PUBLIC_URL: "https://127.0.0.1" }, nowMs))[0]).toMatch(/^ok/);
    expect((await machine.look(checkCertificate, { ...tls(), PUBLIC_URL: "https://aushang.example" }, nowMs))[0]).toBe(
      "bad: The certificate is for localhost, 127.0.0.1, not for aushang.example.",
    );
  });

  it("that cannot be read, or does not belong to its key, is bad", async () => {
    const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    await writeFile(tls().TLS_KEY, privateKey.export({ type: "pkcs8", format: "pem" }));
    expect(await machine.look(checkCertificate, tls(), ENDS_MS - DAY_MS)).toEqual(["bad: TLS_KEY does not belong to TLS_CERT."]);
    await rm(tls().TLS_CERT);
    expect(await machine.look(checkCertificate, tls())).toEqual(["bad: TLS_CERT or TLS_KEY cannot be read (ENOENT)."]);
  });

  it("is the proxy's where there is none, and without https there is a warning", async () => {
    expect((await machine.look(checkCertificate, { PUBLIC_URL: "https://aushang.example" }))[0]).toMatch(/^ok: A proxy takes care/);
    expect((await machine.look(checkCertificate))[0]).toMatch(/^warning: Without https/);
  });
});

describe("mail", () => {
  const mailServer = () =>
    new SMTPServer({
      authMethods: ["PLAIN"],
      allowInsecureAuth: true,
      hideSTARTTLS: true,
      onAuth: ({ password }, _session, done) => (password === "geheim" ? done(null, { user: "aushang" }) : done(new Error("No"))),
    });

  it("is well if the server takes connection and sign-in, bad if not, a warning if none is set up", async () => {
    const port = String(await listen(mailServer()));
    const url = (password: string) => ({ SMTP_URL: `smtp://aushang:${password}@127.0.0.1:${port}` });
    expect(await machine.look(checkMail, url("geheim"))).toEqual(["ok: The mail server 127.0.0.1 takes connection and sign-in."]);
    const [found = ""] = await machine.look(checkMail, url("falsch"));
    expect(found).toBe("bad: The mail server 127.0.0.1 does not take us (EAUTH).");
    expect((await machine.look(checkMail, { SMTP_URL: "smtp://127.0.0.1:1" }))[0]).toMatch(/^bad: .*\(E\w+\)\.$/);
    expect((await machine.look(checkMail))[0]).toBe("warning: No mail server is set up; nobody gets e-mail.");
  });
});
