/**
 * What people choose when they must choose twelve characters: a common word with a year or an exclamation mark, a word twice, a walk over
 * the keyboard. Instead of a list of millions, the word inside is looked up.
 */
export function isCommonPassword(password: string): boolean {
  const plain = unmask(password.toLowerCase());
  const word = plain.replace(/^[^a-zäöüß]+|[^a-zäöüß]+$/g, "");
  return isRepeated(plain) || isWalk(plain) || isCommonPhrase(word, plain.length) || isCommonPhrase(unmask(word, true), plain.length);
}

/** Accents and disguises away: `P@ssw0rt` is `passwort`. Digits count as letters only inside a word. */
function unmask(text: string, withDigits = false): string {
  const plain = text.replaceAll("@", "a").replaceAll("$", "s");
  return withDigits
    ? plain.replaceAll("0", "o").replaceAll("1", "i").replaceAll("3", "e").replaceAll("4", "a").replaceAll("5", "s")
    : plain;
}

/** A short piece again and again: `abcabcabcabc`, `111111111111`. */
function isRepeated(text: string): boolean {
  return /^(.{1,6}?)\1{2,}.{0,2}$/.test(text);
}

function isWalk(text: string): boolean {
  const line = text.replace(/[^a-zäöüß0-9]/g, "");
  return WALKS.some((walk) => line.length > 0 && (walk.includes(line) || [...walk].reverse().join("").includes(line)));
}

/**
 * Made of up to three common words and little else: `hallowelt`, `passwort-passwort`, `test1234test`. More words, or mostly other
 * characters around them, are a choice of one's own.
 */
function isCommonPhrase(text: string, passwordLength: number): boolean {
  const letters = text.replace(/[^a-zäöüß]/g, "");
  if (letters.length * 3 < passwordLength) return false;
  let rest = letters;
  for (let words = 0; words < 3 && rest !== ""; words++) {
    const word = WORDS.find((candidate) => rest.startsWith(candidate));
    if (word === undefined) return false;
    rest = rest.slice(word.length);
  }
  return rest === "";
}

const WALKS = [
  "01234567890123456789012345678901234567890",
  "qwertzuiopüasdfghjklöäyxcvbnm",
  "qwertyuiopasdfghjklzxcvbnm",
  "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
  "1qay2wsx3edc4rfv5tgb6zhn7ujm8ik9ol0p",
  "1q2w3e4r5t6z7u8i9o0p",
  "1q2w3e4r5t6y7u8i9o0p",
  "qayxswedcvfrtgbnhzujmkiolp",
  "qazwsxedcrfvtgbyhnujmikolp",
  "abcdefghijklmnopqrstuvwxyz",
  "1234567890qwertzuiop",
  "1234567890qwertyuiop",
  "qwertzuiop1234567890",
  "qwertyuiop1234567890",
  "asdfghjkl1234567890",
  "abcdefghijkl1234567890",
  "112233445566778899",
  "111222333444555666777888999",
  "12341234123412341234",
  "a1b2c3d4e5f6g7h8i9j0",
  "1a2b3c4d5e6f7g8h9i0j",
];

/** Longest first, so that `passwort` is not taken for `pass` and a rest. */
const WORDS = [
  ..."passwort password passwd passwords kennwort geheim geheimnis geheimwort secret losung zugang access login anmelden anmeldung account konto".split(
    " ",
  ),
  ..."admin administrator administration root user benutzer gast guest test tester testing demo default standard changeme change me start".split(
    " ",
  ),
  ..."welcome willkommen hallo hello hi welt world moin servus letmein let me in master monkey dragon shadow sunshine princess prinzessin".split(
    " ",
  ),
  ..."iloveyou ich liebe dich love you liebe liebling schatz schatzi schatzilein engel angel baby babe sweetheart mausi hase hasi mein meine".split(
    " ",
  ),
  ..."qwertz qwerty qwert asdfgh asdf yxcvbnm yxcv zxcvbnm qazwsx azerty abc abcd abcdef abcdefg xyz".split(" "),
  ..."sommer winter herbst fruehling frühling summer spring autumn januar februar märz april mai juni juli august september oktober".split(
    " ",
  ),
  ..."november dezember january february march june july october december montag dienstag mittwoch donnerstag freitag samstag sonntag".split(
    " ",
  ),
  ..."monday tuesday wednesday thursday friday saturday sunday urlaub ferien weihnachten christmas ostern geburtstag birthday".split(" "),
  ..."fussball fußball football soccer baseball basketball schalke borussia bayern dortmund bvb fcbayern fc koeln köln hsv werder bremen hertha".split(
    " ",
  ),
  ..."berlin hamburg muenchen münchen munich frankfurt stuttgart dresden leipzig hannover nuernberg nürnberg deutschland germany".split(
    " ",
  ),
  ..."michael thomas andreas stefan stephan christian martin daniel alexander sebastian markus peter klaus juergen jürgen matthias florian".split(
    " ",
  ),
  ..."sabine susanne petra andrea claudia nicole stefanie stephanie julia katharina sandra anja melanie christina jessica jennifer ashley michelle".split(
    " ",
  ),
  ..."superman batman spiderman starwars star wars pokemon pikachu minecraft fortnite harrypotter harry potter gandalf matrix naruto".split(
    " ",
  ),
  ..."computer internet windows microsoft google facebook samsung iphone android apple linux server netzwerk network system security sicherheit".split(
    " ",
  ),
  ..."feuerwehr rathaus stadt stadtverwaltung verwaltung bauhof kita kindergarten aushang bildschirm infoscreen screen mitteilung büro buero firma office".split(
    " ",
  ),
  ..."hund katze maus pferd hundi kater tiger loewe löwe bear baer bär butterfly schmetterling sternchen stern blume flower freedom freiheit".split(
    " ",
  ),
  ..."trustno trustnoone ninja mustang ferrari porsche mercedes volkswagen audi bmw motorrad killer hunter ranger cheese chocolate schokolade".split(
    " ",
  ),
  ..."whatever nothing forever nichts egal supersicher sicher super neu neues new alt old das ist ein eine mein dein unser der die und the my is i".split(
    " ",
  ),
].sort((a, b) => b.length - a.length);
