import { beforeAll, describe, expect, it } from "vitest";
import { contract } from "../../../../domain/api/contract.ts";
import { renderApiDocs } from "../../../../server/platform/http/api-docs.ts";
import { describeApi, type OpenApiDocument } from "../../../../server/platform/http/openapi.ts";

const METHODS = ["get", "post", "put", "delete"] as const;
let document: OpenApiDocument;
beforeAll(async () => {
  document = await describeApi();
});

const routes = Object.values(contract).flatMap((resource) => Object.values(resource).map((procedure) => procedure["~orpc"].route));
const listed = () =>
  Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    METHODS.flatMap((method) => (item?.[method] ? [{ path, method, operation: item[method] }] : [])),
  );

describe("the OpenAPI document", () => {
  it("is 3.1, has a title, and is plain JSON", () => {
    expect(document.openapi).toMatch(/^3\.1\.\d$/);
    expect(document.info).toMatchObject({ title: "Aushang", version: "1" });
    expect(document.servers).toEqual([{ url: "/api/v1" }]);
    expect(JSON.parse(JSON.stringify(document))).toEqual(document);
  });

  it("has every route of the contract, and the two beside it", () => {
    const all = [
      ...routes.map(({ method, path }) => `${String(method).toLowerCase()} ${String(path)}`),
      "post /media",
      "get /player/playlist",
    ];
    expect(
      listed()
        .map(({ path, method }) => `${method} ${path}`)
        .sort(),
    ).toEqual(all.sort());
  });

  it("refers to nothing that is not there", () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path = ""]) => path);
    for (const reference of references) {
      const found = reference.split("/").reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], document);
      expect(found, reference).toBeDefined();
    }
    expect(JSON.stringify(document)).not.toMatch(/"\$ref":"(?!#\/)/);
  });

  it("names each operation once", () => {
    const names = listed().flatMap(({ operation }) => operation?.operationId ?? []);
    expect(names.length).toBeGreaterThanOrEqual(routes.length);
    expect(new Set(names).size).toBe(names.length);
  });

  it("declares every parameter of a path, as required", () => {
    for (const { path, operation } of listed()) {
      const declared = (operation?.parameters ?? []).flatMap((parameter) =>
        "in" in parameter && parameter.in === "path" ? [`${parameter.name} ${String(parameter.required)}`] : [],
      );
      expect(declared, path).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => `${String(name)} true`));
    }
  });

  it("says of each operation what it does, where it belongs, and that it may refuse", () => {
    for (const { path, method, operation } of listed()) {
      expect(operation?.summary, `${method} ${path}`).toMatch(/^[A-Z]/);
      expect(operation?.tags, `${method} ${path}`).toHaveLength(1);
      expect(operation?.responses?.["default"]).toMatchObject({ content: { "application/problem+json": {} } });
      expect(Object.keys(operation?.responses ?? {}).some((status) => /^[23]/.test(status))).toBe(true);
    }
  });

  it("refuses unknown keys in bodies, as the server does", () => {
    for (const { path, method, operation } of listed().filter((entry) => entry.path !== "/media")) {
      const body = operation?.requestBody;
      const schema = body !== undefined && "content" in body ? body.content["application/json"]?.schema : undefined;
      if (schema !== undefined) expect(schema, `${method} ${path}`).toMatchObject({ additionalProperties: false });
    }
  });
});

describe("the page about it", () => {
  it("shows every path, and names its language and title", () => {
    const page = renderApiDocs(document);
    for (const { path, method } of listed()) {
      expect(page).toContain(`<span class="method ${method}">${method.toUpperCase()}</span> <code>/api/v1${path}</code>`);
    }
    expect(page).toContain('<html lang="en">');
    expect(page).toContain("<title>Aushang API</title>");
  });

  it("has no script, no inline style, nothing from elsewhere", () => {
    const page = renderApiDocs(document);
    expect(page).not.toMatch(/<script|javascript:| on\w+=| style=|<style|<iframe|https?:\/\//i);
  });

  it("shows text as text", () => {
    const evil = { ...document, info: { ...document.info, description: `<script>alert("1")</script> & more` } };
    expect(renderApiDocs(evil)).toContain("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; more");
  });
});
