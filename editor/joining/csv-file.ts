/** How files begin that are no text: those of Excel and LibreOffice (a ZIP archive), and of old Excel. */
const NO_TEXT = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
] as const;

/** Whether it is a spreadsheet as the program keeps it, instead of a table as text. Reads only its first bytes. */
export async function isSpreadsheet(file: Blob): Promise<boolean> {
  const head = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  return NO_TEXT.some((signature) => signature.every((byte, place) => head[place] === byte));
}

/** As the server takes it: on Windows a table says that it belongs to Excel. */
export function asCsv(file: File): File {
  return new File([file], "screens.csv", { type: "text/csv" });
}
