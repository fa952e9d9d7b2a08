/** A picture in shades of grey, one byte a pixel, row by row. */
export interface GreyPicture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array | Uint8ClampedArray;
}

/** A step in brightness as letters make on their paper, of 255. */
const EDGE = 56;
/** Strokes of letters are this wide at most, as a part of the picture's width. */
const WIDEST_STROKE = 0.03;
/** A row of a line of text changes between ink and paper at least so often in a stretch, and a stretch is this part of the width. */
const CHANGES_IN_STRETCH = 10;
const STRETCH = 0.25;
/** Lines of text are at least this many rows high, at most this part of the picture, and end with calm rows. */
const LEAST_ROWS = 5;
const MOST_HEIGHT = 0.2;
/** From so many lines on a picture is taken for one with text in it. */
const LINES = 2;

/**
 * Whether there seems to be text in a picture: at least two bands of rows, each dense with narrow strokes of much contrast and parted from
 * the next by calm. A suspicion to be told as such: fences and bricks may look like it, one large word does not. Meant for pictures some 480
 * pixels wide.
 */
export function seemsToHoldText(picture: GreyPicture): boolean {
  const dense = Array.from({ length: picture.height }, (_, y) => isDense(picture, y));
  return bandsOf(dense).filter((rows) => rows >= LEAST_ROWS && rows <= picture.height * MOST_HEIGHT).length >= LINES;
}

/** Whether in some stretch of a row ink and paper take turns often enough, each for a short way. */
function isDense({ width, pixels }: GreyPicture, y: number): boolean {
  const stretch = Math.round(width * STRETCH);
  const edges: number[] = [];
  let paper = pixels[y * width] ?? 0;
  for (let x = 1; x < width; x++) {
    const value = pixels[y * width + x] ?? 0;
    if (Math.abs(value - paper) >= EDGE) {
      edges.push(x);
      paper = value;
    } else if (edges.at(-1) === x - 1 && Math.abs(value - paper) > 0) paper = value;
  }
  const narrow = edges.filter((x, index) => index > 0 && x - (edges[index - 1] ?? 0) <= Math.max(3, width * WIDEST_STROKE));
  return narrow.some((x, index) => {
    const last = narrow[index + CHANGES_IN_STRETCH - 1];
    return last !== undefined && last - x <= stretch;
  });
}

/** The heights of the bands of dense rows; a single row between two does not part them. */
function bandsOf(dense: readonly boolean[]): readonly number[] {
  const bands: number[] = [];
  let [rows, calm] = [0, 2];
  for (const isRow of [...dense, false, false, false]) {
    if (isRow) {
      rows += calm < 2 ? calm + 1 : 1;
      calm = 0;
    } else if (++calm === 2 && rows > 0) {
      bands.push(rows);
      rows = 0;
    }
  }
  return bands;
}
