import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { TimelineBar } from "../../domain/api/timeline.ts";
import type { Schedule } from "../../domain/model/schedule.ts";
import { MINUTE_MS } from "../../domain/model/time.ts";
import { validityIn } from "../../domain/programme/validity.ts";
import { type Grip, isSameTime, regripped, wallTime } from "./moves.ts";
import { spanOf } from "./span.ts";
import { type Frame, STEP_MINUTES, type View } from "./timeline-view.ts";

/** What the drag has to know of the grid. */
export interface DragField {
  readonly root: ParentNode;
  readonly view: View;
  readonly frame: Frame;
  /** How wide the frame is drawn, in CSS pixels. */
  readonly widthPx: number;
  readonly barOf: (id: string) => TimelineBar | undefined;
}

export interface DragNews {
  /** `schedule` is what would be set if it were dropped here; undefined if that cannot be. */
  readonly moved: (schedule: Schedule | undefined, at: { readonly x: number; readonly y: number }) => void;
  readonly started: () => void;
  readonly dropped: (bar: TimelineBar, schedule: Schedule) => void;
  readonly ended: () => void;
}

const THRESHOLD_PX = 4;

interface Drag {
  readonly bar: TimelineBar;
  readonly grip: Grip;
  readonly startX: number;
  readonly pointerId: number;
  readonly element: HTMLElement;
  isMoving: boolean;
  wanted: Schedule | undefined;
  steps: number;
}

/**
 * Dragging a bar or its edge by whole steps. While it lasts only the bar itself moves, by custom properties and once a frame: nothing is
 * rendered, nothing is saved. Escape puts it back.
 */
export class BarDrag implements ReactiveController {
  #drag: Drag | undefined;
  #frameRequest: number | undefined;
  #justDragged = false;
  readonly #field: () => DragField | undefined;
  readonly #news: DragNews;

  constructor(host: ReactiveControllerHost, field: () => DragField | undefined, news: DragNews) {
    this.#field = field;
    this.#news = news;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#end();
  }

  /** True once for the click that a browser sends after a drag. */
  takeClick(): boolean {
    const was = this.#justDragged;
    this.#justDragged = false;
    return was;
  }

  readonly onPointerDown = (event: PointerEvent): void => {
    this.#justDragged = false;
    const { target } = event;
    if (event.button !== 0 || !event.isPrimary || !(target instanceof Element)) return;
    const element = target.closest<HTMLElement>("[data-bar]");
    const bar = element && this.#field()?.barOf(element.dataset["bar"] ?? "");
    if (!element || !bar) return;
    const edge = target.closest<HTMLElement>("[data-grip]")?.dataset["grip"];
    const grip: Grip = edge === "start" || edge === "end" ? edge : "move";
    this.#drag = { bar, grip, startX: event.clientX, pointerId: event.pointerId, element, isMoving: false, wanted: undefined, steps: 0 };
    window.addEventListener("pointermove", this.#onMove);
    window.addEventListener("pointerup", this.#onUp);
    window.addEventListener("pointercancel", this.#onCancel);
    window.addEventListener("keydown", this.#onKey, true);
  };

  readonly #onMove = (event: PointerEvent): void => {
    const drag = this.#drag;
    if (!drag || event.pointerId !== drag.pointerId) return;
    if (!drag.isMoving && Math.abs(event.clientX - drag.startX) < THRESHOLD_PX) return;
    if (!drag.isMoving) this.#start(drag);
    const { clientX: x, clientY: y } = event;
    cancelAnimationFrame(this.#frameRequest ?? 0);
    this.#frameRequest = requestAnimationFrame(() => this.#to(drag, x, y));
  };

  #start(drag: Drag): void {
    drag.isMoving = true;
    drag.element.setPointerCapture(drag.pointerId);
    this.#news.started();
  }

  #to(drag: Drag, x: number, y: number): void {
    const field = this.#field();
    if (!field || this.#drag !== drag) return;
    const stepMinutes = STEP_MINUTES[field.view];
    const frameMs = field.frame.untilMs - field.frame.fromMs;
    drag.steps = Math.round(((x - drag.startX) / field.widthPx) * (frameMs / (stepMinutes * MINUTE_MS)));
    drag.wanted = wantedAfter(drag.bar, drag.grip, drag.steps * stepMinutes, field.frame);
    if (drag.wanted) draw(field, drag.bar, drag.wanted);
    this.#news.moved(drag.wanted, { x, y });
  }

  readonly #onUp = (event: PointerEvent): void => {
    const drag = this.#drag;
    if (!drag || event.pointerId !== drag.pointerId) return;
    if (drag.isMoving) {
      if (this.#frameRequest) cancelAnimationFrame(this.#frameRequest);
      this.#to(drag, event.clientX, event.clientY);
      this.#justDragged = true;
      if (drag.wanted && !isSameTime(drag.wanted, drag.bar.schedule)) this.#news.dropped(drag.bar, drag.wanted);
    }
    this.#end();
  };

  readonly #onCancel = (): void => this.#end();

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || !this.#drag) return;
    event.preventDefault();
    event.stopPropagation();
    this.#justDragged = this.#drag.isMoving;
    this.#end();
  };

  #end(): void {
    const drag = this.#drag;
    this.#drag = undefined;
    window.removeEventListener("pointermove", this.#onMove);
    window.removeEventListener("pointerup", this.#onUp);
    window.removeEventListener("pointercancel", this.#onCancel);
    window.removeEventListener("keydown", this.#onKey, true);
    if (!drag?.isMoving) return;
    const field = this.#field();
    if (field) for (const element of elementsOf(field, drag.bar)) undraw(element);
    this.#news.ended();
  }
}

/** The schedule after so many minutes. */
export function wantedAfter(bar: TimelineBar, grip: Grip, minutes: number, frame: Frame): Schedule | undefined {
  return regripped(bar.schedule, grip, minutes, { from: wallTime(frame.fromMs, frame.zone), until: wallTime(frame.untilMs, frame.zone) });
}

function elementsOf({ root }: DragField, { announcementId }: TimelineBar): readonly HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(`[data-bar="${announcementId}"]`)];
}

/** The same announcement moves in the rows of all its groups. */
function draw(field: DragField, bar: TimelineBar, wanted: Schedule): void {
  const before = spanOf(validityIn(bar.schedule, field.frame.zone), field.frame);
  const after = spanOf(validityIn(wanted, field.frame.zone), field.frame);
  if (!before || !after) return;
  for (const element of elementsOf(field, bar)) {
    element.classList.add("dragged");
    element.style.setProperty("--dx", String(after.start - before.start));
    element.style.setProperty("--dw", String(after.end - after.start - (before.end - before.start)));
  }
}

function undraw(element: HTMLElement): void {
  element.classList.remove("dragged");
  element.style.removeProperty("--dx");
  element.style.removeProperty("--dw");
}
