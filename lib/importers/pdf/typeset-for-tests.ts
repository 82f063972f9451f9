import { type PlacedLink, type PlacedText, type TestFont, type TestPage, widthOf } from './pdf-for-tests';

/** A word, or several linked ones: `{ words: 'the guide', url }`. */
export type Span = string | { words: string; url: string };

/** A piece of text to set. */
export interface Flow {
  spans: Span[];
  size?: number;
  font?: TestFont;
  /** Room above, in points. */
  above?: number;
  indent?: number;
  /** Set before the first line, outside of the indented text. */
  mark?: string;
}

export interface Column {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export const oneColumn: Column[] = [{ left: 72, right: 540, top: 72, bottom: 700 }];
export const twoColumns: Column[] = [
  { left: 54, right: 294, top: 120, bottom: 700 },
  { left: 318, right: 558, top: 120, bottom: 700 },
];

interface Word {
  text: string;
  url?: string;
  link?: number;
}

/**
 * Sets text line by line into columns and pages like a word processor: every line of a link gets an
 * annotation of its own, or with `hasQuads` one annotation for all its lines on a page.
 */
export function typeset(
  flows: Flow[],
  columns: Column[] = oneColumn,
  options: { hasQuads?: boolean } = {},
): TestPage[] {
  const pages: TestPage[] = [{ texts: [], links: [] }];
  let column = 0;
  let y = columns[0]?.top ?? 72;
  let linkCount = 0;
  for (const { spans, size = 11, font = 'Helvetica', above = 8, indent = 0, mark } of flows) {
    const words = spans.flatMap((span): Word[] => {
      if (typeof span === 'string')
        return span
          .split(' ')
          .filter(Boolean)
          .map((text) => ({ text }));
      linkCount += 1;
      const link = linkCount;
      return span.words.split(' ').map((text) => ({ text, url: span.url, link }));
    });
    const place = () => columns[column] as Column;
    const marks = new Map<number, { page: number; link: PlacedLink }>();
    y += above;
    let isFirst = true;
    while (words.length > 0) {
      if (y > place().bottom) {
        column += 1;
        if (column === columns.length) {
          column = 0;
          pages.push({ texts: [], links: [] });
        }
        y = place().top;
      }
      const left = place().left + indent;
      const line = takeLine(words, place().right - left, size, font);
      const page = pages.at(-1) as TestPage;
      if (mark && isFirst) page.texts.push({ x: place().left, y, size, font, text: mark });
      page.texts.push({ x: left, y, size, font, text: line.map((word) => word.text).join(' ') });
      addLinks(page, pages.length, line, { left, y, size, font, hasQuads: options.hasQuads ?? false }, marks);
      isFirst = false;
      y += size * 1.25;
    }
  }
  return pages;
}

function takeLine(words: Word[], room: number, size: number, font: TestFont): Word[] {
  const line: Word[] = [];
  while (words.length > 0) {
    const next = words[0] as Word;
    const text = [...line, next].map((word) => word.text).join(' ');
    if (line.length > 0 && widthOf(text, size, font) > room) break;
    line.push(next);
    words.shift();
  }
  return line;
}

function addLinks(
  page: TestPage,
  pageNumber: number,
  line: Word[],
  at: { left: number; y: number; size: number; font: TestFont; hasQuads: boolean },
  marks: Map<number, { page: number; link: PlacedLink }>,
): void {
  const links = new Set(line.map((word) => word.link).filter((link) => link !== undefined));
  for (const link of links) {
    const first = line.findIndex((word) => word.link === link);
    const last = line.findLastIndex((word) => word.link === link);
    const before = line
      .slice(0, first)
      .map((word) => `${word.text} `)
      .join('');
    const words = line
      .slice(first, last + 1)
      .map((word) => word.text)
      .join(' ');
    const left = at.left + widthOf(before, at.size, at.font);
    const box: PlacedLink['boxes'][number] = [
      left,
      at.y - 0.8 * at.size,
      left + widthOf(words, at.size, at.font),
      at.y + 0.2 * at.size,
    ];
    const known = marks.get(link);
    if (at.hasQuads && known?.page === pageNumber) known.link.boxes.push(box);
    else {
      const placed: PlacedLink = { url: line[first]?.url ?? '', boxes: [box], hasQuads: at.hasQuads };
      page.links?.push(placed);
      marks.set(link, { page: pageNumber, link: placed });
    }
  }
}

/** A line of text at a place, for headers, footers and pictures of pages. */
export function line(text: string, y: number, x = 72, size = 9, font: TestFont = 'Helvetica'): PlacedText {
  return { text, x, y, size, font };
}
