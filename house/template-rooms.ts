/**
 * The room a file counts to. A template has one folder for all that belongs to it, but its parts live by the rules of other rooms: fields are
 * part of the model, layouts of what the player draws, finished examples of the domain. Every other file counts to where it lies.
 */
export function countedTo(file: string): string {
  if (!file.startsWith("templates/")) return file;
  if (/\/(?:layouts?|[\w-]+-drawing)\.ts$/.test(file)) return `player/slides/${file}`;
  return /\/examples?\.ts$/.test(file) ? `domain/${file}` : `domain/model/${file}`;
}
