/** The places of the grid the keyboard can go to, row by row in the order in which they are drawn. */
function rowsOfSpots(root: ParentNode): readonly (readonly HTMLElement[])[] {
  return [...root.querySelectorAll(".row")].map((row) => [...row.querySelectorAll<HTMLElement>("[data-spot]")]);
}

/** Where an arrow, Home or End leads from a place; undefined if nowhere, or if the key is none of these. Up and down keep to the time. */
export function neighbour(root: ParentNode, from: HTMLElement, key: string): HTMLElement | undefined {
  const rows = rowsOfSpots(root);
  const row = rows.find((spots) => spots.includes(from));
  if (!row) return undefined;
  const index = row.indexOf(from);
  switch (key) {
    case "ArrowRight":
      return row[index + 1];
    case "ArrowLeft":
      return row[index - 1];
    case "Home":
      return row[0];
    case "End":
      return row.at(-1);
    case "ArrowDown":
    case "ArrowUp":
      return nearest(rows[rows.indexOf(row) + (key === "ArrowDown" ? 1 : -1)], from, index === 0);
    default:
      return undefined;
  }
}

/** The bar of a row whose middle is next to that of `from`; its name for a name, or if there is none. */
function nearest(row: readonly HTMLElement[] | undefined, from: HTMLElement, isName: boolean): HTMLElement | undefined {
  const [name, ...bars] = row ?? [];
  if (isName || bars.length === 0) return name;
  const middle = middleOf(from);
  return bars.reduce((best, bar) => (Math.abs(middleOf(bar) - middle) < Math.abs(middleOf(best) - middle) ? bar : best));
}

/** By what the grid has set, not by measuring: rows out of sight have no layout. */
function middleOf(bar: HTMLElement): number {
  const number = (name: string) => Number(bar.style.getPropertyValue(name));
  return number("--x") + number("--w") / 2;
}

/** What a key with Alt does to a bar: left and right move it, with Shift its end, up and down its start. */
export function gripOf({
  altKey,
  shiftKey,
  ctrlKey,
  metaKey,
  key,
}: KeyboardEvent): { readonly grip: "move" | "start" | "end"; readonly step: 1 | -1 } | undefined {
  if (!altKey || ctrlKey || metaKey) return undefined;
  if (key === "ArrowLeft" || key === "ArrowRight") return { grip: shiftKey ? "end" : "move", step: key === "ArrowRight" ? 1 : -1 };
  if (shiftKey && (key === "ArrowUp" || key === "ArrowDown")) return { grip: "start", step: key === "ArrowDown" ? 1 : -1 };
  return undefined;
}
