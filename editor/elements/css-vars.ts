import { noChange } from "lit";
import { type AttributePart, Directive, directive, type PartInfo, PartType } from "lit/directive.js";

/** Custom properties by name, such as `{ "--from": "0.25" }`. */
export type CssVars = Readonly<Record<`--${string}`, string>>;

/**
 * Sets custom properties on an element: `<i ${cssVars({ "--from": "0.25" })}>`. The page's policy forbids style attributes, not the style of
 * an element.
 */
class CssVarsDirective extends Directive {
  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new TypeError("cssVars belongs on an element");
  }

  override render(_vars: CssVars): unknown {
    return noChange;
  }

  override update({ element }: AttributePart, [vars]: [CssVars]): unknown {
    if (element instanceof HTMLElement) for (const [name, value] of Object.entries(vars)) element.style.setProperty(name, value);
    return noChange;
  }
}

export const cssVars = directive(CssVarsDirective);
