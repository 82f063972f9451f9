/** A piece of text in one font on one line, in points from the top left corner of the page. */
export interface TextRun {
  text: string;
  x: number;
  /** The line the letters stand on. */
  y: number;
  width: number;
  /** Font size in points. */
  size: number;
  isMonospaced: boolean;
  isBold: boolean;
  /** Words of this run that are links, in order, without overlaps. */
  links: LinkSpan[];
}

/** Characters `start` (included) to `end` (excluded) of a run. */
export interface LinkSpan {
  start: number;
  end: number;
  url: string;
}

/** A link that covers no text: a linked picture or an empty place. */
export interface WordlessLink {
  url: string;
  x: number;
  y: number;
}

/** What one page shows, upright. */
export interface PageText {
  /** Place in the document, from 0. */
  index: number;
  top: number;
  bottom: number;
  runs: TextRun[];
  wordlessLinks: WordlessLink[];
}

/** A part of a line: linked or not. */
export interface Piece {
  text: string;
  url?: string;
  /** Words for a link without text. */
  label?: string;
}

/** A line of text as it is read. */
export interface Line {
  page: number;
  /** Number of the column or part of the page it stands in; lines of one part follow each other. */
  part: number;
  x: number;
  right: number;
  y: number;
  size: number;
  text: string;
  pieces: Piece[];
  /** Where a wide gap parts the line into the cells of a table: `x` of each cell and its pieces. */
  cells: Array<{ x: number; pieces: Piece[] }>;
  isMonospaced: boolean;
  isBold: boolean;
  /** Width of one character, for the indentation of code. */
  characterWidth: number;
  /** Small type under the text of its column: read after the paragraph it interrupts. */
  isNote: boolean;
}
