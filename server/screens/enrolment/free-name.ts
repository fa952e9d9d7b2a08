/**
 * The name of the next new screen: the pattern with the first number from 1 on that makes a name nobody has yet. `{nn}` means two digits at least.
 * @param taken the names at the site
 */
export function freeName(pattern: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const name = pattern.replace(/\{(n+)\}/, (_, digits: string) => String(number).padStart(digits.length, "0"));
    if (!taken.has(name)) return name;
  }
}
