import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { connect, createServer, type Server } from "node:net";
import path from "node:path";
import { Folder, KIOSK } from "./kiosk-script.ts";

export const SERVER = "https://aushang.stadt.example";

export interface Reply {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
  readonly text: string;
}

/**
 * The device's door as systemd opens it: for each connection one process of its own whose input and output is the connection.
 * The tools that switch a real panel are fakes; `devices` stands for /dev, `run` for /run/aushang-screen.
 */
export class DeviceDoor implements AsyncDisposable {
  readonly tools = new Folder();
  readonly devices = new Folder();
  readonly run = new Folder();
  readonly state = new Folder();
  readonly #server: Server;
  readonly #children = new Set<ChildProcess>();
  readonly #more: Readonly<Record<string, string>>;

  private constructor(more: Readonly<Record<string, string>>) {
    this.#more = more;
    for (const tool of ["cec-ctl", "ddcutil", "wlr-randr", "xset", "systemctl"]) this.tools.fake(tool, "exit 1");
    this.#server = createServer({ pauseOnConnect: true }, (socket) => {
      const child = spawn("bash", [path.join(KIOSK, "device/answer")], { stdio: [socket, socket, "ignore"], env: this.#environment() });
      this.#children.add(child);
      child.once("exit", () => this.#children.delete(child));
      socket.destroy();
    });
  }

  static async open(more: Readonly<Record<string, string>> = {}): Promise<DeviceDoor> {
    const door = new DeviceDoor(more);
    door.#server.listen(0, "127.0.0.1");
    await once(door.#server, "listening");
    return door;
  }

  /** Sends bytes as they are, ends its side unless told to stay, and reads until the device hangs up. */
  async send(bytes: string | Buffer, { stay = true }: { readonly stay?: boolean } = {}): Promise<Reply> {
    const address = this.#server.address();
    if (address === null || typeof address === "string") throw new Error("the door is not open");
    const socket = connect({ port: address.port, host: "127.0.0.1", allowHalfOpen: true });
    const chunks: Buffer[] = [];
    socket.on("data", (chunk: Buffer) => chunks.push(chunk));
    socket.write(bytes);
    if (!stay) socket.end();
    await once(socket, "end");
    socket.destroy();
    return replyOf(Buffer.concat(chunks).toString());
  }

  /** A well-formed request of the server's own page, unless a header says otherwise. */
  ask(method: string, target: string, body = "", headers: Readonly<Record<string, string>> = {}): Promise<Reply> {
    const all = { Host: "127.0.0.1:7310", Origin: SERVER, "Content-Length": String(Buffer.byteLength(body)), ...headers };
    const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
    return this.send(`${method} ${target} HTTP/1.1\r\n${lines.join("")}\r\n${body}`);
  }

  /** What was called of the fakes so far, in order. */
  calls(): readonly string[] {
    return existsSync(this.tools.at("calls")) ? this.tools.read("calls").split("\n").slice(0, -1) : [];
  }

  /** Which traces a request has left: marks in the run folder and calls of tools. */
  traces(): readonly string[] {
    return [...["alive", "panel-off", "output-off", "restart-wanted"].filter((mark) => existsSync(this.run.at(mark))), ...this.calls()];
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await new Promise((resolve) => this.#server.close(resolve));
    await Promise.all([...this.#children].map((child) => once(child, "exit")));
    for (const folder of [this.tools, this.devices, this.run, this.state]) folder[Symbol.dispose]();
  }

  #environment(): NodeJS.ProcessEnv {
    return {
      PATH: `${this.tools.path}:${process.env["PATH"] ?? ""}`,
      AUSHANG_SERVER: SERVER,
      XDG_RUNTIME_DIR: this.run.path,
      AUSHANG_STATE: this.state.path,
      AUSHANG_DEVICES: this.devices.path,
      AUSHANG_SETTLE_LIMIT_S: "0",
      ...this.#more,
    };
  }
}

function replyOf(text: string): Reply {
  const [head = "", body = ""] = text.split("\r\n\r\n", 2);
  const [first = "", ...lines] = head.split("\r\n");
  const headers = new Map(lines.map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 2)]));
  return { status: Number(/^HTTP\/1\.1 (\d{3})/.exec(first)?.[1] ?? 0), headers, body, text };
}
