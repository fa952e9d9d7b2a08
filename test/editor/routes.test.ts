import { expect, it } from "vitest";
import { ROUTES } from "../../editor/routes.ts";
import { EDITOR_PATHS } from "../../server/platform/http/web-app.ts";

it("serves the editor at every address a page of it has", () => {
  const served = (path: string) => EDITOR_PATHS.some((known) => path === known || (known !== "/" && path.startsWith(`${known}/`)));
  expect(ROUTES.map(({ path }) => path).filter((path) => !served(path))).toEqual([]);
});
