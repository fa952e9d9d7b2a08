import type { ServerResponse } from "node:http";

/** As the real server does: a range if one is asked for. */
export function answerMedia(response: ServerResponse, bytes: Buffer, range: string | undefined): void {
  const headers = { "content-type": "image/webp", "cache-control": "public, max-age=31536000, immutable" };
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(range ?? "") ?? [];
  if (first === undefined || last === undefined) return void response.writeHead(200, headers).end(bytes);
  const part = bytes.subarray(Number(first), Number(last) + 1);
  response
    .writeHead(206, { ...headers, "content-range": `bytes ${first}-${last}/${bytes.length}`, "content-length": part.length })
    .end(part);
}
