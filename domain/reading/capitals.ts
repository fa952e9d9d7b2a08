/** From so many letters on a single word in capitals is shouted; shorter ones are abbreviations such as DRK, THW, DSGVO. */
const LONG_WORD = 6;
const WORD = /[\p{L}\p{M}]+/gu;
const isUpper = (word: string) => word === word.toUpperCase() && word !== word.toLowerCase();

/**
 * The words that shout: written in capitals and long, or in capitals beside such a word. Abbreviations on their own do not, however many
 * stand in a row; scripts without capitals never do.
 */
export function shoutedWords(text: string): readonly string[] {
  return runsOf(text).flatMap(({ words }) => words.map(([word]) => word));
}

/**
 * The same without shouting. Sentences begin with a capital; abbreviations, which cannot be spoken as a word, stay; words that German takes
 * for nouns by their ending begin with one as well. Other nouns are the writer's to put right: no rule knows them.
 */
export function withoutShouting(text: string): string {
  let calm = text;
  for (const { words } of runsOf(text)) {
    for (const { 0: word, index } of words) {
      const replaced = calmWord(word, isSentenceStart(text, index));
      calm = calm.slice(0, index) + replaced + calm.slice(index + word.length);
    }
  }
  return calm;
}

interface Run {
  readonly words: readonly RegExpExecArray[];
}

/** Words in capitals that follow each other, at least one of them long. Digits and marks between them do not part them. */
function runsOf(text: string): readonly Run[] {
  const runs: RegExpExecArray[][] = [[]];
  for (const word of text.matchAll(WORD)) {
    if (isUpper(word[0])) runs.at(-1)?.push(word);
    else runs.push([]);
  }
  return runs.filter((words) => words.some(([word]) => word.length >= LONG_WORD)).map((words) => ({ words }));
}

const NOUN_ENDING = /(?:ung|heit|keit|schaft|tion|tät|tag|woche|monat|dienst|raum|wache|straße)(?:e?n|s)?$/u;
const LITTLE_WORDS = new Set(
  "ab am an auf aus bei bis da das dem den der des die ein er es für im in ist mit nur ob so um und uns vom von vor zu zum zur".split(" "),
);

function calmWord(word: string, isFirst: boolean): string {
  const small = word.toLowerCase();
  const isAbbreviation = word.length < LONG_WORD && !LITTLE_WORDS.has(small) && (word.length <= 2 || !/[aeiouäöüy]/u.test(small));
  if (isAbbreviation) return word;
  return isFirst || NOUN_ENDING.test(small) ? small.replace(/^./u, (first) => first.toUpperCase()) : small;
}

function isSentenceStart(text: string, index: number): boolean {
  return /(?:^|[.!?:\n])[\s\p{P}]*$/u.test(text.slice(0, index));
}
