import { spawnSync } from "node:child_process";
import { lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

export const KIOSK = path.resolve(import.meta.dirname, "../../../deploy/kiosk");

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

interface Surroundings {
  /** A folder of programs that come first on the PATH. */
  readonly tools?: string;
  /** Which copy of the script; the one of the repository if not given. */
  readonly script?: string;
}

/** Runs `aushang-screen` as a person would, with nothing in its environment but a PATH. */
export function runScript(args: readonly string[], { tools, script = path.join(KIOSK, "aushang-screen") }: Surroundings = {}): Ended {
  const PATH = [...(tools === undefined ? [] : [tools]), process.env["PATH"] ?? ""].join(":");
  const ended = spawnSync("bash", [script, ...args], { encoding: "utf8", env: { PATH } });
  return { code: ended.status, out: ended.stdout, err: ended.stderr };
}

/** A folder that is gone after the test, whatever happened in it. */
export class Folder implements Disposable {
  readonly path = mkdtempSync(path.join(tmpdir(), "aushang-screen-script-"));

  at(file: string): string {
    return path.join(this.path, file);
  }

  write(file: string, text: string, mode = 0o644): void {
    mkdirSync(path.dirname(this.at(file)), { recursive: true });
    writeFileSync(this.at(file), text, { mode });
  }

  read(file: string): string {
    return readFileSync(this.at(file), "utf8");
  }

  /** A program that takes the place of a real one. It writes its name and arguments into the file `calls` first. */
  fake(name: string, body = ""): void {
    this.write(name, `#!/usr/bin/env bash\nprintf '%s\\n' "${name} $*" >>"${this.at("calls")}"\n${body}\n`, 0o755);
  }

  [Symbol.dispose](): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** What every Debian has of the things that the script looks at. */
export function debianRoot(release = 'ID=debian\nVERSION_ID="12"\n'): Folder {
  const root = new Folder();
  root.write("etc/os-release", release);
  root.write("usr/lib/systemd/systemd", "");
  return root;
}

/** Every file, link and folder below a root, with its kind, its rights and its content. */
export function treeOf(root: string): readonly string[] {
  const entries = readdirSync(root, { recursive: true, encoding: "utf8" }).sort();
  return entries.map((entry) => {
    const file = path.join(root, entry);
    const about = lstatSync(file);
    if (about.isSymbolicLink()) return `${entry} -> ${readlinkSync(file)}`;
    const rights = (about.mode & 0o7777).toString(8);
    return about.isDirectory() ? `${entry}/ ${rights}` : `${entry} ${rights} ${readFileSync(file, "base64")}`;
  });
}
