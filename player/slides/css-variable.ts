import { type ElementPart, noChange } from "lit";
import { Directive, directive } from "lit/directive.js";

/** Tells the style sheet a value by the name of a variable, such as `--share`: the policy of the page allows no style in markup. */
export const cssVariable = directive(
  class extends Directive {
    override render(_name: string, _value: string | number): typeof noChange {
      return noChange;
    }

    override update({ element }: ElementPart, [name, value]: [string, string | number]): typeof noChange {
      if (element instanceof HTMLElement) element.style.setProperty(name, String(value));
      return noChange;
    }
  },
);
