/** The figures a server exports, by `name{labels}`. */
export class Figures {
  readonly #values: ReadonlyMap<string, number>;
  readonly text: string;

  constructor(text: string) {
    this.text = text;
    const lines = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
    this.#values = new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(" ")), Number(line.slice(line.lastIndexOf(" ") + 1))]));
  }

  /** @returns undefined if there is no such figure */
  of(series: string): number | undefined {
    return this.#values.get(series);
  }

  /** Every name that can be asked for: histograms under their three. */
  get names(): ReadonlySet<string> {
    return new Set([...this.#values.keys()].map((series) => series.split("{", 1)[0] ?? ""));
  }

  /** Whether a figure has a label with such a value. */
  has(name: string, label: string, value: string): boolean {
    return [...this.#values.keys()].some((series) => series.startsWith(`${name}{`) && series.includes(`${label}="${value}"`));
  }

  /** The labels of a figure, sorted; those of a histogram without the bounds. Null if nothing is told of it. */
  labelsOf(name: string): readonly string[] | null {
    const series = [...this.#values.keys()].find((one) => one === name || one.startsWith(`${name}{`) || one.startsWith(`${name}_bucket{`));
    if (series === undefined) return null;
    const labels = [...series.matchAll(/[{,](\w+)="/g)].map(([, label = ""]) => label);
    return labels.filter((label) => label !== "le").sort();
  }

  /** Whether it is told of, though there may be nothing to tell yet. A histogram is not: it is asked for by its parts. */
  describes(name: string): boolean {
    return this.described.some((figure) => figure.name === name && figure.type !== "histogram");
  }

  /** Each figure as it is described, whether there is anything to tell of it or not. */
  get described(): readonly { readonly name: string; readonly help: string; readonly type: string }[] {
    return [...this.text.matchAll(/^# HELP (\S+) ?(.*)\n# TYPE \S+ (\w+)$/gm)].map(([, name = "", help = "", type = ""]) => ({
      name,
      help,
      type,
    }));
  }
}

export async function figuresOf(origin: string, headers: Readonly<Record<string, string>> = {}): Promise<Figures> {
  const answer = await fetch(`${origin}/metrics`, { headers });
  if (answer.status !== 200) throw new Error(`/metrics answered ${String(answer.status)}`);
  return new Figures(await answer.text());
}
