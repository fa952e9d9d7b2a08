import { describe, expect, it } from "vitest";
import { debianRoot, runScript } from "./kiosk-script.ts";

const KEY = "-----BEGIN PRIVATE KEY-----\nQUJD\n-----END PRIVATE KEY-----\n";

describe("the command line", () => {
  it.each([
    [["frobnicate"], "unknown command 'frobnicate'"],
    [["install"], "--server is missing"],
    [["install", "--server"], "--server needs a value"],
    [["install", "--server", "--x11"], "--server needs a value"],
    [["install", "--server", "https://a.example", "--rotate", "90"], "unknown option '--rotate'"],
    [["install", "--server", "https://a.example", "--root", "/nowhere"], "--root /nowhere is not a folder"],
    [["install", "--server", "https://a.example", "--user", "Tafel 1"], "--user 'Tafel 1' is not a name for an account"],
    [["install", "--server", "https://a.example", "--user", "x/$(id)"], "is not a name for an account"],
    [["install", "--server", "https://a.example", "--user", "root"], "a browser never runs as root"],
    [["install", "--server", "https://a.example", "--ca", "/nowhere.pem"], "--ca /nowhere.pem cannot be read"],
    [["install", "--server", "https://a.example", "--enrol"], "--enrol needs a value"],
    [["install", "--server", "https://a.example", "--enrol", "short"], "this is not the secret of an enrolment"],
    [["install", "--server", "https://a.example", "--enrol", `${"a".repeat(42)};`], "this is not the secret of an enrolment"],
    [["install", "--insecure", "--server", "http://a.example", "--enrol", "a".repeat(43)], "--enrol needs https"],
  ])("refuses %j with a reason", (args, reason) => {
    const { code, err, out } = runScript(args);
    expect(code).toBe(64);
    expect(err).toContain(reason);
    expect(out).toBe("");
  });

  it("explains itself", () => {
    expect(runScript(["--help"])).toMatchObject({ code: 0, err: "", out: expect.stringContaining("install --server ADDRESS") });
    expect(runScript([])).toMatchObject({ code: 64, out: "", err: expect.stringContaining("install --server ADDRESS") });
  });

  it.each([
    "aushang.stadt.example",
    "ftp://aushang.stadt.example",
    "https://",
    "https://aushang.stadt.example/play",
    "https://user@aushang.stadt.example",
    "https://schöne.stadt.example",
    "https://aushang.stadt.example:0",
    "https://aushang.stadt.example:99999",
    "https://-a.example",
    'https://a.example"],"x":["',
    "https://a.example\nAUSHANG_WINDOWS=$(id)",
    "https://$(id).example",
  ])("refuses the address %j", (address) => {
    using root = debianRoot();
    const { code, err } = runScript(["install", "--server", address, "--root", root.path]);
    expect(code).toBe(64);
    expect(err).toContain(`--server '${address}'`);
  });

  it.each([
    ["HTTPS://Aushang.Stadt.Example/", "https://aushang.stadt.example"],
    ["https://aushang.stadt.example:443", "https://aushang.stadt.example"],
    ["https://aushang.stadt.example:08443", "https://aushang.stadt.example:8443"],
    ["https://[FD00::1]:8443", "https://[fd00::1]:8443"],
    ["http://localhost:3000", "http://localhost:3000"],
    ["http://127.0.0.1", "http://127.0.0.1"],
  ])("takes %s in the form that browsers send as Origin", (address, origin) => {
    using root = debianRoot();
    expect(runScript(["install", "--server", address, "--root", root.path])).toMatchObject({ code: 0, err: "" });
    expect(root.read("etc/aushang-screen/settings")).toContain(`AUSHANG_SERVER=${origin}\n`);
  });

  it("refuses http to another machine, says why, and takes it only with --insecure", () => {
    using root = debianRoot();
    const args = ["install", "--server", "http://aushang.stadt.example", "--root", root.path];
    const refused = runScript(args);
    expect(refused.code).toBe(64);
    expect(refused.err).toContain("is not https");
    expect(refused.err).toContain("--insecure takes the risk");
    expect(runScript([...args, "--insecure"]).code).toBe(0);
    expect(root.read("etc/aushang-screen/settings")).toContain("AUSHANG_SERVER=http://aushang.stadt.example\n");
  });

  it.each([
    ["a private key", KEY, "holds a private key"],
    ["nothing like a certificate", "MIIB", "is not a certificate in PEM form"],
  ])("refuses an authority that is %s", (_what, text, reason) => {
    using root = debianRoot();
    root.write("ca.pem", text);
    const ended = runScript(["install", "--server", "https://a.example", "--root", root.path, "--ca", root.at("ca.pem")]);
    expect(ended.code).toBe(64);
    expect(ended.err).toContain(reason);
  });

  it("never says a secret, not even a wrong one", () => {
    const secret = "geheim".repeat(8);
    const { out, err } = runScript(["install", "--server", "https://a.example", "--enrol", secret]);
    expect(out + err).not.toContain(secret);
  });
});
