/** The one method of `window.trustedTypes` used here; other parts of the house declare their own. */
interface PolicyMaker {
  createPolicy(name: "default", rules: { createHTML(html: string): string }): unknown;
}

/**
 * Refuses every string that a library would turn into markup, except the empty one that clears an element. The editor itself never makes
 * markup from strings; its icons are data.
 */
export function installDefaultPolicy(): void {
  const maker: unknown = Reflect.get(window, "trustedTypes");
  if (!isPolicyMaker(maker)) return;
  maker.createPolicy("default", {
    createHTML(html) {
      if (html === "") return html;
      throw new TypeError("Markup from strings is not allowed here");
    },
  });
}

function isPolicyMaker(value: unknown): value is PolicyMaker {
  return typeof value === "object" && value !== null && "createPolicy" in value;
}
