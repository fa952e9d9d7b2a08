import type { Command, Obeyed } from "../../domain/api/player-events.ts";
import type { CommandKind } from "../../domain/model/command.ts";
import { recall, remember } from "../own-storage.ts";

type Told = Exclude<Command, { readonly type: "revoked" }>;

/** What a screen can be told. False: it did not work. Null: this device cannot. What ends the page never comes back. */
export type Hands = Readonly<Record<CommandKind, (id: string) => Promise<boolean | null>>>;

/** Those after which another page answers: the server tells them once more, and then they are known. */
const ENDINGS: ReadonlySet<CommandKind> = new Set(["reload", "clear", "restart"]);

/** Does what the server says, each command once, however often it comes, and says what became of it. */
export class Obedience {
  private readonly hands: Hands;
  private readonly answer: (obeyed: Obeyed) => void;
  private readonly answers = new Map<string, Obeyed | null>();
  private readonly page: string;

  /** @param page names this page: the one before has done what it was told when it ended */
  constructor(hands: Hands, answer: (obeyed: Obeyed) => void, page = String(performance.timeOrigin)) {
    this.hands = hands;
    this.answer = answer;
    this.page = page;
  }

  async obey({ type, id }: Told): Promise<void> {
    const [begun, page] = (recall("aushang.obeying") ?? "").split(" ");
    if (begun === id && page !== this.page) this.answers.set(id, { id, outcome: "done" });
    const known = this.answers.get(id);
    if (known) this.answer(known);
    if (known !== undefined) return;
    this.answers.set(id, null);
    if (ENDINGS.has(type)) remember("aushang.obeying", `${id} ${this.page}`);
    const obeyed = await this.hands[type](id).then(
      (done): Obeyed => ({ id, outcome: done === null ? "unsupported" : done ? "done" : "failed" }),
      (error): Obeyed => ({ id, outcome: "failed", message: String(error).slice(0, 200) }),
    );
    this.answers.set(id, obeyed);
    this.answer(obeyed);
  }
}
