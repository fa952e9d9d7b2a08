import { html, nothing, type TemplateResult } from "lit";
import type { Field, FieldForm } from "../../../templates/field.ts";
import "../../elements/ui-icon.ts";
import { t } from "../../texts.ts";
import { rowsOf, type TypedFields } from "../typed-fields.ts";
import { errorAt, type FieldPlace, fieldId } from "./field-place.ts";
import { fieldHint, fieldLabel } from "./field-words.ts";
import { pastedRows } from "./pasted-rows.ts";
import { type Rows, withFreshRow, withMovedRow, withRow } from "./rows.ts";

type ListForm = Extract<FieldForm, { readonly kind: "list" }>;
type Draw = (field: Field, value: unknown, place: FieldPlace) => TemplateResult;

/** What one row and all its buttons work on. */
interface List {
  readonly form: ListForm;
  readonly rows: Rows;
  readonly place: FieldPlace;
  readonly label: string;
  readonly draw: Draw;
}

/**
 * Rows that can be added, removed and moved, by buttons and by keyboard (Alt and the arrow keys; Enter goes to the next row). Several lines
 * pasted fill several rows.
 */
export function listField(_field: Field, form: ListForm, value: unknown, place: FieldPlace, draw: Draw): TemplateResult {
  const { template, path } = place;
  const label = fieldLabel(template, path);
  const hint = fieldHint(template, path);
  const error = errorAt(place);
  const list: List = { form, rows: rowsOf(value), place, label, draw };
  const isFull = list.rows.length >= form.max;
  return html`<div class="list" role="group" aria-labelledby="${fieldId(path)}-label">
    <div class="list-head"><span class="label" id="${fieldId(path)}-label">${label}</span>${hint ? html`<span class="hint small soft">${hint}</span>` : nothing}</div>
    ${error ? html`<div class="field"><p class="error">${error}</p></div>` : nothing}
    <div class="list-rows ${Object.keys(form.of).length === 1 ? "single" : ""}">${list.rows.map((row, at) => drawRow(list, row, at))}</div>
    <p class="list-foot">
      <button class="button small" id=${fieldId(path)} type="button" ?disabled=${isFull} @click=${(event: Event) => addRow(list, event)}><ui-icon name="plus"></ui-icon>${t("rows.add")}</button>
      <span class="small soft">${isFull ? t("rows.full", { count: form.max }) : t("rows.paste")}</span>
    </p>
  </div>`;
}

function drawRow(list: List, row: TypedFields, at: number): TemplateResult {
  const { form, rows, place, draw } = list;
  const { path } = place;
  const shown = columnsOf(list);
  return html`<div class="list-row" role="group" aria-label=${t("rows.row", { label: list.label, number: at + 1 })} @keydown=${(event: KeyboardEvent) => onKey(list, at, event)} @paste=${(event: ClipboardEvent) => onPaste(list, at, event)}>
    <span class="list-number" aria-hidden="true">${at + 1}</span>
    <div class="cells ${place.template}-${path.at(-1) ?? ""}">${shown.map((name) => {
      const field = form.of[name];
      return field
        ? html`<div class="cell cell-${name} kind-${field.form.kind}">${draw(field, row[name], {
            ...place,
            path: [...path, at, name],
            onChange: (value) => place.onChange(withRow(rows, at, { [name]: value })),
          })}</div>`
        : nothing;
    })}</div>
    <span class="list-actions">
      ${action("arrow-up", t("rows.up", { number: at + 1 }), at === 0, (event) => moveRow(list, at, at - 1, event))}
      ${action("arrow-down", t("rows.down", { number: at + 1 }), at === rows.length - 1, (event) => moveRow(list, at, at + 1, event))}
      ${action("x", t("rows.remove", { number: at + 1 }), false, (event) => removeRow(list, at, event))}
    </span>
  </div>`;
}

/** Of a table only the columns that have a heading's place are filled in. */
function columnsOf({ form, place }: List): readonly string[] {
  return Object.keys(form.of).filter((name) => place.labelOf === undefined || place.labelOf(name) !== undefined);
}

function action(icon: "arrow-up" | "arrow-down" | "x", label: string, off: boolean, run: (event: Event) => void): TemplateResult {
  return html`<button class="button quiet small icon-only" type="button" aria-label=${label} title=${label} aria-disabled=${off ? "true" : "false"} @click=${(event: Event) => (off ? undefined : run(event))}><ui-icon name=${icon}></ui-icon></button>`;
}

function addRow(list: List, event: Event): void {
  const { form, rows, place } = list;
  if (rows.length >= form.max) return;
  place.onChange(withFreshRow(form.of, rows, rows.length));
  focusRow(list, rows.length, event);
}

function moveRow({ rows, place }: List, from: number, to: number, event: Event): boolean {
  const moved = withMovedRow(rows, from, to);
  if (!moved) return false;
  place.onChange(moved);
  followRow(event, to - from);
  return true;
}

function removeRow(list: List, at: number, event: Event): void {
  const { rows, place, form } = list;
  const left = rows.toSpliced(at, 1);
  place.onChange(left.length > 0 ? left : withFreshRow(form.of, [], 0));
  focusRow(list, Math.max(0, Math.min(at, left.length - 1)), event);
}

function onKey(list: List, at: number, event: KeyboardEvent): void {
  const step = event.altKey ? { ArrowUp: -1, ArrowDown: 1 }[event.key] : undefined;
  if (step !== undefined) {
    event.preventDefault();
    moveRow(list, at, at + step, event);
  } else if (event.key === "Enter" && event.target instanceof HTMLInputElement && !event.isComposing) {
    event.preventDefault();
    if (at === list.rows.length - 1) addRow(list, event);
    else focusRow(list, at + 1, event);
  }
}

function onPaste({ form, rows, place }: List, at: number, event: ClipboardEvent): void {
  const { target, clipboardData } = event;
  if (!(target instanceof HTMLInputElement) || !clipboardData) return;
  const name = target.id.split("-").at(-1) ?? "";
  const pasted = pastedRows(clipboardData.getData("text/plain"), {
    fields: form.of,
    rows,
    at,
    name,
    language: place.language,
    max: form.max,
  });
  if (!pasted || !(name in form.of)) return;
  event.preventDefault();
  place.onChange(pasted);
}

/** The first control of a row, once it is drawn. */
function focusRow({ place, form }: List, at: number, { target }: Event): void {
  const root = target instanceof Node ? target.getRootNode() : undefined;
  const name = Object.keys(form.of)[0] ?? "";
  requestAnimationFrame(() => {
    if (root instanceof ShadowRoot) root.getElementById(fieldId([...place.path, at, name]))?.focus();
  });
}

/** The focus stays on the same control of the row that was moved. */
function followRow({ target }: Event, by: number): void {
  const element = target instanceof Element ? target.closest("button, input, select, textarea") : null;
  const row = element?.closest(".list-row");
  const list = row?.parentElement;
  if (!element || !row || !list) return;
  const place = [...row.querySelectorAll("button, input, select, textarea")].indexOf(element);
  const at = [...list.children].indexOf(row) + by;
  requestAnimationFrame(() => {
    const control = list.children[at]?.querySelectorAll<HTMLElement>("button, input, select, textarea")[place];
    control?.focus();
  });
}
