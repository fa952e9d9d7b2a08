import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createWorkshop, USUAL_LIMITS } from "../../../server/media/workshop/workshop.ts";
import { noise, pngBomb } from "./pictures.ts";

let folder: string;
let picture: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "aushang-workshop-"));
  picture = join(folder, "picture.png");
  await writeFile(picture, await noise(900, 600).png().toBuffer());
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A PDF of one page for each size, in points. */
function pdf(sizes: readonly (readonly [number, number])[], extra = ""): Buffer {
  const kids = sizes.map((_, index) => `${String(index + 3)} 0 R`).join(" ");
  const pages = sizes.map(
    ([w, h], index) => `${String(index + 3)} 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${String(w)} ${String(h)}]>>endobj\n`,
  );
  return Buffer.from(
    `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[${kids}]/Count ${String(sizes.length)}>>endobj\n${pages.join("")}trailer<</Root 1 0 R${extra}>>\n%%EOF`,
  );
}

async function keep(name: string, content: Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

const image = (path: string) => ({ task: "image", path, folder: join(folder, "media"), crop: null }) as const;
const document = (path: string) => ({ task: "document", path, folder: join(folder, "media") }) as const;
const quiet = () => undefined;

describe("a worker", () => {
  it("that says nothing for too long is ended, and the next one works", async () => {
    const workshop = createWorkshop({ ...USUAL_LIMITS, silentMs: 1 });
    await expect(workshop.make(image(picture), quiet)).rejects.toMatchObject({ problem: "took-too-long" });
    await workshop.close();
    const patient = createWorkshop();
    expect(await patient.make(image(picture), quiet)).toMatchObject({ width: 900, height: 600 });
    await patient.close();
  });

  it("that rests is waited for when the workshop closes, even by a process that has nothing else to do", async () => {
    const child = fileURLToPath(new URL("./closing-child.ts", import.meta.url));
    expect((await promisify(execFile)(process.execPath, [child, picture])).stdout).toBe("closed");
  });

  it("that takes too much memory is ended, and only its file is refused", async () => {
    const workshop = createWorkshop({ ...USUAL_LIMITS, memoryBytes: 30_000_000 });
    await expect(workshop.make(image(picture), quiet)).rejects.toMatchObject({ problem: "unsupported-image" });
    await workshop.close();
  });

  it("that is killed takes only its own file along", async () => {
    const workshop = createWorkshop();
    const working = workshop.make(image(await keep("large.png", pngBomb(40_000, 1500))), quiet);
    const children = async () =>
      (await readFile(`/proc/self/task/${String(process.pid)}/children`, "utf8")).trim().split(" ").filter(Boolean);
    const before = await children();
    for (const pid of before)
      if ((await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "")).includes("worker.ts")) process.kill(Number(pid), "SIGKILL");
    await expect(working).rejects.toMatchObject({ problem: "unsupported-image" });
    expect(await workshop.make(image(picture), quiet)).toMatchObject({ width: 900 });
    await workshop.close();
  });
});

describe("a document", () => {
  const workshop = createWorkshop();
  afterAll(() => workshop.close());

  it("becomes one picture a page, each as large as a screen can show", async () => {
    const made = await workshop.make(
      document(
        await keep(
          "two.pdf",
          pdf([
            [842, 595],
            [595, 842],
          ]),
        ),
      ),
      quiet,
    );
    expect(made.pages.map(({ width, height }) => [width, height])).toEqual([
      [3057, 2160],
      [1526, 2160],
    ]);
    expect([made.width, made.height, made.thumbnail?.width]).toEqual([3057, 2160, 320]);
    expect(made.renditions).toEqual(made.pages[0]?.renditions);
    expect(made.pages[1]?.renditions.map(({ type, width }) => `${type} ${String(width)}`).slice(-2)).toEqual([
      "image/webp 1526",
      "image/jpeg 1526",
    ]);
  });

  it.each([
    ["has no pages", pdf([]), "unsupported-document"],
    ["is broken", Buffer.from("%PDF-1.7\nGuten Morgen".padEnd(500)), "unsupported-document"],
    ["has 31 pages", pdf(Array.from({ length: 31 }, () => [100, 100] as const)), "too-many-pages"],
    [
      "is protected",
      pdf([[100, 100]], `/Encrypt<</Filter/Standard/V 1/R 2/O(${"o".repeat(32)})/U(${"u".repeat(32)})/P -4>>/ID[(a)(a)]`),
      "protected-document",
    ],
  ])("is refused if it %s", async (name, content, problem) => {
    await expect(workshop.make(document(await keep(`${name}.pdf`, content)), quiet)).rejects.toMatchObject({ problem });
    expect(await readdir(join(folder, "media", "incoming"))).toEqual([]);
  });
});
