import type { UiLanguage } from "../../domain/model/language.ts";

/** One sentence in each language of the user interface. */
export type Sentence = Readonly<Record<UiLanguage, string>>;

type Environment = Readonly<Record<string, string | undefined>>;

/** The language for whoever sits at the command line or reads the first lines of the server: German unless the system speaks English. */
export function systemLanguage(env: Environment = process.env): UiLanguage {
  const locale = env["LC_ALL"] || env["LC_MESSAGES"] || env["LANG"] || "";
  return /^en([_.@-]|$)/i.test(locale) ? "en" : "de";
}

/** Something that the person at the command line can put right; it is shown as one line, without where it happened. */
export class Hint extends Error {
  override readonly name = "Hint";
  readonly sentence: Sentence;

  constructor(sentence: Sentence, options?: ErrorOptions) {
    super(sentence[systemLanguage()], options);
    this.sentence = sentence;
  }
}
