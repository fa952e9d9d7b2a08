import { MOST_PHOTO_BYTES } from "../model/screen-place.ts";
import { MOST_TABLE_BYTES } from "../model/screen-table.ts";
import { TABLE_PATHS } from "./screen-table.ts";

export interface FileBody {
  readonly method: "POST" | "PUT";
  readonly path: RegExp;
  readonly type: string;
  readonly mostBytes: number;
}

/** Requests of the contract whose body is a file, its bytes as they are; all others bring JSON. Paths are those within the API. */
export const FILE_BODIES: readonly FileBody[] = [
  ...TABLE_PATHS.map(
    (path): FileBody => ({ method: "POST", path: new RegExp(`^${path}$`), type: "text/csv", mostBytes: MOST_TABLE_BYTES }),
  ),
  { method: "PUT", path: /^\/screens\/[^/]+\/place\/photo$/, type: "image/jpeg", mostBytes: MOST_PHOTO_BYTES },
];

/** What kind of file a request brings, undefined if none. */
export function fileBodyOf(method: string, path: string): FileBody | undefined {
  return FILE_BODIES.find((body) => body.method === method && body.path.test(path));
}
