import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { Template } from "../../templates/registry.ts";
import { CONTENT_NAMES } from "./contents.ts";
import { DrawingBoard, Easel, FORMATS } from "./drawing-board.ts";

const HELP = `node test/templates/draw.ts <template> [--format ${Object.keys(FORMATS).join("|")}] [--theme paper|night] [--no-header]
  [--content ${CONTENT_NAMES.join("|")}] --out /tmp/x.png
Several at a time: comma-separated formats and contents; the file name then gets them added.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  allowNegative: true,
  options: {
    format: { type: "string", default: "landscape" },
    theme: { type: "string", default: "paper" },
    content: { type: "string", default: "typical" },
    header: { type: "boolean", default: true },
    out: { type: "string", default: "/tmp/slide.png" },
  },
});
const template = Template.safeParse(positionals[0]);
if (!template.success) throw new Error(HELP);
const formats = Object.keys(FORMATS).filter((name): name is keyof typeof FORMATS => values.format.split(",").includes(name));
const contents = CONTENT_NAMES.filter((name) => values.content.split(",").includes(name));
if (formats.length * contents.length === 0) throw new Error(HELP);
const board = await DrawingBoard.open();
const easel = await Easel.open(board);
try {
  for (const format of formats) {
    for (const content of contents) {
      const theme = values.theme === "night" ? "night" : "paper";
      const drawn = await easel.draw({ template: template.data, content, format, theme, header: values.header });
      const out = formats.length * contents.length === 1 ? values.out : values.out.replace(/(\.\w+)?$/, `-${format}-${content}$1`);
      await writeFile(out, await easel.photograph());
      process.stdout.write(`${out} ${JSON.stringify(drawn)}\n`);
    }
  }
  for (const complaint of easel.complaints) process.stdout.write(`complaint: ${complaint}\n`);
} finally {
  await easel.close();
  await board.close();
}
