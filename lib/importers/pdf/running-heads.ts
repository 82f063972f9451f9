import type { Line } from './page-text';

/** Share of the page's height at either end where headers and footers stand, and how many lines they have. */
const margin = 0.15;
const mostLines = 4;

/** Distance (in font sizes) to the text from which on a line is set off. */
const leastGap = 1.6;

/** Share of the pages (of one side) a header or footer is on. */
const leastShare = 0.4;

interface PageLines {
  index: number;
  top: number;
  bottom: number;
  lines: Line[];
}

/**
 * Takes out headers, footers and page numbers: lines at the ends of the page that stand at the same
 * height with the same words on many pages, but for a number that counts with the pages. Returns the
 * rest, and their links once, since a link is never lost.
 */
export function withoutRunningHeads(
  pages: PageLines[],
  bodySize: number,
): { pages: Line[][]; linked: Line[] } {
  const seenOn = new Map<string, number>();
  for (const page of pages) {
    const keys = candidates(page).flatMap((line) => keysOf(line, page.index, bodySize).flat());
    for (const key of new Set(keys)) seenOn.set(key, (seenOn.get(key) ?? 0) + 1);
  }
  const filled = pages.filter((page) => page.lines.length > 0).length;
  const least = Math.max(2, Math.ceil(leastShare * filled));
  const linked = new Map<string, Line>();
  const rest = pages.map((page) => {
    const isRunning = (line: Line) =>
      keysOf(line, page.index, bodySize).every((keys) => keys.some((key) => (seenOn.get(key) ?? 0) >= least));
    const running = new Set(candidates(page).filter(isRunning));
    for (const line of running) {
      const links = line.pieces.filter((piece) => piece.url !== undefined);
      const key = links.map((piece) => piece.url).join(' ');
      if (links.length > 0)
        linked.set(key, { ...line, pieces: links, cells: [{ x: line.x, pieces: links }] });
    }
    return page.lines.filter((line) => !running.has(line));
  });
  return { pages: rest, linked: [...linked.values()] };
}

/** The outermost lines at both ends of a page, as far as a gap sets them off from the text. */
function candidates({ top, bottom, lines }: PageLines): Line[] {
  const height = bottom - top;
  const sorted = [...lines].sort((one, other) => one.y - other.y);
  const isNear = (line: Line) => line.y < top + margin * height;
  const isFar = (line: Line) => line.y > bottom - margin * height;
  return [...setOff(sorted, isNear), ...setOff(sorted.toReversed(), isFar)];
}

function setOff(fromOutside: Line[], isAtEnd: (line: Line) => boolean): Line[] {
  let count = 0;
  for (const [index, line] of fromOutside.slice(0, mostLines).entries()) {
    if (!isAtEnd(line)) break;
    const inner = fromOutside[index + 1];
    const gap = inner ? Math.abs(inner.y - line.y) : Number.POSITIVE_INFINITY;
    if (gap > leastGap * line.size) count = index + 1;
  }
  return fromOutside.slice(0, count);
}

/**
 * For each part of a line (title at the left, number at the right) its words at their height on the
 * page: as they are, and with each number as its distance from the page's own; not in large type,
 * where `Chapter 1` and `Chapter 2` are headings.
 */
function keysOf(line: Line, page: number, bodySize: number): string[][] {
  const place = `${Math.round(line.y / 4)} ${Math.round(line.size)}`;
  return line.cells.map(({ pieces }) => {
    const words = pieces
      .map((piece) => piece.text)
      .join('')
      .replace(/\s+/gu, ' ')
      .trim();
    const numbers = line.size <= 1.1 * bodySize ? [...words.matchAll(/\d{1,4}/gu)] : [];
    const counted = numbers.map(({ 0: number, index }) => {
      const distance = Number(number) - page;
      return `${words.slice(0, index)}#${distance}#${words.slice(index + number.length)}`;
    });
    const roman = /^[ivxlc]+$/iu.test(words) ? ['#roman#'] : [];
    return [words, ...counted, ...roman].map((key) => `${place} ${key}`);
  });
}
