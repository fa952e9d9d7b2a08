/** A place where a rule does not hold, and why that is right. Every exception is used, or the check asks to remove it. */
export interface Exception {
  readonly file: string;
  readonly word: string;
  readonly reason: string;
}

export const WORD_EXCEPTIONS: readonly Exception[] = [];
