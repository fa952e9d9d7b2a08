import { expect, it } from "vitest";
import { readCursor, readNumberCursor, toPage } from "../../../../server/platform/database/page.ts";

const rows = [
  { id: "a", name: "Anna" },
  { id: "b", name: "Bert" },
  { id: "c", name: "Cem" },
];
const page = (read: typeof rows, limit: number) =>
  toPage(
    read,
    limit,
    (row) => [row.name, row.id],
    (row) => row.id,
  );
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

it("cuts what was read to a page, and its cursor stands behind the last row shown", () => {
  const { items, nextCursor } = page(rows, 2);
  expect(items).toEqual(["a", "b"]);
  expect(readCursor(nextCursor ?? undefined)).toEqual(["Bert", "b"]);
});

it("has no cursor when there is no more", () => {
  expect(page(rows, 3)).toEqual({ items: ["a", "b", "c"], nextCursor: null });
  expect(page([], 3)).toEqual({ items: [], nextCursor: null });
});

it("comes through an address as it is", () => {
  const { nextCursor } = toPage(
    [...rows, rows[0]],
    3,
    () => ["Ünsal / + ?", "x"],
    () => 0,
  );
  expect(nextCursor).toMatch(/^[\w-]+$/);
  expect(readCursor(nextCursor ?? undefined)).toEqual(["Ünsal / + ?", "x"]);
});

it("stands at the beginning when there is none", () => {
  expect(readCursor(undefined)).toBeNull();
  expect(readNumberCursor(undefined)).toBeNull();
});

it.each([
  "",
  "x",
  "%%%",
  encode(null),
  encode([]),
  encode(["a"]),
  encode(["a", 1]),
  encode(["a", "b", "c"]),
  encode({}),
  encode([1.5, "a"]),
  encode([1e300, "a"]),
  encode(["\u0000", "a"]),
  encode(["a", "\u0000"]),
])("refuses what is no cursor: %s", (cursor) => {
  expect(() => readCursor(cursor)).toThrow(
    expect.objectContaining({
      code: "invalid-input",
      extras: expect.objectContaining({ issues: [expect.objectContaining({ path: ["cursor"], rule: "cursor" })] }),
    }),
  );
});

it("of a list sorted by a number refuses that of another list", () => {
  expect(readNumberCursor(encode([7, "a"]))).toEqual([7, "a"]);
  expect(() => readNumberCursor(encode(["7", "a"]))).toThrow(expect.objectContaining({ code: "invalid-input" }));
});
