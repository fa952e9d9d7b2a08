import * as z from "zod/mini";
import { Viewing } from "../../domain/model/screen.ts";
import { numberToType, typedNumber } from "../typed-number.ts";

/** Who reads a screen from where, as it is typed: both empty while nobody has measured. */
export interface ViewingInput {
  readonly diagonal: string;
  readonly distance: string;
}

export const UNMEASURED: ViewingInput = { diagonal: "", distance: "" };

const Diagonal = Viewing.shape.diagonalInches;
const Distance = Viewing.shape.farthestM;

/** What stands in the fields for something measured. */
export function typedViewing(viewing: Viewing | null): ViewingInput {
  if (viewing === null) return UNMEASURED;
  return { diagonal: numberToType(viewing.diagonalInches), distance: numberToType(viewing.farthestM) };
}

/** The diagonal, in inches, as far as it can be read from what is typed. */
export function readDiagonal({ diagonal }: ViewingInput) {
  return z.safeParse(Diagonal, typedNumber(diagonal));
}

/** The distance of the farthest reader, in metres, likewise. */
export function readDistance({ distance }: ViewingInput) {
  return z.safeParse(Distance, typedNumber(distance));
}

/** What is measured: nothing, both, or `undefined` as long as one is missing or no number. */
export function readViewing(input: ViewingInput): Viewing | null | undefined {
  if (isEmpty(input.diagonal) && isEmpty(input.distance)) return null;
  const [diagonal, distance] = [readDiagonal(input), readDistance(input)];
  return diagonal.success && distance.success ? { diagonalInches: diagonal.data, farthestM: distance.data } : undefined;
}

function isEmpty(text: string): boolean {
  return text.trim() === "";
}
