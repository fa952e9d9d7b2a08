import { once } from "node:events";
import { createServer } from "node:net";
import { describe, expect, it } from "vitest";
import { debianRoot, Folder, runScript, treeOf } from "./kiosk-script.ts";

async function closedPort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

describe("before anything is touched", () => {
  it("says that nothing answers at the address", async () => {
    const port = String(await closedPort());
    const { code, err } = runScript(["install", "--dry-run", "--server", `https://127.0.0.1:${port}`]);
    expect(code).toBe(69);
    expect(err).toContain(`nothing answers at 127.0.0.1, port ${port}`);
  });

  it.each([
    ['ID=ubuntu\nVERSION_ID="24.04"\n', "this is ubuntu; only Debian and Raspberry Pi OS 12 and 13"],
    ['ID=debian\nVERSION_ID="11"\n', "Debian or Raspberry Pi OS 11 is not known here"],
    ["ID=debian\n", "Debian or Raspberry Pi OS without a version is not known here"],
    ["", "this is no distribution with /etc/os-release"],
    ["ID=$(touch /tmp/x)\n", "this is $(touch /tmp/x); only Debian"],
  ])("refuses the system %j", (release, reason) => {
    using root = debianRoot(release);
    const before = treeOf(root.path);
    const { code, err } = runScript(["install", "--server", "https://a.example", "--root", root.path]);
    expect(code).toBe(69);
    expect(err).toContain(reason);
    expect(treeOf(root.path)).toEqual(before);
  });

  it.each([
    'ID=debian\nVERSION_ID="12"\n',
    'ID=debian\nVERSION_ID="13"\n',
    'ID=raspbian\nVERSION_ID="12"\n',
    "ID=raspbian\nVERSION_ID=13\n",
  ])("takes the system %j", (release) => {
    using root = debianRoot(release);
    expect(runScript(["install", "--dry-run", "--server", "https://a.example", "--root", root.path]).code).toBe(0);
  });

  it("refuses a system without systemd", () => {
    using root = new Folder();
    root.write("etc/os-release", "ID=debian\nVERSION_ID=12\n");
    const { code, err } = runScript(["install", "--server", "https://a.example", "--root", root.path]);
    expect(code).toBe(69);
    expect(err).toContain("there is no systemd below");
  });

  it("needs root for the machine itself", () => {
    using tools = new Folder();
    tools.fake("id", "echo 1000");
    const { code, err } = runScript(["uninstall"], { tools: tools.path });
    expect(code).toBe(77);
    expect(err).toContain("this needs root: sudo ");
  });
});
