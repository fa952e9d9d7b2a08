import path from "node:path";
import { load } from "js-yaml";
import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { parseAll } from "../../house/parse.ts";
import { readSources } from "../../house/source-files.ts";
import { readConfig } from "../../server/platform/config.ts";
import { knownSettings, NOT_OURS, readFile, seconds, settingsOnLine, substitute } from "./deploy-files.ts";

const containerfile = readFile("deploy/Containerfile").replace(/\\\n/g, " ");
const [, , , runtime = ""] = containerfile.split(/^FROM /m);
/** What an instruction says, each time it is used in the image that runs. */
const said = (instruction: string) => [...runtime.matchAll(new RegExp(`^${instruction} (.*)$`, "gm"))].map(([, rest = ""]) => rest.trim());
const environment = settingsOnLine(said("ENV").join(" "));

describe("the image", () => {
  it("is built on images of one version each", () => {
    const images = [...containerfile.matchAll(/^FROM (\S+)/gm)].map(([, image = ""]) => image);
    expect(images).toHaveLength(3);
    for (const image of images) expect(image).toMatch(/^docker\.io\/library\/[a-z]+:\d+\.\d+[\w.-]*$/);
  });

  it("holds everything the server imports, and nothing of tests and tools", () => {
    const copied = said("COPY").map((line) => line.split(" ").at(-2)?.replace("/opt/aushang/", "") ?? "");
    const all = parseAll(readSources(path.join(import.meta.dirname, "../..")));
    const reached = new Set<string>();
    const waiting = [
      "server/main.ts",
      "server/health-check.ts",
      ...all.map(({ file }) => file).filter((file) => file.startsWith("migrations/")),
    ];
    for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
      if (reached.has(file)) continue;
      reached.add(file);
      for (const { target } of all.find((one) => one.file === file)?.imports ?? []) if (target !== null) waiting.push(target);
    }
    const rooms = new Set([...reached].map((file) => file.split("/")[0] ?? ""));
    // The packages and the built apps are no imports; package.json tells the version and that this is ECMAScript.
    expect(new Set(copied)).toEqual(new Set([...rooms, "node_modules", "dist", "package.json"]));
  });

  it("holds the packages of the lock file, without those for development", () => {
    expect(containerfile).toContain("RUN npm ci --omit=dev --no-audit --no-fund");
    expect(said("COPY")[0]).toBe("--from=packages /opt/aushang/node_modules ./node_modules");
    expect(readFile(".dockerignore").split("\n")).toEqual(expect.arrayContaining(["node_modules", "data", ".env", ".git"]));
  });

  it("runs as nobody in particular, and ends when it is asked to", () => {
    expect(said("USER")).toEqual(["10001:10001"]);
    expect(said("STOPSIGNAL")).toEqual(["SIGTERM"]);
    const start = JSON.parse(readFile("package.json")) as { readonly scripts: { readonly start: string } };
    const entry = JSON.parse(said("ENTRYPOINT")[0] ?? "[]") as readonly string[];
    expect(entry.join(" ").replace("node_modules/.bin/", "")).toBe(start.scripts.start);
  });

  it("sets nothing that the server does not know, and says which port that means", () => {
    expect(Object.keys(environment).filter((name) => ![...knownSettings(), ...NOT_OURS].includes(name))).toEqual([]);
    const { port, host, dataDir } = readConfig(environment);
    expect(said("EXPOSE")).toEqual([String(port)]);
    expect(host).toBe("0.0.0.0");
    expect(said("VOLUME")).toEqual([dataDir]);
    expect(runtime).toContain(`install -d -o 10001 -g 10001 -m 0700 ${dataDir}`);
  });

  it("is asked for its health, patiently enough", () => {
    const [check = ""] = said("HEALTHCHECK");
    expect(check).toMatch(/CMD \["node_modules\/\.bin\/node", "server\/health-check\.ts"\]$/);
    // It gives up by itself after four seconds, and a server that has stood still says so for ten.
    const time = (name: string) => seconds(new RegExp(`--${name}=(\\S+)`).exec(check)?.[1] ?? "");
    expect(time("timeout")).toBeGreaterThan(4);
    expect(time("interval") * Number(/--retries=(\d+)/.exec(check)?.[1])).toBeGreaterThan(30);
  });
});

const Service = z.object({
  image: z.string(),
  environment: z.record(z.string(), z.union([z.string(), z.number()])),
  ports: z.optional(z.array(z.string())),
  volumes: z.array(z.string()),
  stop_grace_period: z.string(),
  restart: z.literal("unless-stopped"),
});
const Compose = z.strictObject({
  name: z.literal("aushang"),
  services: z.object({
    aushang: z.object({
      ...Service.shape,
      build: z.object({ context: z.literal(".."), dockerfile: z.literal("deploy/Containerfile") }),
      read_only: z.literal(true),
      tmpfs: z.array(z.string().check(z.regex(/^\/tmp:/))),
      cap_drop: z.tuple([z.literal("ALL")]),
      security_opt: z.tuple([z.literal("no-new-privileges:true")]),
      init: z.literal(true),
    }),
    database: z.optional(z.object({ ...Service.shape, healthcheck: z.object({ test: z.array(z.string()) }) })),
  }),
  volumes: z.record(z.string(), z.null()),
});

const GIVEN = { PUBLIC_URL: "https://aushang.example", POSTGRES_PASSWORD: "geheim" };
const composed = (file: string, env: Readonly<Record<string, string>> = GIVEN) =>
  z.parse(Compose, substitute(load(readFile(`deploy/${file}`)), env));

describe.each(["compose.yaml", "compose.postgres.yaml"])("%s", (file) => {
  it("gives the server settings that it knows and takes", () => {
    const { aushang } = composed(file).services;
    expect(Object.keys(aushang.environment).filter((name) => !knownSettings().includes(name))).toEqual([]);
    const texts = Object.entries(aushang.environment).map(([name, value]) => [name, String(value)] as const);
    const config = readConfig({ ...environment, ...Object.fromEntries(texts) });
    expect(config.publicOrigin).toBe("https://aushang.example");
    // The proxy of the machine asks through the network of the containers.
    expect(config.trustedProxies).toEqual(["uniquelocal"]);
    expect(config.database.kind).toBe(file === "compose.yaml" ? "sqlite" : "postgres");
  });

  it("lets only the machine itself in, by the image's port", () => {
    const { aushang, database } = composed(file).services;
    expect(aushang.ports).toEqual([`127.0.0.1:3000:${environment["PORT"] ?? ""}`]);
    expect(database?.ports).toBeUndefined();
  });

  it("keeps what must survive in volumes, and can write nowhere else", () => {
    const { services, volumes } = composed(file);
    expect(services.aushang.volumes).toEqual([`data:${environment["DATA_DIR"] ?? ""}`]);
    const used = Object.values(services).flatMap((service) => service?.volumes.map((volume) => volume.split(":")[0] ?? "") ?? []);
    expect(used.sort()).toEqual(Object.keys(volumes).sort());
  });

  it("waits for longer than the server takes to stop", () => {
    expect(seconds(composed(file).services.aushang.stop_grace_period) * 1000).toBeGreaterThan(readConfig({}).stopWithinMs + 5000);
  });

  it("does not begin without what it must be told", () => {
    expect(() => composed(file, {})).toThrow(/^(PUBLIC_URL|POSTGRES_PASSWORD): /);
  });
});

it("the database of compose.postgres.yaml is the one the server is sent to, of one version, and asked for its health", () => {
  const { aushang, database } = composed("compose.postgres.yaml").services;
  const url = new URL(String(aushang.environment["DATABASE_URL"]));
  expect([url.hostname, url.username, url.password, url.pathname]).toEqual(["database", "aushang", "geheim", "/aushang"]);
  expect(database?.environment).toEqual({ POSTGRES_USER: "aushang", POSTGRES_DB: "aushang", POSTGRES_PASSWORD: "geheim" });
  expect(database?.image).toMatch(/^docker\.io\/library\/postgres:\d+\.\d+$/);
  expect(database?.healthcheck.test.slice(0, 2)).toEqual(["CMD", "pg_isready"]);
});
