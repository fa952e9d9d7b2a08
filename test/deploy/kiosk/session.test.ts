import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it, vi } from "vitest";
import { Folder, KIOSK } from "./kiosk-script.ts";

const uptimeS = (): number => Math.floor(Number(readFileSync("/proc/uptime", "utf8").split(" ")[0]));

function mayLive(nowS: number, startedS: number, proofS: number, unseenS: number): boolean {
  const script = `. "${KIOSK}/device/watch.bash"; may_live "$@"`;
  const args = [nowS, startedS, proofS, unseenS].map(String);
  return spawnSync("bash", ["-euc", script, "watch", ...args]).status === 0;
}

describe("a page may live", () => {
  it.each([
    ["for ten minutes before its first proof", 1600, 1000, 0, 0, true],
    ["no longer than that", 1601, 1000, 0, 0, false],
    ["no longer for a proof that the page before it gave", 1601, 1000, 999, 0, false],
    ["for two minutes after a proof", 5120, 1000, 5000, 0, true],
    ["no longer than that after it", 5121, 1000, 5000, 0, false],
    ["for an hour while nobody can see it", 8600, 1000, 5000, 8600, true],
    ["no longer than that unseen, or it would hang until morning", 8601, 1000, 5000, 8601, false],
    ["for two minutes after it comes back into view", 8120, 1000, 5000, 8000, true],
    ["no longer than that in view", 8121, 1000, 5000, 8000, false],
    ["for ten minutes when it started unseen and never proved anything", 2600, 1000, 0, 2000, true],
  ])("%s", (_rule, nowS, startedS, proofS, unseenS, expected) => {
    expect(mayLive(nowS, startedS, proofS, unseenS)).toBe(expected);
  });
});

/** The main process of the screen's unit, with a compositor that does nothing and a systemd that writes down what it is told. */
class Session implements AsyncDisposable {
  readonly run = new Folder();
  readonly tools = new Folder();
  readonly drm = new Folder();
  #child: ChildProcess | undefined;
  #said = "";

  start(limits: Readonly<Record<string, string>> = {}, compositor = "exec sleep 600"): void {
    this.tools.fake("cage", compositor);
    this.tools.fake("systemd-notify");
    const env = {
      PATH: `${this.tools.path}:${process.env["PATH"] ?? ""}`,
      XDG_RUNTIME_DIR: this.run.path,
      AUSHANG_SERVER: "https://aushang.stadt.example",
      AUSHANG_DRM: this.drm.path,
      AUSHANG_CHECK_S: "0.05",
      ...limits,
    };
    const child = spawn("bash", [path.join(KIOSK, "device/session")], { env, stdio: ["ignore", "ignore", "pipe"], detached: true });
    child.stderr.on("data", (chunk: Buffer) => {
      this.#said += chunk.toString();
    });
    this.#child = child;
  }

  said(): string {
    return this.#said;
  }

  told(): readonly string[] {
    if (!existsSync(this.tools.at("calls"))) return [];
    return this.tools
      .read("calls")
      .split("\n")
      .filter((call) => call.startsWith("systemd-notify "));
  }

  async ended(): Promise<number | null> {
    const child = this.#child;
    if (child === undefined) throw new Error("not started");
    if (child.exitCode === null) await once(child, "exit");
    return child.exitCode;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const child = this.#child;
    if (child?.pid !== undefined && child.exitCode === null && child.signalCode === null) {
      const gone = once(child, "exit");
      process.kill(-child.pid, "SIGKILL");
      await gone;
    }
    for (const folder of [this.run, this.tools, this.drm]) folder[Symbol.dispose]();
  }
}

const ALIVE = "systemd-notify WATCHDOG=1";

describe("the session", () => {
  it("tells systemd that it is ready, and keeps the watchdog quiet until the page's first proof is due", async () => {
    await using session = new Session();
    session.start();
    await vi.waitFor(() => expect(session.told().filter((call) => call === ALIVE).length).toBeGreaterThan(2), { timeout: 20_000 });
    expect(session.told()[0]).toBe("systemd-notify --ready --status=Showing https://aushang.stadt.example/play");
    expect(session.said()).toBe("");
  });

  it("falls silent when the proof grows old, says so, and speaks again with the next one", async () => {
    await using session = new Session();
    session.start({ AUSHANG_PROOF_S: "0" });
    await vi.waitFor(() => expect(session.told()).toContain(ALIVE), { timeout: 20_000 });
    session.run.write("alive", `${String(uptimeS())}\n`);
    await vi.waitFor(() => expect(session.said()).toBe("the page has not proved that it paints: systemd will start it anew\n"), {
      timeout: 20_000,
    });
    const before = session.told().length;
    session.run.write("alive", `${String(uptimeS() + 1000)}\n`);
    await vi.waitFor(() => expect(session.said()).toContain("\nthe page paints again\n"), { timeout: 20_000 });
    expect(session.told().length).toBeGreaterThan(before);
  });

  it("keeps its last word on the page while a proof is half written", async () => {
    await using session = new Session();
    session.start({ AUSHANG_PROOF_S: "0" });
    await vi.waitFor(() => expect(session.told()).toContain(ALIVE), { timeout: 20_000 });
    session.run.write("alive", `${String(uptimeS() + 1000)}\n`);
    const written = session.told().length;
    await vi.waitFor(() => expect(session.told().length).toBeGreaterThan(written + 3), { timeout: 20_000 });
    session.run.write("alive", "");
    const emptied = session.told().length;
    await vi.waitFor(() => expect(session.told().length).toBeGreaterThan(emptied + 3), { timeout: 20_000 });
    expect(session.said()).toBe("");
  });

  it("asks little of a page while no cable leads to a panel, and everything once one does", async () => {
    await using session = new Session();
    session.drm.write("card0-HDMI-A-1/status", "disconnected\n");
    session.drm.write("card0-HDMI-A-2/status", "disconnected\n");
    session.start({ AUSHANG_PROOF_S: "0", AUSHANG_FIRST_PROOF_S: "0" });
    await vi.waitFor(() => expect(session.told().filter((call) => call === ALIVE).length).toBeGreaterThan(25), { timeout: 20_000 });
    expect(session.said()).toBe("");
    session.drm.write("card0-HDMI-A-2/status", "connected\n");
    await vi.waitFor(() => expect(session.said()).toContain("has not proved that it paints"), { timeout: 20_000 });
  });

  it("asks little of a page while the panel was told to be off", async () => {
    await using session = new Session();
    session.drm.write("card0-HDMI-A-1/status", "connected\n");
    session.start({ AUSHANG_PROOF_S: "0" });
    await vi.waitFor(() => expect(session.told()).toContain(ALIVE), { timeout: 20_000 });
    session.run.write("panel-off", "");
    session.run.write("alive", `${String(uptimeS())}\n`);
    const before = session.told().length;
    await vi.waitFor(() => expect(session.told().length).toBeGreaterThan(before + 25), { timeout: 20_000 });
    expect(session.said()).toBe("");
  });

  it("clears away the marks of the session before", async () => {
    await using session = new Session();
    for (const mark of ["alive", "panel-off", "output-off"]) session.run.write(mark, "1\n");
    session.start();
    await vi.waitFor(() => expect(session.told()).toContain(ALIVE), { timeout: 20_000 });
    for (const mark of ["alive", "panel-off", "output-off"]) expect(existsSync(session.run.at(mark))).toBe(false);
  });

  it("ends with an error as soon as the browser does, so that systemd starts both anew", async () => {
    await using session = new Session();
    session.start({}, "exit 0");
    expect(await session.ended()).toBe(1);
    expect(session.said()).toContain("the browser has ended");
  });
});
