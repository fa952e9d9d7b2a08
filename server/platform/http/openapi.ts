import { OpenAPIGenerator } from "@orpc/openapi";
import { ZodToJsonSchemaConverter } from "@orpc/zod/zod4";
import { contract } from "../../../domain/api/contract.ts";
import { MEDIA_UPLOAD_PATH } from "../../../domain/api/media.ts";

export type OpenApiDocument = Awaited<ReturnType<OpenAPIGenerator["generate"]>>;

const PROBLEM = {
  description: "A refusal (RFC 9457), with a stable `code` and, for input, `issues` by path",
  content: { "application/problem+json": { schema: { type: "object" as const, required: ["title", "status", "code"] } } },
};

/** Prints the contract as OpenAPI 3.1, together with the two addresses that stream and stand beside it. */
export async function describeApi(): Promise<OpenApiDocument> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  const document = await generator.generate(contract, {
    info: {
      title: "Aushang",
      version: "1",
      description:
        "Lists are `{ items, nextCursor }`. Refusals are `application/problem+json`. Requests that create take an `Idempotency-Key` header: " +
        "asked again with the same key within a day, they answer what they answered before.",
    },
    servers: [{ url: "/api/v1" }],
  });
  return { ...document, paths: withProblems(withStreamed(document.paths ?? {})) };
}

const streamed: NonNullable<OpenApiDocument["paths"]> = {
  [MEDIA_UPLOAD_PATH.replace("/api/v1", "")]: {
    post: {
      summary: "Upload an image",
      tags: ["media"],
      requestBody: {
        content: { "multipart/form-data": { schema: { type: "object", properties: { file: { type: "string", format: "binary" } } } } },
      },
      responses: { 200: { description: "The same image was there already" }, 201: { description: "Stored" } },
    },
  },
  "/player/playlist": {
    get: {
      summary: "The playlist of the screen whose token is given as bearer; its hash is the ETag",
      tags: ["playlists"],
      responses: { 200: { description: "The playlist" }, 304: { description: "Unchanged" } },
    },
  },
};

/** The image upload shares its path with the list of images. */
function withStreamed(paths: NonNullable<OpenApiDocument["paths"]>): NonNullable<OpenApiDocument["paths"]> {
  const added = Object.entries(streamed).map(([path, item]) => [path, { ...paths[path], ...item }] as const);
  return { ...paths, ...Object.fromEntries(added) };
}

function withProblems(paths: NonNullable<OpenApiDocument["paths"]>): NonNullable<OpenApiDocument["paths"]> {
  for (const item of Object.values(paths)) {
    for (const method of ["get", "post", "put", "delete"] as const) {
      const operation = item?.[method];
      if (operation) operation.responses = { ...operation.responses, default: PROBLEM };
    }
  }
  return paths;
}
