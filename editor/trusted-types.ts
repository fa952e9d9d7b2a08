interface PolicyFactory {
  createPolicy(name: string, rules: { createHTML(html: string): string }): unknown;
}

/**
 * Refuses every string that a library would turn into markup, except the empty one that clears an element. The editor itself never makes
 * markup from strings; its icons are data.
 */
export function installDefaultPolicy(): void {
  const factory: PolicyFactory | undefined = Reflect.get(window, "trustedTypes");
  factory?.createPolicy("default", {
    createHTML(html) {
      if (html === "") return html;
      throw new TypeError("Markup from strings is not allowed here");
    },
  });
}
