import { access, statfs } from "node:fs/promises";
import { reserveOf } from "../media/media-store.ts";
import { probeFolder } from "../platform/probe-folder.ts";
import { bad, type Check, type Finding, ok, reasonOf, warning } from "./finding.ts";

/** Below so many times the room that uploads leave free, somebody should look. */
const SOON = 3;

/** Whether the folders can be written and what is written comes back, and how much room there is. */
export const checkDisk: Check = async ({ config: { dataDir, mediaDir } }) => {
  if (!(await isThere(dataDir))) {
    return [
      bad(
        { de: `Den Datenordner ${dataDir} gibt es nicht.`, en: `There is no data folder ${dataDir}.` },
        { de: "DATA_DIR prüfen und ob die Platte eingebunden ist.", en: "Check DATA_DIR and whether the disk is mounted." },
      ),
    ];
  }
  const folders = [dataDir, ...((await isThere(mediaDir)) ? [mediaDir] : [])];
  const unwritable = (await Promise.all(folders.map(findUnwritable))).flat();
  return [...unwritable, await measureRoom(folders.at(-1) ?? dataDir, unwritable.length === 0)];
};

async function findUnwritable(folder: string): Promise<readonly Finding[]> {
  try {
    await probeFolder(folder);
    return [];
  } catch (error) {
    const why = reasonOf(error);
    return [
      bad(
        { de: `In ${folder} lässt sich nicht schreiben (${why}).`, en: `${folder} cannot be written (${why}).` },
        {
          de: "Rechte, Einbindung und Zustand der Platte prüfen.",
          en: "Check permissions, how the disk is mounted and whether it is sound.",
        },
      ),
    ];
  }
}

async function measureRoom(folder: string, isWritable: boolean): Promise<Finding> {
  const { bsize, blocks, bavail } = await statfs(folder);
  const [free, reserve] = [bavail * bsize, reserveOf({ bsize, blocks })];
  const gigabytes = (free / 1e9).toFixed(1);
  const percent = String(Math.floor((100 * bavail) / blocks));
  const is = {
    de: `${folder}: ${isWritable ? "beschreibbar, " : ""}frei sind ${gigabytes.replace(".", ",")} GB (${percent} %).`,
    en: `${folder}: ${isWritable ? "writable, " : ""}${gigabytes} GB (${percent} %) are free.`,
  };
  const todo = { de: "Platz schaffen oder die Platte vergrößern.", en: "Make room or enlarge the disk." };
  if (free < reserve) {
    const refused = { de: `${is.de} Uploads werden abgelehnt.`, en: `${is.en} Uploads are refused.` };
    return bad(refused, todo);
  }
  return free < SOON * reserve ? warning(is, todo) : ok(is.de, is.en);
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
