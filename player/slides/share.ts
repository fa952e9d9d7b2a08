import { type ElementPart, noChange } from "lit";
import { Directive, directive } from "lit/directive.js";

/** Tells the style sheet how much of the whole something is, from 0 to 1, as `--share`: the policy of the page allows no style in markup. */
export const share = directive(
  class extends Directive {
    override render(_part: number): typeof noChange {
      return noChange;
    }

    override update({ element }: ElementPart, [part]: [number]): typeof noChange {
      if (element instanceof HTMLElement) element.style.setProperty("--share", String(part));
      return noChange;
    }
  },
);
