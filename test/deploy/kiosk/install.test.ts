import { lstatSync, readdirSync, readFileSync, readlinkSync, rmSync, symlinkSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { debianRoot, type Ended, Folder, KIOSK, runScript, treeOf } from "./kiosk-script.ts";

const SERVER = "https://aushang.stadt.example";
const CERTIFICATE = "-----BEGIN CERTIFICATE-----\nQUJD\nREVG\n-----END CERTIFICATE-----\n";

function install(root: Folder, ...more: string[]): Ended {
  return runScript(["install", "--server", SERVER, "--root", root.path, ...more]);
}

function uninstall(root: Folder): Ended {
  return runScript(["uninstall", "--root", root.path]);
}

describe("install", () => {
  it("puts everything below the root and starts it there with the system", () => {
    using root = debianRoot();
    expect(install(root)).toMatchObject({ code: 0, err: "" });
    expect(root.read("etc/aushang-screen/settings")).toBe(`AUSHANG_SERVER=${SERVER}\nAUSHANG_WINDOWS=cage\n`);
    expect(readlinkSync(root.at("etc/systemd/system/multi-user.target.wants/aushang-screen.service"))).toBe("../aushang-screen.service");
    expect(readlinkSync(root.at("etc/systemd/system/sockets.target.wants/aushang-device.socket"))).toBe("../aushang-device.socket");
    expect(readlinkSync(root.at("etc/systemd/system/paths.target.wants/aushang-restart.path"))).toBe("../aushang-restart.path");
    expect(root.read("etc/sysctl.d/60-aushang-screen.conf")).toContain("kernel.panic = 60\n");
    expect(root.read("usr/local/sbin/aushang-screen")).toBe(readFileSync(path.join(KIOSK, "aushang-screen"), "utf8"));
  });

  it("runs nothing of the machine below another root, and says what it would run", () => {
    using root = debianRoot();
    const { out } = install(root);
    expect(out).toContain("would install, in the running system: chromium ");
    expect(out).toContain("would run: systemctl restart aushang-device.socket aushang-restart.path aushang-screen.service\n");
  });

  it("changes nothing the second time, and says so", () => {
    using root = debianRoot();
    install(root);
    const first = treeOf(root.path);
    const second = install(root);
    expect(second).toMatchObject({ code: 0, err: "" });
    expect(second.out).toContain(`Nothing to change: this device shows ${SERVER}/play.\n`);
    expect(second.out).not.toMatch(/^(write|remove|restore|would run)/m);
    expect(treeOf(root.path)).toEqual(first);
  });

  it("mends a file that was changed or lost, and that one only", () => {
    using root = debianRoot();
    install(root);
    const first = treeOf(root.path);
    root.write("etc/aushang-screen/settings", "AUSHANG_SERVER=https://elsewhere.example\n");
    rmSync(root.at("usr/local/lib/aushang-screen/device/answer"));
    expect(install(root).out.match(/^write .*/gm)).toEqual([
      "write /etc/aushang-screen/settings",
      "write /usr/local/lib/aushang-screen/device/answer",
    ]);
    expect(treeOf(root.path)).toEqual(first);
  });

  it("says what it would do and does nothing with --dry-run", () => {
    using root = debianRoot();
    const before = treeOf(root.path);
    const { code, out } = install(root, "--dry-run");
    expect(code).toBe(0);
    expect(out).toContain("would write /etc/systemd/system/aushang-screen.service\n");
    expect(out).toContain("Nothing was changed: --dry-run.\n");
    expect(treeOf(root.path)).toEqual(before);
  });

  it("takes back what other options no longer want", () => {
    using root = debianRoot();
    root.write("city.pem", CERTIFICATE);
    install(root);
    const plain = treeOf(root.path);
    install(root, "--x11", "--ca", root.at("city.pem"));
    expect(root.read("etc/aushang-screen/settings")).toContain("AUSHANG_WINDOWS=x11\n");
    expect(root.read("etc/systemd/system/aushang-screen.service.d/x11.conf")).toContain("Requires=aushang-display.service\n");
    expect(root.read("usr/local/share/ca-certificates/aushang-screen-1.crt")).toBe(CERTIFICATE);
    install(root);
    expect(treeOf(root.path)).toEqual(plain);
  });

  it("keeps the secret of an enrolment from everybody but the system, which hands it to the browser, and says it nowhere", () => {
    using root = debianRoot();
    const plain = () => treeOf(root.path).filter((entry) => entry.includes("enrolment"));
    const secret = `${"aB3_-".repeat(8)}xyz`;
    const { out } = install(root, "--enrol", secret);
    expect(out).toContain("joins by itself");
    expect(out).not.toContain(secret);
    expect(root.read("etc/aushang-screen/enrolment")).toBe(`AUSHANG_ENROL=${secret}\n`);
    expect(lstatSync(root.at("etc/aushang-screen/enrolment")).mode & 0o777).toBe(0o600);
    expect(root.read("etc/systemd/system/aushang-screen.service")).toContain("\nEnvironmentFile=-/etc/aushang-screen/enrolment\n");
    expect(root.read("etc/aushang-screen/settings")).not.toContain(secret);
    install(root);
    expect(plain()).toEqual([]);
  });

  it("runs the browser under the account that was asked for", () => {
    using root = debianRoot();
    install(root, "--user", "tafel");
    for (const unit of ["aushang-screen.service", "aushang-device@.service"]) {
      expect(root.read(`etc/systemd/system/${unit}`)).toContain("\nUser=tafel\n");
    }
    expect(root.read("etc/sysusers.d/aushang-screen.conf")).toContain('u tafel - "Aushang screen"');
    expect(root.read("etc/tmpfiles.d/aushang-screen.conf")).toContain("d /run/aushang-screen 0700 tafel tafel -\n");
  });

  it("leaves no placeholder behind, and no unit whose program is missing", () => {
    using root = debianRoot();
    install(root, "--x11");
    const units = readdirSync(root.at("etc/systemd/system")).filter((name) => /\.(service|socket|path|timer)$/.test(name));
    expect(units.length).toBe(7);
    for (const unit of units) {
      const text = root.read(`etc/systemd/system/${unit}`);
      expect(text).not.toContain("@USER@");
      for (const [, program = ""] of text.matchAll(/^ExecStart=(\/\S+)/gm)) {
        expect(lstatSync(root.at(program)).mode & 0o111).toBe(0o111);
      }
    }
  });

  it("stores each certificate of a file in one of its own", () => {
    using root = debianRoot();
    root.write("city.pem", `root of the city\r\n${CERTIFICATE.replaceAll("\n", "\r\n")}in between\n${CERTIFICATE}`);
    install(root, "--ca", root.at("city.pem"));
    expect(root.read("usr/local/share/ca-certificates/aushang-screen-1.crt")).toBe(CERTIFICATE);
    expect(root.read("usr/local/share/ca-certificates/aushang-screen-2.crt")).toBe(CERTIFICATE);
  });
});

describe("uninstall", () => {
  it("leaves the tree exactly as it was", () => {
    using root = debianRoot();
    root.write("etc/chromium/policies/managed/aushang-screen.json", '{ "by": "hand" }\n', 0o600);
    root.write("etc/chromium/policies/managed/house.json", "{}\n");
    root.write("etc/systemd/system/keep.service", "[Unit]\n");
    symlinkSync("/lib/systemd/system/lightdm.service", root.at("etc/systemd/system/display-manager.service"));
    const before = treeOf(root.path);
    install(root);
    expect(readlinkSync(root.at("etc/systemd/system/display-manager.service"))).toBe("/dev/null");
    install(root, "--x11");
    expect(uninstall(root)).toMatchObject({ code: 0, err: "" });
    expect(treeOf(root.path)).toEqual(before);
  });

  it.each([1, 2, 9, 30])("heals an installation that was cut off at its move number %i", (number) => {
    using root = debianRoot();
    using tools = new Folder();
    root.write("etc/aushang-screen/settings", "AUSHANG_SERVER=https://older.example\n");
    const before = treeOf(root.path);
    const count = tools.at("count");
    tools.fake("mv", `echo >>"${count}"; (($(wc -l <"${count}") != ${String(number)})) || exit 1; PATH=\${PATH#*:} exec mv "$@"`);
    expect(runScript(["install", "--server", SERVER, "--root", root.path], { tools: tools.path }).code).toBe(1);
    expect(install(root).code).toBe(0);
    using whole = debianRoot();
    whole.write("etc/aushang-screen/settings", "AUSHANG_SERVER=https://older.example\n");
    install(whole);
    expect(treeOf(root.path)).toEqual(treeOf(whole.path));
    uninstall(root);
    expect(treeOf(root.path)).toEqual(before);
  });

  it("restores what was there even if it is cut off and run again", () => {
    using root = debianRoot();
    using tools = new Folder();
    root.write("etc/chromium/policies/managed/aushang-screen.json", '{ "by": "hand" }\n');
    const before = treeOf(root.path);
    install(root);
    const count = tools.at("count");
    tools.fake("rm", `echo >>"${count}"; (($(wc -l <"${count}") != 9)) || exit 1; PATH=\${PATH#*:} exec rm "$@"`);
    expect(runScript(["uninstall", "--root", root.path], { tools: tools.path }).code).toBe(1);
    expect(uninstall(root).code).toBe(0);
    expect(treeOf(root.path)).toEqual(before);
  });

  it("removes the pairing, which would let others pass for the screen", () => {
    using root = debianRoot();
    install(root);
    root.write("var/lib/aushang-screen/profile/chromium/token", "secret");
    uninstall(root);
    expect(treeOf(root.path).filter((entry) => entry.includes("aushang"))).toEqual([]);
  });

  it("does nothing where nothing was installed, and only tells with --dry-run", () => {
    using root = debianRoot();
    expect(uninstall(root).out).toBe("Nothing to take back: there is no Aushang screen on this device.\n");
    install(root);
    const installed = treeOf(root.path);
    const { code, out } = runScript(["uninstall", "--dry-run", "--root", root.path]);
    expect(code).toBe(0);
    expect(out).toContain("would remove /etc/aushang-screen/settings\n");
    expect(treeOf(root.path)).toEqual(installed);
  });

  it("works from the copy on the device, and after the system has become a newer one", () => {
    using root = debianRoot();
    const before = treeOf(root.path);
    install(root);
    const release = root.read("etc/os-release");
    root.write("etc/os-release", 'ID=debian\nVERSION_ID="14"\n');
    const script = root.at("usr/local/sbin/aushang-screen");
    expect(runScript(["uninstall", "--root", root.path], { script })).toMatchObject({ code: 0, err: "" });
    root.write("etc/os-release", release);
    expect(treeOf(root.path)).toEqual(before);
  });

  it("can be installed again with another server by the copy on the device", () => {
    using root = debianRoot();
    install(root);
    const script = root.at("usr/local/sbin/aushang-screen");
    const args = ["install", "--server", "https://neu.example", "--root", root.path];
    expect(runScript(args, { script }).out.match(/^(write|remove) .*/gm)).toEqual([
      "write /etc/aushang-screen/settings",
      "write /etc/chromium-browser/policies/managed/aushang-screen.json",
      "write /etc/chromium/policies/managed/aushang-screen.json",
    ]);
  });
});

describe("status", () => {
  it("says which server is shown, or that there is no screen", () => {
    using root = debianRoot();
    expect(runScript(["status", "--root", root.path])).toMatchObject({ code: 1, out: "There is no Aushang screen on this device.\n" });
    install(root);
    expect(runScript(["status", "--root", root.path])).toMatchObject({ code: 0, out: `    shows ${SERVER}/play with cage\n` });
    root.write("etc/aushang-screen/settings", "");
    expect(runScript(["status", "--root", root.path])).toMatchObject({ code: 69, err: expect.stringContaining("names no server") });
  });
});
