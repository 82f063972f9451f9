import { assignLinks } from './assign-links';
import type { Block } from './document';
import { softBreak } from './linked-text';

/** `[00:03:15]`, `(3:15)`, `00:03:15 –` or `3:15` at the start of a line, with the rest of the line. */
const markedLine =
  /^(?<open>[[(])?(?:(?<hours>\d{1,2}):)?(?<minutes>\d{1,3}):(?<seconds>[0-5]\d)(?:[.,]\d{1,3})?(?:[\])])?(?=\s|$|[-–—:|])\s*(?:[-–—:|]+\s+)?(?<rest>[\s\S]*)$/u;

interface Mark {
  seconds: number;
  isBracketed: boolean;
  rest: string;
}

/** Bracketed marks that make a transcript; bare ones could be the times of an agenda, so more are asked for. */
const leastBracketed = 2;
const leastBare = 3;

/**
 * Splits a transcript at its time marks: every paragraph line that begins with a mark becomes a
 * block that knows its second, headings keep theirs. Texts whose marks are too few, or do not run
 * forward, stay as they are. Soft line breaks become spaces either way.
 */
export function splitAtTimeMarks(blocks: Block[]): { blocks: Block[]; isTranscript: boolean } {
  const isTranscript = isTimeline(blocks.flatMap(marksOf));
  const split = isTranscript ? blocks.flatMap(splitBlock) : blocks;
  const plain = split.map((block) => ({ ...block, text: block.text.replaceAll(softBreak, ' ') }));
  return { blocks: plain, isTranscript };
}

/** `1:02:03`, `00:03:15,500` or `3:15` in seconds. */
export function secondsOfTime(time: string): number | undefined {
  return parseMark(time)?.seconds;
}

function isTimeline(marks: Mark[]): boolean {
  const bracketed = marks.filter((mark) => mark.isBracketed).length;
  if (bracketed < leastBracketed && marks.length < leastBare) return false;
  const forward = marks.filter((mark, index) => mark.seconds >= (marks[index - 1]?.seconds ?? 0)).length;
  return forward / marks.length >= 0.9 && (marks.at(-1)?.seconds ?? 0) > (marks[0]?.seconds ?? 0);
}

function canCarryMarks(block: Block): boolean {
  return block.kind === 'paragraph' || block.kind === 'heading';
}

function marksOf(block: Block): Mark[] {
  if (!canCarryMarks(block)) return [];
  return linesOf(block.text)
    .map(parseMark)
    .filter((mark) => mark !== undefined);
}

function splitBlock(block: Block): Block[] {
  if (!canCarryMarks(block)) return [block];
  const parts: Array<{ startSeconds?: number; text: string }> = [];
  for (const line of linesOf(block.text)) {
    const mark = parseMark(line);
    const last = parts.at(-1);
    if (mark) parts.push({ startSeconds: mark.seconds, text: mark.rest.trim() });
    else if (last) last.text = `${last.text} ${line.trim()}`.trim();
    else parts.push({ text: line.trim() });
  }
  const links = assignLinks(
    parts.map((part) => part.text),
    block.links.map((link) => ({ ...link, sentence: withoutMark(link.sentence) })),
  );
  return parts.map((part, index) => ({ ...block, ...part, links: links[index] ?? [] }));
}

function withoutMark(sentence: string): string {
  return parseMark(sentence)?.rest.trim() ?? sentence;
}

function parseMark(line: string): Mark | undefined {
  const groups = markedLine.exec(line.trim())?.groups;
  if (!groups) return undefined;
  const { open, hours = '0', minutes = '0', seconds = '0', rest = '' } = groups;
  if (hours !== '0' && Number(minutes) > 59) return undefined;
  return {
    seconds: Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds),
    isBracketed: open !== undefined,
    rest,
  };
}

function linesOf(text: string): string[] {
  return text.split(/[\n\u2028]/u);
}
