import { css } from "lit";
import { dateTimeStyles } from "../composer/date-time-field.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { fields } from "../style/fields.ts";
import { notes } from "../style/notes.ts";
import { stageFrame } from "../style/stage-frame.ts";

export const momentPageStyles = [
  base,
  buttons,
  fields,
  notes,
  stageFrame,
  dateTimeStyles,
  css`
    .columns {
      display: grid;
      grid-template-columns: minmax(0, 1fr) minmax(20rem, 27rem);
      gap: 1.5rem;
      align-items: start;
    }
    .columns > section {
      display: grid;
      gap: 0.875rem;
      min-width: 0;
    }
    .glass {
      display: grid;
      place-items: center;
      aspect-ratio: 16 / 9;
      border: 1px solid var(--line);
      border-radius: var(--radius);
      overflow: hidden;
      background: var(--surface-sunk);
      box-shadow: var(--shadow);
    }
    .note {
      max-width: 30rem;
      padding: 1rem;
      text-align: center;
      color: var(--ink-soft);
    }
    .source {
      color: var(--ink-soft);
    }
    .controls {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: 0.75rem 1.25rem;
    }
    .controls .date-time {
      grid-template-columns: auto minmax(8.5rem, 1fr) 7rem;
      gap: 0.5rem;
    }
    .jumps {
      display: flex;
      flex-wrap: wrap;
      gap: 0.375rem;
    }
    .why {
      padding: 1.25rem;
    }
    .why h2 {
      font-size: 1.125rem;
    }
    @media (max-width: 68rem) {
      .columns {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  `,
];
