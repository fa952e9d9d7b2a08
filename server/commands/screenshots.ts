import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { CommandId, type ScreenId } from "../../domain/model/id.ts";
import { Problem } from "../../domain/model/problem.ts";
import { DAY_MS } from "../../domain/model/time.ts";
import type { Actor } from "../../domain/model/user.ts";
import { noteAudit } from "../audit/audit-log.ts";
import { requireRole } from "../platform/access.ts";
import type { Db } from "../platform/database/database.ts";
import { findCommand } from "./command-repository.ts";

/** The longest picture a screen may send. */
export const MAX_SCREENSHOT_BYTES = 2_000_000;
const KEEP_MS = DAY_MS;
const JPEG = Buffer.from([0xff, 0xd8, 0xff]);

interface Parts {
  readonly db: Db;
  readonly now: () => number;
  readonly folder: string;
}

export type Screenshots = ReturnType<typeof createScreenshots>;

/**
 * Pictures of what our page shows on a screen, sent because an administrator asked. They lie beside the database, not in it, so no backup keeps them,
 * and are gone after a day. Who looks at one is written down.
 */
export function createScreenshots({ db, now, folder }: Parts) {
  const fileOf = (id: CommandId) => join(folder, `${id}.jpg`);

  return {
    /** @throws {Problem} `not-found` unless the screen was asked just now; `unsupported-image` if it is no picture */
    async take(screenId: ScreenId, name: string, picture: Buffer): Promise<void> {
      const id = CommandId.safeParse(name).data;
      const command = id && (await findCommand(db, id, now()));
      if (command?.screenId !== screenId || command.kind !== "screenshot" || command.answeredAtMs !== null) throw new Problem("not-found");
      if (!picture.subarray(0, JPEG.length).equals(JPEG)) throw new Problem("unsupported-image");
      await mkdir(folder, { recursive: true });
      await writeFile(`${fileOf(command.id)}.part`, picture);
      await rename(`${fileOf(command.id)}.part`, fileOf(command.id));
    },

    /** @throws {Problem} `not-found` if there is none, or none any more */
    async read(actor: Actor, id: CommandId): Promise<File> {
      requireRole(actor, "admin");
      const command = await findCommand(db, id, now());
      const picture = command && (await readFile(fileOf(id)).catch(() => null));
      if (!command || !picture || (command.sentAtMs ?? 0) + KEEP_MS < now()) throw new Problem("not-found");
      await noteAudit(db, actor, { action: "screenshot-seen", kind: "screen", id: command.screenId }, now());
      return new File([picture], "screenshot.jpg", { type: "image/jpeg" });
    },

    /** Removes what is older than a day. @returns how many */
    async forget(): Promise<number> {
      let count = 0;
      for (const name of await readdir(folder).catch(() => [])) {
        const { mtimeMs } = await stat(join(folder, name));
        if (mtimeMs > now() - KEEP_MS) continue;
        await rm(join(folder, name), { force: true });
        count += 1;
      }
      return count;
    },
  };
}
