import type { TextRun, WordlessLink } from './page-text';

export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** A link with the boxes it covers on the page. */
export interface LinkArea {
  url: string;
  boxes: Box[];
}

/** Half the height of small letters above the line, as a share of the font size: inside every box that covers them. */
const middleOfLetters = 0.25;

/** How far (in font sizes) the edge of a box may be from the edge of the word it means. */
const looseEdge = 0.4;

/**
 * Gives every link the characters it covers, and returns the links that cover none. `edges` holds for
 * every run where its characters begin and where the last one ends. A word that another link has
 * already is not given twice.
 */
export function placeLinks(runs: TextRun[], edges: number[][], areas: LinkArea[]): WordlessLink[] {
  const wordless: WordlessLink[] = [];
  for (const { url, boxes } of areas) {
    const placed = boxes.map((box) => placeBox(runs, edges, url, box));
    const [first] = boxes;
    if (first && !placed.some(Boolean)) wordless.push({ url, x: first.left, y: first.bottom });
  }
  return wordless;
}

function placeBox(runs: TextRun[], edges: number[][], url: string, box: Box): boolean {
  let isPlaced = false;
  for (const [index, run] of runs.entries()) {
    const middle = run.y - middleOfLetters * run.size;
    if (middle < box.top || middle > box.bottom) continue;
    const span = coveredCharacters(run, edges[index] ?? [], box);
    if (!span) continue;
    isPlaced = addSpan(run, { ...span, url }) || isPlaced;
  }
  return isPlaced;
}

/** The characters whose middle is inside the box, with the edges moved to those of words close by. */
function coveredCharacters(
  run: TextRun,
  edges: number[],
  box: Box,
): { start: number; end: number } | undefined {
  let start = -1;
  let end = -1;
  for (let at = 0; at < run.text.length; at += 1) {
    const middle = ((edges[at] ?? 0) + (edges[at + 1] ?? 0)) / 2;
    if (middle < box.left || middle > box.right || run.text[at] === ' ') continue;
    if (start === -1) start = at;
    end = at + 1;
  }
  if (start === -1) return undefined;
  const isForward = (edges[0] ?? 0) <= (edges.at(-1) ?? 0);
  start = wordEdge(run, edges, start, isForward ? box.left : box.right);
  end = wordEdge(run, edges, end, isForward ? box.right : box.left);
  return end > start ? { start, end } : undefined;
}

/** The edge of a word next to `at` when the box ends inside the word but close to its edge. */
function wordEdge(run: TextRun, edges: number[], at: number, boxEdge: number): number {
  if (!isInsideWord(run.text, at)) return at;
  for (const near of [at - 1, at + 1]) {
    const distance = Math.abs((edges[near] ?? Number.POSITIVE_INFINITY) - boxEdge);
    if (!isInsideWord(run.text, near) && distance <= looseEdge * run.size) return near;
  }
  return at;
}

function isInsideWord(text: string, at: number): boolean {
  return /[\p{L}\p{N}]/u.test(text[at - 1] ?? '') && /[\p{L}\p{N}]/u.test(text[at] ?? '');
}

/** Adds a span in order; false when other links have all of its words already. */
function addSpan(run: TextRun, span: TextRun['links'][number]): boolean {
  const { links } = run;
  const same = links.find(
    (link) => link.url === span.url && link.start <= span.end && span.start <= link.end,
  );
  if (same) {
    same.start = Math.min(same.start, span.start);
    same.end = Math.max(same.end, span.end);
    return true;
  }
  const free = { ...span };
  for (const link of links) {
    if (link.start <= free.start && free.start < link.end) free.start = link.end;
    if (link.start < free.end && free.end <= link.end) free.end = link.start;
  }
  if (free.end <= free.start) return false;
  links.push(free);
  links.sort((one, other) => one.start - other.start);
  return true;
}
