import type { PDFPageProxy } from 'pdfjs-dist';
import { absoluteUrl } from '../../core/library/linked-text';
import type { FontBook } from './font-book';
import type { PageText, TextRun } from './page-text';
import { type Box, type LinkArea, placeLinks } from './place-links';

type Matrix = [number, number, number, number, number, number];

/** A piece of text as the engine gives it. */
interface TextItem {
  str: string;
  dir: string;
  transform: number[];
  width: number;
  fontName: string;
}

/** A link as the engine gives it; `url` is only set for addresses it could parse. */
interface LinkAnnotation {
  subtype?: string;
  url?: string;
  rect?: number[];
  quadPoints?: ArrayLike<number> | null;
}

/** Text turned by more than this (radians) against the page stands on its side. */
const mostTurn = 0.3;

/**
 * The text of one page and the words of every web link on it. Pages whose text stands on its side
 * are turned upright; what runs in another direction beside it (stamps, watermarks) is left out.
 */
export async function readPage(page: PDFPageProxy, index: number, fonts: FontBook): Promise<PageText> {
  const [content, annotations] = await Promise.all([
    page.getTextContent({ includeMarkedContent: false }),
    page.getAnnotations({ intent: 'display' }) as Promise<LinkAnnotation[]>,
  ]);
  const items = content.items.filter(
    (item): item is TextItem & typeof item => 'str' in item && item.str !== '',
  );
  const links = annotations.filter((annotation) => annotation.subtype === 'Link' && annotation.url);
  await fonts.learn(page, new Set(items.map((item) => item.fontName)), links.length > 0);

  const upright = page.getViewport({ scale: 1 / (page.userUnit || 1) }).transform as Matrix;
  const matrix = multiply(turned(mainDirection(items, upright)), upright);
  const runs: TextRun[] = [];
  const edges: number[][] = [];
  for (const item of items) {
    const [a, b, c, d, x, y] = multiply(matrix, item.transform as Matrix);
    if (Math.abs(Math.atan2(b, a)) > mostTurn || item.str.trim() === '') continue;
    const size = Math.hypot(c, d) || Math.hypot(a, b);
    const style = content.styles[item.fontName];
    const text = cleaned(item.str);
    const isMonospaced = fonts.isMonospaced(item.fontName) || style?.fontFamily === 'monospace';
    runs.push({
      text,
      x,
      y,
      width: item.width,
      size,
      isMonospaced,
      isBold: fonts.isBold(item.fontName),
      links: [],
    });
    edges.push(
      fonts.edges(item.fontName, text, {
        x,
        width: item.width,
        size: Math.hypot(a, b),
        isRightToLeft: item.dir === 'rtl',
      }),
    );
  }
  const areas = links.flatMap((link): LinkArea[] => {
    const url = absoluteUrl(link.url ?? '', undefined);
    return url ? [{ url, boxes: boxesOf(link, matrix) }] : [];
  });
  const { top, bottom } = boxOf(page.view, matrix);
  return { index, top, bottom, runs, wordlessLinks: placeLinks(runs, edges, areas) };
}

/** Control characters as spaces, one for one, so that the places of the characters stay. */
function cleaned(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]/gu, ' ');
}

/** The boxes a link covers: one for each line it names, else its rectangle. */
function boxesOf(link: LinkAnnotation, matrix: Matrix): Box[] {
  const quads = link.quadPoints ?? [];
  const boxes: Box[] = [];
  for (let at = 0; at + 8 <= quads.length; at += 8) {
    boxes.push(
      boxOf(
        Array.from({ length: 8 }, (_, offset) => quads[at + offset] ?? 0),
        matrix,
      ),
    );
  }
  if (boxes.length > 0) return boxes;
  return link.rect ? [boxOf(link.rect, matrix)] : [];
}

/** The upright box around points given as `x1 y1 x2 y2 …`. */
function boxOf(points: ArrayLike<number>, matrix: Matrix): Box {
  const xs: number[] = [];
  const ys: number[] = [];
  const add = (x: number, y: number) => {
    xs.push(matrix[0] * x + matrix[2] * y + matrix[4]);
    ys.push(matrix[1] * x + matrix[3] * y + matrix[5]);
  };
  for (let at = 0; at + 2 <= points.length; at += 2) add(points[at] ?? 0, points[at + 1] ?? 0);
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

/** The direction (quarter turns) that most characters of a page run in. */
function mainDirection(items: TextItem[], matrix: Matrix): number {
  const characters = [0, 0, 0, 0];
  for (const item of items) {
    const [a, b] = multiply(matrix, item.transform as Matrix);
    const quarter = (Math.round(Math.atan2(b, a) / (Math.PI / 2)) + 4) % 4;
    characters[quarter] = (characters[quarter] ?? 0) + item.str.length;
  }
  return characters.indexOf(Math.max(...characters));
}

/** Turns back by quarter turns. */
function turned(quarters: number): Matrix {
  const [cos, sin] = [
    [1, 0],
    [0, -1],
    [-1, 0],
    [0, 1],
  ][quarters] ?? [1, 0];
  return [cos as number, sin as number, -(sin as number), cos as number, 0, 0];
}

function multiply(one: Matrix, two: Matrix): Matrix {
  return [
    one[0] * two[0] + one[2] * two[1],
    one[1] * two[0] + one[3] * two[1],
    one[0] * two[2] + one[2] * two[3],
    one[1] * two[2] + one[3] * two[3],
    one[0] * two[4] + one[2] * two[5] + one[4],
    one[1] * two[4] + one[3] * two[5] + one[5],
  ];
}
