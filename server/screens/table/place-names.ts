import type { GroupId, SiteId } from "../../../domain/model/id.ts";
import type { Site } from "../../../domain/model/place.ts";
import type { GroupNode } from "../../groups/group-row.ts";
import { toSearchText } from "../../platform/search-text.ts";

/** What a name stands for, or why that cannot be said. */
export type Named<T> = T | "unknown" | "ambiguous";

const BETWEEN_GROUPS = "|";
const BETWEEN_LEVELS = "/";

/** Sites and groups by the names they have in a table. What has no name of its own there is called by its id. */
export class PlaceNames {
  readonly #sites: ReadonlyMap<string, Site>;
  readonly #sitesByName: ReadonlyMap<string, readonly Site[]>;
  readonly #sitesByFoldedName: ReadonlyMap<string, readonly Site[]>;
  readonly #paths: ReadonlyMap<GroupId, readonly string[]>;
  readonly #groupsByPath: ReadonlyMap<string, readonly GroupId[]>;

  constructor(sites: readonly Site[], groups: readonly GroupNode[]) {
    this.#sites = new Map(sites.map((site) => [site.id, site]));
    this.#sitesByName = Map.groupBy(sites, ({ name }) => name.normalize("NFC"));
    this.#sitesByFoldedName = Map.groupBy(sites, ({ name }) => toSearchText(name));
    this.#paths = pathsOf(groups);
    // A path may begin at any level, as long as that says which group is meant.
    const endings = [...this.#paths].flatMap(([id, path]) => path.map((_, start) => ({ id, key: keyOf(path.slice(start)) })));
    this.#groupsByPath = new Map([...Map.groupBy(endings, ({ key }) => key)].map(([key, found]) => [key, found.map(({ id }) => id)]));
  }

  /** Exactly so called; else called so if case and accents do not count. */
  site(name: string): Named<Site> {
    const byId = this.#sites.get(name.toLowerCase());
    if (byId) return byId;
    return only(this.#sitesByName.get(name)) ?? only(this.#sitesByFoldedName.get(toSearchText(name))) ?? "unknown";
  }

  siteById(id: SiteId): Site | undefined {
    return this.#sites.get(id);
  }

  siteName(id: SiteId): string {
    const name = this.#sites.get(id)?.name.normalize("NFC") ?? id;
    return this.#sitesByName.get(name)?.length === 1 ? name : id;
  }

  /** The groups in a cell, and the names that stand for none. */
  groups(cell: string): { readonly ids: readonly GroupId[]; readonly wrong: readonly { readonly name: string; readonly why: string }[] } {
    const named = splitAt(cell, BETWEEN_GROUPS)
      .map((name) => name.trim())
      .filter((name) => name !== "")
      .map((name) => ({ name, group: this.#group(name) }));
    const ids = named.flatMap(({ group }) => (group === "unknown" || group === "ambiguous" ? [] : [group]));
    const wrong = named.flatMap(({ name, group }) => (group === "unknown" || group === "ambiguous" ? [{ name, why: group }] : []));
    return { ids: [...new Set(ids)], wrong };
  }

  groupNames(ids: readonly GroupId[]): string {
    const names = ids.map((id) => {
      const path = this.#paths.get(id) ?? [];
      const name = path.map(escaped).join(BETWEEN_LEVELS);
      return this.#group(name) === id ? name : id;
    });
    return names.sort().join(` ${BETWEEN_GROUPS} `);
  }

  #group(name: string): Named<GroupId> {
    const byId = name.toLowerCase() as GroupId;
    if (this.#paths.has(byId)) return byId;
    const path = splitAt(name, BETWEEN_LEVELS).map((level) => unescaped(level.trim()));
    const found = this.#groupsByPath.get(keyOf(path)) ?? [];
    // A whole path means that group, even if another one's path ends the same.
    const whole = found.filter((id) => this.#paths.get(id)?.length === path.length);
    return only(whole) ?? only(found) ?? "unknown";
  }
}

function only<T>(found: readonly T[] | undefined): T | "ambiguous" | undefined {
  if (found === undefined || found.length === 0) return undefined;
  return found.length === 1 ? found[0] : "ambiguous";
}

function pathsOf(groups: readonly GroupNode[]): ReadonlyMap<GroupId, readonly string[]> {
  const nodes = new Map(groups.map((group) => [group.id, group]));
  const paths = new Map<GroupId, readonly string[]>();
  for (const { id } of groups) {
    const path: string[] = [];
    for (let at = nodes.get(id); at !== undefined; at = at.parentId === null ? undefined : nodes.get(at.parentId)) {
      path.unshift(at.name.normalize("NFC").trim());
    }
    paths.set(id, path);
  }
  return paths;
}

function keyOf(path: readonly string[]): string {
  return JSON.stringify(path.map((level) => toSearchText(level)));
}

/** Splits where the sign is not escaped by a backslash. */
function splitAt(text: string, sign: string): readonly string[] {
  const parts: string[] = [""];
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at] ?? "";
    if (letter === sign) parts.push("");
    else parts[parts.length - 1] += letter === "\\" && at + 1 < text.length ? letter + (text[++at] ?? "") : letter;
  }
  return parts;
}

function escaped(name: string): string {
  return name.replace(/[\\/|]/g, "\\$&");
}

function unescaped(name: string): string {
  return name.replace(/\\(.)/g, "$1");
}
