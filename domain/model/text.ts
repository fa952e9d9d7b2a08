import * as z from "zod/mini";

/** One line of text as people type it: trimmed, never empty, no control characters. */
export function line(maxLength: number) {
  return z.string().check(z.trim(), z.minLength(1), z.maxLength(maxLength), z.regex(/^[^\p{Cc}]*$/u));
}

/** Text of several lines; may be empty. Control characters other than line break and tab are refused. */
export function lines(maxLength: number) {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the rule is exactly about control characters
  return z.string().check(z.maxLength(maxLength), z.regex(/^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$/));
}
