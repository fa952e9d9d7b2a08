/** Where the editor is: path parameters by name, and the query. */
export interface Place {
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
}

/** Fired on `window` when the place has changed. */
export const PLACE_CHANGED = "aushang-place";

/** Goes to a path of the editor. `replace` leaves no step in the browser's history: for filters and for a draft that just got its id. */
export function navigate(target: string, { replace = false }: { readonly replace?: boolean } = {}): void {
  if (replace) history.replaceState(null, "", target);
  else history.pushState(null, "", target);
  window.dispatchEvent(new Event(PLACE_CHANGED));
}

/**
 * Matches a path such as `/announcements/:id` and returns its parameters, or undefined. Segments must agree in number; a parameter takes
 * exactly one.
 */
export function matchPath(pattern: string, path: string): Readonly<Record<string, string>> | undefined {
  const wanted = pattern.split("/");
  const given = path.replace(/(.)\/$/, "$1").split("/");
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? "";
    if (part.startsWith(":") && value !== "") params[part.slice(1)] = decodeURIComponent(value);
    else if (part !== value) return undefined;
  }
  return params;
}

/** Lets plain links `<a href="/…">` move inside the editor, wherever they are drawn. Returns what stops it. */
export function followLinks(): () => void {
  const onClick = (event: MouseEvent) => {
    const target = linkOf(event);
    if (!target) return;
    event.preventDefault();
    navigate(target);
  };
  const onPop = () => window.dispatchEvent(new Event(PLACE_CHANGED));
  document.addEventListener("click", onClick);
  window.addEventListener("popstate", onPop);
  return () => {
    document.removeEventListener("click", onClick);
    window.removeEventListener("popstate", onPop);
  };
}

const FOREIGN = /^\/(api|play|media|b)(\/|$)/;

function linkOf(event: MouseEvent): string | undefined {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return undefined;
  const link = event.composedPath().find((node): node is HTMLAnchorElement => node instanceof HTMLAnchorElement);
  if (link?.target !== "" || link.origin !== location.origin || link.hasAttribute("download")) return undefined;
  if (FOREIGN.test(link.pathname) || link.getAttribute("href")?.startsWith("#")) return undefined;
  return link.pathname + link.search + link.hash;
}
