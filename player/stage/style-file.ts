const BETWEEN = "/*|*/";
const RETRY_MS = 2000;
const sheets: CSSStyleSheet[] = [];

/** The sheet at a place of the style file; empty until that has come. The build puts this in the place of each sheet. */
export function sheetAt(place: number): CSSStyleSheet {
  sheets[place] ??= new CSSStyleSheet();
  return sheets[place];
}

/** Fills the sheets from the style file that the page names. Where it names none, nothing was built and the scripts hold their sheets. */
export async function loadStyles(): Promise<void> {
  const address = document.querySelector<HTMLMetaElement>("meta[name=styles]")?.content;
  if (address === undefined) return;
  for (;;) {
    const file = await textOf(address);
    if (file !== null) return fill(file);
    await new Promise((again) => setTimeout(again, RETRY_MS));
  }
}

function fill(file: string): void {
  for (const [place, text] of file.split(BETWEEN).entries()) sheetAt(place).replaceSync(text);
}

/** Null if it could not be had, or if a captive portal gave its own page. */
async function textOf(address: string): Promise<string | null> {
  const answer = await fetch(address).catch(() => null);
  const isStyles = answer?.ok && answer.headers.get("content-type")?.startsWith("text/css");
  return isStyles ? answer.text().catch(() => null) : null;
}
