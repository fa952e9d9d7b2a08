import type { CSSResultGroup, TemplateResult } from "lit";
import type { Slide } from "../domain/model/playlist.ts";
import type { Format } from "../player/slides/fitted.ts";
import type { TypeRange } from "../player/stage/fit.ts";
import type { SpokenFieldsOf, Template } from "./registry.ts";

/** What a layout is given besides its fields. */
export interface Drawing {
  readonly slide: Slide;
  readonly format: Format;
  /** The address of the slide's picture at a place in `slide.pictures`; null while it is not there, and for no picture: a calm panel stands in. */
  readonly pictureUrl: (place: number | null) => string | null;
  /** The address of the film; null while it is not there. */
  readonly filmUrl: string | null;
  /** The address of its captions in the slide's language; null for none. */
  readonly captionsUrl: string | null;
  /** What a clock at the site reads, as ms since 1970-01-01T00:00 there. Changes once a minute, and only for layouts that are `timed`. */
  readonly wallMs: number;
  /** False in a still preview: nothing moves or plays. */
  readonly plays: boolean;
}

/**
 * How a template is drawn. Inside the slide there is one element `.text` with one `.content` in it: that is what is fitted, by making
 * `--title` and `--body` (numbers of `--u`) smaller until it overflows in neither direction.
 */
export interface Layout<T extends Template> {
  readonly range: TypeRange;
  readonly styles: CSSResultGroup;
  /** Drawn over the whole glass, behind header and footer, rather than between them. */
  readonly bleeds?: boolean;
  /** Drawn again each minute. */
  readonly timed?: boolean;
  draw(fields: SpokenFieldsOf<T>, drawing: Drawing): TemplateResult;
}
