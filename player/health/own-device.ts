import type { PanelState } from "../../domain/model/play.ts";

/** Where the helper of a kiosk device listens (`deploy/kiosk`). The page may talk to it and to its own server, and to nobody else. */
const HELPER = "http://127.0.0.1:7310";
/** Said in the address by the device that has one: asking for it everywhere would make browsers ask whoever sits there. */
const HAS_HELPER = "#helper";
const ANSWER_MS = 10_000;
/** What a panel is told once it may forget, or somebody has pressed a button. */
const AGAIN_MS = 600_000;
/** A television takes its time to wake up: only then does it say the truth. */
const AWAKE_MS = 15_000;

/** The helper of the device, and the panel behind the browser. Without a helper nobody knows anything of it, and it is never claimed that somebody could see what was painted. */
export class OwnDevice {
  private readonly isThere = location.hash.startsWith(HAS_HELPER);
  private known: PanelState = "unknown";
  private wanted: PanelState = "unknown";
  private askedAtMs = 0;
  private checkAtMs = Number.POSITIVE_INFINITY;

  /** What the panel itself said last. */
  get panel(): PanelState {
    return this.known;
  }

  /** It is to be on or off from now on. */
  want(wanted: "on" | "off"): void {
    const nowMs = performance.now();
    if (!this.isThere || (wanted === this.wanted && nowMs - this.askedAtMs < AGAIN_MS)) return;
    this.wanted = wanted;
    this.askedAtMs = nowMs;
    this.checkAtMs = nowMs + AWAKE_MS;
    void this.learn(wanted, this.ask("PUT", "/panel", { panel: wanted }));
  }

  /** Something is to be seen just now. Whoever watches the device begins it anew when it does not hear this for minutes. */
  prove(): void {
    if (!this.isThere) return;
    void this.ask("POST", "/alive");
    if (performance.now() < this.checkAtMs) return;
    this.checkAtMs = Number.POSITIVE_INFINITY;
    void this.learn(this.wanted, this.ask("GET", "/panel"));
  }

  /** @returns whether it begins anew now; null without a helper */
  async restart(): Promise<boolean | null> {
    return this.isThere ? (await this.send("POST", "/restart")).ok : null;
  }

  /** Unless something else has been asked of it meanwhile. */
  private async learn(wanted: PanelState, answer: Promise<PanelState>): Promise<void> {
    const said = await answer;
    if (wanted === this.wanted) this.known = said;
  }

  private async ask(method: string, path: string, body?: object): Promise<PanelState> {
    const { text } = await this.send(method, path, body);
    const [, said] = /"panel" *: *"(on|off)"/.exec(text) ?? [];
    return said === "on" || said === "off" ? said : "unknown";
  }

  private async send(method: string, path: string, body?: object): Promise<{ readonly ok: boolean; readonly text: string }> {
    const end = new AbortController();
    const timer = setTimeout(() => end.abort(), ANSWER_MS);
    const options = { method, signal: end.signal, ...(body && { body: JSON.stringify(body) }) };
    const said = await fetch(HELPER + path, options)
      .then(async (answer) => ({ ok: answer.ok, text: await answer.text() }))
      .catch(() => ({ ok: false, text: "" }));
    clearTimeout(timer);
    return said;
  }
}
