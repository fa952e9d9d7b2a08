import { spawn } from "node:child_process";
import { once } from "node:events";
import { createReadStream, createWriteStream } from "node:fs";
import { access, chmod, mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress } from "node:zlib";
import current from "@sparticuz/chromium";
import { WebSocket } from "ws";

/** The one all other browser tests run in. */
const CURRENT_ENGINE = 153;
/** Engines the player must run in, by Chromium's number; their binaries lie inside npm packages. 85 and 108 are those of televisions of 2022 and 2024. */
export const ENGINES = [80, 85, 88, 92, 108, CURRENT_ENGINE] as const;
/** Engines it cannot run in: about that of televisions of 2019, and the last one below the limit. */
export const TOO_OLD_ENGINES = [64, 79] as const;
export type Engine = (typeof ENGINES | typeof TOO_OLD_ENGINES)[number];

/** One page of an old engine, driven over its debugging socket: today's drivers refuse to speak to it. */
export interface OldPage {
  /** Evaluates an expression in the page (promises are awaited). @throws if it throws there */
  readonly evaluate: (expression: string) => Promise<unknown>;
  readonly goto: (url: string) => Promise<void>;
  readonly screenshot: (file: string) => Promise<void>;
  /** Console errors, uncaught errors and breaches of the page's policy so far. */
  readonly complaints: readonly string[];
  readonly close: () => Promise<void>;
}

/** Starts the engine with one page of that size. */
export async function openOldChromium(engine: Engine, viewport: { readonly width: number; readonly height: number }): Promise<OldPage> {
  const { executable, env } = await binaryOf(engine);
  const profile = await mkdtemp(join(tmpdir(), "aushang-profile-"));
  const child = spawn(
    executable,
    [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--hide-scrollbars",
      "--lang=de-DE",
      "--remote-debugging-port=0",
      `--user-data-dir=${profile}`,
      `--window-size=${viewport.width},${viewport.height}`,
      "about:blank",
    ],
    { env: { ...process.env, ...env }, stdio: ["ignore", "ignore", "pipe"] },
  );
  const port = await debuggingPort(child.stderr);
  const target = (await (await fetch(`http://127.0.0.1:${port}/json/new`, { method: "PUT" })).json()) as { webSocketDebuggerUrl: string };
  const page = await driven(new WebSocket(target.webSocketDebuggerUrl));
  return {
    ...page,
    close: async () => {
      const ended = once(child, "exit");
      child.kill("SIGKILL");
      await ended;
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function binaryOf(engine: Engine) {
  if (engine === CURRENT_ENGINE) return { executable: await current.executablePath(), env: {} };
  const home = await unpacked(engine);
  // The package of the oldest has no libraries of its own; those of a later one do.
  const libraries = engine === 64 ? await unpacked(79) : home;
  return {
    executable: join(home, "chromium"),
    env: { LD_LIBRARY_PATH: join(libraries, "lib"), FONTCONFIG_FILE: join(libraries, "fonts.conf") },
  };
}

/** Decompresses an engine once per machine. Several test runs at a time do not disturb each other: the finished folder is moved into place. */
async function unpacked(engine: Exclude<Engine, typeof CURRENT_ENGINE>): Promise<string> {
  const home = join(tmpdir(), `aushang-chromium-${engine}`);
  const isThere = await access(join(home, "ready")).then(
    () => true,
    () => false,
  );
  if (isThere) return home;
  const bin = join(dirname(createRequire(import.meta.url).resolve(`chromium-${engine}/package.json`)), "bin");
  const draft = await mkdtemp(join(tmpdir(), `aushang-chromium-${engine}-`));
  await pipeline(createReadStream(join(bin, "chromium.br")), createBrotliDecompress(), createWriteStream(join(draft, "chromium")));
  await chmod(join(draft, "chromium"), 0o755);
  if (engine !== 64) await untar(join(bin, "aws.tar.br"), draft);
  await mkdir(join(draft, "swiftshader"), { recursive: true });
  if (engine !== 64) await untar(join(bin, "swiftshader.tar.br"), join(draft, "swiftshader"));
  await writeFile(join(draft, "fonts.conf"), fontsIn(home));
  await writeFile(join(draft, "ready"), "");
  await rename(draft, home).catch(() => rm(draft, { recursive: true, force: true }));
  return home;
}

/** The package's own list of fonts points to a folder that only exists where it was made for. */
function fontsIn(home: string): string {
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${home}/.fonts</dir><cachedir>${home}/font-cache</cachedir></fontconfig>`;
}

async function untar(archive: string, into: string): Promise<void> {
  const tar = spawn("tar", ["-x", "-C", into], { stdio: ["pipe", "ignore", "inherit"] });
  const ended = once(tar, "exit");
  // It may end before it has read what fills up the last block; how it ended tells whether it has got everything.
  await pipeline(createReadStream(archive), createBrotliDecompress(), tar.stdin).catch(() => undefined);
  const [code] = await ended;
  if (code !== 0) throw new Error(`tar ended with ${code}`);
}

/** The stream must stay open: the engine ends when nobody takes what it says. */
function debuggingPort(stderr: NodeJS.ReadableStream): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    stderr.on("data", (chunk) => {
      said = (said + String(chunk)).slice(-4000);
      const port = /DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)\//.exec(said)?.[1];
      if (port) resolve(port);
    });
    stderr.on("end", () => reject(new Error(`the engine ended: ${said}`)));
  });
}

interface Reply {
  readonly id?: number;
  readonly method?: string;
  readonly params?: never;
  readonly result?: never;
  readonly error?: { readonly message: string };
}

async function driven(socket: WebSocket): Promise<Omit<OldPage, "close">> {
  await once(socket, "open");
  const waiting = new Map<number, { readonly resolve: (result: never) => void; readonly reject: (error: Error) => void }>();
  const complaints: string[] = [];
  const loads: (() => void)[] = [];
  let lastId = 0;
  socket.on("message", (data) => {
    const reply = JSON.parse(String(data)) as Reply;
    const asked = reply.id === undefined ? undefined : waiting.get(reply.id);
    if (asked) reply.error ? asked.reject(new Error(reply.error.message)) : asked.resolve(reply.result as never);
    else if (reply.method === "Page.loadEventFired") for (const loaded of loads.splice(0)) loaded();
    else complaints.push(...complaintsIn(reply));
  });
  const send = <T>(method: string, params: object = {}) =>
    new Promise<T>((resolve, reject) => {
      waiting.set(++lastId, { resolve, reject });
      socket.send(JSON.stringify({ id: lastId, method, params }));
    });
  for (const domain of ["Page", "Runtime", "Log"]) await send(`${domain}.enable`);
  return {
    complaints,
    goto: async (url) => {
      const loaded = new Promise<void>((resolve) => loads.push(resolve));
      await send("Page.navigate", { url });
      await loaded;
    },
    evaluate: async (expression) => {
      const answer = await send<{ result: { value: unknown }; exceptionDetails?: { exception?: { description?: string } } }>(
        "Runtime.evaluate",
        {
          expression,
          awaitPromise: true,
          returnByValue: true,
        },
      );
      if (answer.exceptionDetails) throw new Error(answer.exceptionDetails.exception?.description ?? "the expression threw");
      return answer.result.value;
    },
    screenshot: async (file) => {
      const { data } = await send<{ data: string }>("Page.captureScreenshot", { format: "png" });
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, Buffer.from(data, "base64"));
    },
  };
}

function complaintsIn({ method, params }: Reply): readonly string[] {
  const said = params as
    | { entry?: { level: string; text: string }; type?: string; args?: { value?: unknown }[]; exceptionDetails?: { text: string } }
    | undefined;
  if (method === "Log.entryAdded" && said?.entry?.level === "error") return [said.entry.text];
  if (method === "Runtime.exceptionThrown") return [said?.exceptionDetails?.text ?? "exception"];
  if (method === "Runtime.consoleAPICalled" && said?.type === "error") return [JSON.stringify(said.args)];
  return [];
}
