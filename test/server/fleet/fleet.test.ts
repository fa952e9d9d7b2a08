import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { USUAL_DISPLAY, USUAL_PROGRAMME } from "../../../domain/model/screen.ts";
import { DAY_MS } from "../../../domain/model/time.ts";
import { readFleetOptions } from "../../../server/fleet/fleet-options.ts";
import { runFleet } from "../../../server/fleet/run-fleet.ts";
import { SimulatedFleet } from "../../../server/fleet/simulated-fleet.ts";
import { addPlaces, pairScreen, type RunningServer, startServer } from "../running-server.ts";

const SOON = ["--minutes", "0.02"];
const never = new AbortController().signal;
const optionsOf = (...args: string[]) => {
  const options = readFleetOptions([...SOON, ...args]);
  if (options === null) throw new Error("It only asked for help");
  return options;
};

describe("a fleet on a server of its own", () => {
  it("is let in whole, gets each publish, keeps in touch, and the server counts as many as there are", async () => {
    const lines: string[] = [];
    const { report, published, view, faults } = await runFleet(
      optionsOf("--screens", "40", "--p99", "5000"),
      (line) => lines.push(line),
      never,
    );
    expect(faults).toEqual([]);
    expect(report).toMatchObject({ live: 40, joins: 40, lost: 0, playlists: 80, refusals: {}, mishaps: {} });
    expect(published).toMatchObject([{ screens: 40 }]);
    expect(view?.states).toMatchObject({ live: 40 });
    expect(lines.join("\n")).toMatch(/^screens there {10}40 \(40 joins, 0 lines lost\)$/m);
  });

  it("comes back whole after a storm that cut off half of it in one moment", async () => {
    const { report, faults } = await runFleet(optionsOf("--screens", "30", "--storm", "50", "--p99", "60000"), () => undefined, never);
    expect(faults).toEqual([]);
    expect(report).toMatchObject({ live: 30, joins: 45, lost: 15, mishaps: { cut: 15 } });
  });

  it("says which limit was not kept", async () => {
    const { faults } = await runFleet(optionsOf("--screens", "30", "--p99", "0.1", "--minutes", "0.05"), () => undefined, never);
    expect(faults).toEqual([expect.stringMatching(/^an acknowledgement took .* more than 0\.1 ms$/)]);
  });

  it("is gone at once when somebody stops it", async () => {
    const stopped = new AbortController();
    const run = runFleet(
      optionsOf("--screens", "5", "--minutes", "500"),
      (line) => line.includes("there after") && stopped.abort(),
      stopped.signal,
    );
    expect((await run).faults).toEqual([]);
  });

  it("ends as soon as it is there if somebody stopped it before", async () => {
    const { faults } = await runFleet(optionsOf("--screens", "5", "--minutes", "500"), () => undefined, AbortSignal.abort());
    expect(faults).toEqual([]);
  });

  it("is none of a real server's that runs beside it: its settings are not read", async () => {
    vi.stubEnv("BACKUP_AT", "no time at all");
    vi.stubEnv("SMTP_URL", "not an address");
    try {
      expect((await runFleet(optionsOf("--screens", "2"), () => undefined, never)).report).toMatchObject({ live: 2 });
    } finally {
      vi.unstubAllEnvs();
    }
  });
});

describe("a fleet at a server that is there already", () => {
  let server: RunningServer;
  let folder: string;
  beforeEach(async () => {
    server = await startServer();
    folder = await mkdtemp(join(tmpdir(), "aushang-tokens-"));
    return () => server.stop();
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  async function secretFor(uses: number): Promise<string> {
    const { siteId, groupIds } = await addPlaces(server.client, ["Feuerwehr"]);
    const screen = {
      siteId,
      groupIds: [...groupIds],
      theme: "paper" as const,
      programme: USUAL_PROGRAMME,
      viewing: null,
      display: USUAL_DISPLAY,
    };
    return (await server.client.enrolments.create({ for: { kind: "new-screens", names: "Probe {n}", screen, uses }, lastsMs: DAY_MS }))
      .token;
  }

  it("joins by a secret of the editor, and by what it kept of that the next time", async () => {
    const tokens = join(folder, "tokens.txt");
    const secret = await secretFor(6);
    const first = optionsOf("--screens", "6", "--server", server.origin, "--enrol", secret, "--tokens", tokens);
    expect((await runFleet(first, () => undefined, never)).report).toMatchObject({ live: 6, joins: 6 });
    expect((await server.client.screens.list({ limit: 50 })).items.map(({ name }) => name).sort()).toEqual(
      [1, 2, 3, 4, 5, 6].map((number) => `Probe ${String(number)}`),
    );
    expect((await readFile(tokens, "utf8")).trim().split("\n")).toHaveLength(6);
    const again = optionsOf("--screens", "6", "--server", server.origin, "--tokens", tokens);
    expect((await runFleet(again, () => undefined, never)).report).toMatchObject({ live: 6 });
    expect((await server.client.screens.list({ limit: 50 })).items).toHaveLength(6);
  });

  it("says so when the secret is not good for so many", async () => {
    const options = optionsOf("--screens", "3", "--server", server.origin, "--enrol", await secretFor(2));
    await expect(runFleet(options, () => undefined, never)).rejects.toThrow("The secrets let in 2 devices, not 3.");
  });

  it("does what it is told, and what goes wrong with it is what the server hears", async () => {
    const { siteId } = await addPlaces(server.client, []);
    const { screenId, token } = await pairScreen(server, { name: "Flur", siteId, groupIds: [] });
    const { hostname: host, port } = new URL(server.origin);
    const fleet = new SimulatedFleet({ target: { host, port: Number(port) }, tokens: [token], seed: 1, inFlight: 1 });
    await fleet.start();
    await server.client.commands.tell({ kind: "reload", screens: { ids: [screenId] } });
    await expect.poll(async () => (await server.client.commands.list({ id: screenId })).items[0]?.state).toBe("done");
    fleet.each((player) => player.suffer("fault", 0));
    await expect
      .poll(async () => (await server.client.screens.read({ id: screenId })).presence)
      .toMatchObject({ state: "faulty", trouble: "media" });
    fleet.stop();
  });
});

describe("the command line", () => {
  it.each([
    [["--screens", "0"], "--screens is a number from 1 to 19000."],
    [["--faults", "viele"], "--faults is a number from 0 to 100."],
    [["--server", "aushang"], "--server is an address such as https://aushang.stadt.example."],
    [
      ["--server", "https://aushang.stadt.example"],
      "--server needs --enrol with secrets made in the editor, or --tokens with a file of an earlier run.",
    ],
    [["--schrims", "5"], "Unknown option '--schrims'"],
  ])("%j is refused, and why", (args, reason) => {
    expect(() => readFleetOptions(args)).toThrow(reason);
  });

  it("asks for help", () => {
    expect(readFleetOptions(["--help"])).toBeNull();
  });
});
