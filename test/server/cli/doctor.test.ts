import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { type RunningServer, startServer } from "../running-server.ts";
import { run } from "./run.ts";

const Report = z.strictObject({
  version: z.string(),
  findings: z.array(
    z.strictObject({ name: z.string(), state: z.enum(["ok", "warning", "bad"]), what: z.string(), todo: z.nullable(z.string()) }),
  ),
});

describe("the doctor at the command line", () => {
  let server: RunningServer;
  let env: Record<string, string>;
  beforeAll(async () => {
    server = await startServer();
    const { dataDir, port } = server.config;
    env = { DATA_DIR: dataDir, PORT: String(port), HOST: "127.0.0.1" };
  });
  afterAll(() => server.stop());

  const doctor = async (language: "de" | "en") => {
    const ran = await run(["doctor", "--json"], { env, language });
    return { ...ran, report: Report.parse(JSON.parse(ran.said)) };
  };

  it("ends with 1 while there is no backup, and with 0 once there is one", async () => {
    const { exit, report } = await doctor("en");
    expect(exit).toBe(1);
    expect(report.findings.filter(({ state }) => state === "bad").map(({ name }) => name)).toEqual(["backup"]);
    expect((await run(["backup"], { env })).exit).toBe(0);
    expect((await doctor("en")).exit).toBe(0);
  });

  it("looks at everything, the same in both languages", async () => {
    const [de, en] = [await doctor("de"), await doctor("en")];
    expect([...new Set(en.report.findings.map(({ name }) => name))]).toEqual([
      ...["version", "server", "disk", "database", "backup", "clock", "zones", "certificate", "mail"],
    ]);
    expect(de.report.findings.map(({ name, state }) => [name, state])).toEqual(en.report.findings.map(({ name, state }) => [name, state]));
    expect(de.report.version).toBe("0.1.0");
  });

  it("is read by people as lines: how it is, what, and what to do", async () => {
    const { said } = await run(["doctor"], { env, language: "de" });
    expect(said).toMatch(/^gut {6}Version {6}Aushang 0\.1\.0, Node 26\.\d+\.\d+\.$/m);
    expect(said).toMatch(/^Hinweis {2}E-Mail {7}Es ist kein Mailserver eingerichtet.*\n {22}-> SMTP_URL setzen/m);
  });
});
