import { TEMPLATES } from "../../templates/registry.ts";
import { complaintsOf, contrastCases, geometryCases } from "./cases.ts";
import { DrawingBoard, Easel } from "./drawing-board.ts";
import { faintWords } from "./pixels.ts";
import { nameOf } from "./references.ts";

/** What the test measures, at once and by itself: `node test/templates/check.ts [template…]`. */
const wanted = process.argv.slice(2);
const board = await DrawingBoard.open();
const easel = await Easel.open(board);
try {
  for (const template of TEMPLATES.filter((one) => wanted.length === 0 || wanted.includes(one))) {
    const startedMs = Date.now();
    let found = 0;
    const tell = (faults: readonly string[]) => {
      found += faults.length;
      for (const fault of faults) process.stdout.write(`${fault}\n`);
    };
    for (const one of geometryCases(template)) tell(complaintsOf(one, await easel.draw(one)));
    for (const one of contrastCases(template)) {
      await easel.draw(one);
      const { picture, spots } = await easel.withoutWords();
      tell((await faintWords(picture, spots)).map((fault) => `${nameOf(one)}: ${fault}`));
    }
    process.stdout.write(`# ${template}: ${String(found)} faults, ${String(Date.now() - startedMs)} ms\n`);
  }
} finally {
  await easel.close();
  await board.close();
}
