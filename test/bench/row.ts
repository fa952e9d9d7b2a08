/** One line of the table. `isMet` is null where nothing is demanded. `command` repeats the measurement. */
export interface Row {
  readonly what: string;
  readonly floor: string;
  readonly measured: string;
  readonly target: string;
  readonly isMet: boolean | null;
  readonly command: string;
}

export interface BenchOptions {
  readonly screens: number;
  readonly rounds: number;
  readonly seconds: number;
}

/** A measurement that can be asked for by name: `npm run bench -- {name}`. */
export interface Bench {
  readonly name: string;
  /** How many screens it takes unless told otherwise. */
  readonly screens: number;
  readonly run: (options: BenchOptions) => Promise<readonly Row[]>;
}

export function milliseconds(value: number): string {
  return value < 10 ? `${value.toFixed(1)} ms` : `${value.toFixed(0)} ms`;
}

export function times(ratio: number): string {
  return `${ratio.toFixed(2)} x`;
}
