import type { OpenApiDocument } from "./openapi.ts";

type Operation = NonNullable<NonNullable<OpenApiDocument["paths"]>[string]>["get"];

const METHODS = ["get", "post", "put", "delete"] as const;

/** The OpenAPI document as a page for people: no script, nothing from elsewhere. */
export function renderApiDocs(document: OpenApiDocument): string {
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    METHODS.flatMap((method) => (item?.[method] ? [{ path, method, operation: item[method] }] : [])),
  );
  const byTag = Map.groupBy(operations, ({ operation }) => operation?.tags?.[0] ?? "other");
  const tags = [...byTag.keys()].sort();
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Aushang API</title>
<link rel="stylesheet" href="/api/docs.css">
</head>
<body>
<header><h1>Aushang API</h1>
<p>${escapeHtml(document.info.description ?? "")}</p>
<p>Machine-readable: <a href="/api/v1/openapi.json">OpenAPI 3.1</a></p></header>
<nav aria-label="Resources"><ul>${tags.map((tag) => `<li><a href="#${escapeHtml(tag)}">${escapeHtml(tag)}</a></li>`).join("")}</ul></nav>
<main>${tags.map((tag) => renderTag(tag, byTag.get(tag) ?? [])).join("\n")}</main>
</body>
</html>`;
}

interface Listed {
  readonly path: string;
  readonly method: string;
  readonly operation: Operation;
}

function renderTag(tag: string, listed: readonly Listed[]): string {
  return `<section id="${escapeHtml(tag)}"><h2>${escapeHtml(tag)}</h2>${listed.map(renderOperation).join("\n")}</section>`;
}

function renderOperation({ path, method, operation }: Listed): string {
  const answer = operation?.responses?.["200"] ?? operation?.responses?.["201"];
  return `<article>
<h3><span class="method ${method}">${method.toUpperCase()}</span> <code>/api/v1${escapeHtml(path)}</code></h3>
<p>${escapeHtml(operation?.summary ?? "")}</p>
${renderSchema("Parameters", operation?.parameters)}
${renderSchema("Body", operation?.requestBody)}
${renderSchema("Answer", answer)}
</article>`;
}

function renderSchema(title: string, schema: unknown): string {
  if (schema === undefined || (Array.isArray(schema) && schema.length === 0)) return "";
  return `<details><summary>${title}</summary><pre tabindex="0">${escapeHtml(JSON.stringify(schema, null, 2))}</pre></details>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

export const API_DOCS_STYLE = `
:root { color-scheme: light dark; --paper: #f6f4ee; --ink: #14213a; --muted: #5a6377; --card: #fff; --line: #dcdad3; --accent: #b23c22; }
@media (prefers-color-scheme: dark) { :root { --paper: #0e1830; --ink: #f7f5ef; --muted: #a9b2c8; --card: #17223d; --line: #2c3858; --accent: #f2b441; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 60rem; padding: 2rem 1.25rem 4rem; background: var(--paper); color: var(--ink); font: 1rem/1.55 "Atkinson Hyperlegible Next", system-ui, sans-serif; }
h1 { font-size: 2rem; margin: 0 0 .5rem; } h2 { margin: 2.5rem 0 .75rem; text-transform: capitalize; } h3 { margin: 0; font-size: 1rem; overflow-wrap: anywhere; }
a { color: var(--accent); } nav ul { display: flex; flex-wrap: wrap; gap: .5rem 1rem; list-style: none; padding: 0; }
article { background: var(--card); border: 1px solid var(--line); border-radius: .75rem; padding: 1rem 1.25rem; margin: 0 0 .75rem; }
article p { margin: .35rem 0; color: var(--muted); } code { font-size: .95rem; }
.method { display: inline-block; min-width: 4.25rem; font-weight: 700; } summary { cursor: pointer; font-weight: 600; padding: .25rem 0; }
pre { overflow: auto; max-height: 28rem; margin: .25rem 0 0; padding: .75rem; background: var(--paper); border-radius: .5rem; font-size: .8rem; line-height: 1.4; }
`;
