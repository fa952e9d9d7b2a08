import { html, type TemplateResult } from "lit";
import { cssVariable } from "../slides/css-variable.ts";

/** A picture on its panel: moved in, a part of it if the panel is one of a wall, and under the dark that dims it, 0 to 1. */
export const framed = (picture: TemplateResult, dimming: number): TemplateResult =>
  html`<div class="panel"><div class="picture">${picture}</div></div>
    <div class="dim" ${cssVariable("--dim", dimming)}></div>`;
