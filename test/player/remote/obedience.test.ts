import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Obeyed } from "../../../domain/api/player-events.ts";
import type { CommandKind } from "../../../domain/model/command.ts";
import type { CommandId } from "../../../domain/model/id.ts";
import { type Hands, Obedience } from "../../../player/remote/obedience.ts";

const id = "0b9c6f3e-7a43-4c5e-9d2b-1f2e3d4c5b6a" as CommandId;
const other = "1b9c6f3e-7a43-4c5e-9d2b-1f2e3d4c5b6a" as CommandId;

let told: CommandKind[];
let answers: Obeyed[];
let outcome: () => Promise<boolean | null>;

/** A page of this screen; the one after has another name and the same storage. */
function page(name: string): Obedience {
  const hand = (kind: CommandKind) => () => {
    told.push(kind);
    return outcome();
  };
  const hands: Hands = {
    reload: hand("reload"),
    identify: hand("identify"),
    fetch: hand("fetch"),
    clear: hand("clear"),
    restart: hand("restart"),
    screenshot: hand("screenshot"),
  };
  return new Obedience(hands, (obeyed) => answers.push(obeyed), name);
}

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => kept.set(key, text),
  });
  told = [];
  answers = [];
  outcome = async () => true;
});
afterEach(() => vi.unstubAllGlobals());

describe("a command", () => {
  it.each<[boolean | null, Obeyed["outcome"]]>([
    [true, "done"],
    [false, "failed"],
    [null, "unsupported"],
  ])("whose hand says %s is %s", async (said, expected) => {
    outcome = async () => said;
    await page("first").obey({ type: "identify", id });
    expect(answers).toEqual([{ id, outcome: expected }]);
  });

  it("whose hand fails says why, in no more than a few words", async () => {
    outcome = () => Promise.reject(new Error("x".repeat(900)));
    await page("first").obey({ type: "fetch", id });
    expect(answers).toEqual([{ id, outcome: "failed", message: expect.stringMatching(/^Error: x{193}$/) }]);
  });

  it("that comes again is not done again, but answered again", async () => {
    const screen = page("first");
    await screen.obey({ type: "identify", id });
    await screen.obey({ type: "identify", id });
    expect([told, answers.length]).toEqual([["identify"], 2]);
  });

  it("that comes again while it is under way is answered once", async () => {
    let finish = (_: boolean): void => undefined;
    outcome = () => new Promise((done) => (finish = done));
    const screen = page("first");
    const first = screen.obey({ type: "fetch", id });
    await screen.obey({ type: "fetch", id });
    finish(true);
    await first;
    expect([told, answers]).toEqual([["fetch"], [{ id, outcome: "done" }]]);
  });

  it.each<CommandKind>(["reload", "clear", "restart"])("to %s is done when another page is there", async (type) => {
    outcome = () => new Promise(() => undefined);
    const screen = page("first");
    void screen.obey({ type, id });
    await screen.obey({ type, id });
    expect([told, answers]).toEqual([[type], []]);
    await page("second").obey({ type, id });
    expect([told, answers]).toEqual([[type], [{ id, outcome: "done" }]]);
    void page("second").obey({ type, id: other });
    expect(told).toEqual([type, type]);
  });
});
