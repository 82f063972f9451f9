import { assignLinks } from './assign-links';
import { countWords } from './count-words';
import type { Block, DocumentLink, Passage } from './document';
import { splitSentences } from './sentences';

/** Words a passage should have where the text allows. */
const passageWords = { least: 80, most: 220 } as const;

/** A block, or a part of a long paragraph, that is never cut again. */
interface Piece {
  text: string;
  words: number;
  links: DocumentLink[];
  startSeconds?: number;
}

interface Section {
  headingPath: string[];
  pieces: Piece[];
}

/** A passage before it has its place. */
interface Cut extends Section {
  words: number;
}

/**
 * Cuts a document into passages of 80 to 220 words: first at headings, then between blocks into
 * parts of about equal length. Lists, code, quotes and tables stay whole, whatever their length; only
 * paragraphs over 220 words are cut, at sentences. Sections under 80 words join a neighbour, whose
 * heading path then names both. Every link goes to the passage it stands in; a passage starts at the
 * time of its first time mark.
 */
export function cutPassages(blocks: Block[]): Passage[] {
  const cuts = joinShort(sectionsOf(blocks).flatMap(cutSection));
  return cuts.map((cut, order) => {
    const startSeconds = cut.pieces.find((piece) => piece.startSeconds !== undefined)?.startSeconds;
    return {
      order,
      text: cut.pieces.map((piece) => piece.text).join('\n\n'),
      headingPath: cut.headingPath,
      ...(startSeconds === undefined ? {} : { startSeconds }),
      links: cut.pieces.flatMap((piece) => piece.links),
    };
  });
}

function sectionsOf(blocks: Block[]): Section[] {
  const sections: Section[] = [];
  const headings: Array<{ level: number; text: string }> = [];
  let current: Section = { headingPath: [], pieces: [] };
  let headingLinks: DocumentLink[] = [];
  let headingTime: number | undefined;

  for (const block of blocks) {
    const text = block.text.trim();
    if (block.kind === 'heading') {
      if (text === '') continue;
      const level = block.level ?? 2;
      while ((headings.at(-1)?.level ?? 0) >= level) headings.pop();
      headings.push({ level, text });
      current = { headingPath: headings.map((heading) => heading.text), pieces: [] };
      sections.push(current);
      headingLinks.push(...block.links);
      headingTime = block.startSeconds ?? headingTime;
      continue;
    }
    if (text === '') {
      headingLinks.push(...block.links);
      continue;
    }
    if (sections.length === 0) sections.push(current);
    const pieces = piecesOf(block, text);
    const first = pieces[0];
    if (first) {
      first.links.unshift(...headingLinks);
      first.startSeconds ??= headingTime;
      headingLinks = [];
      headingTime = undefined;
    }
    current.pieces.push(...pieces);
  }
  const filled = sections.filter((section) => section.pieces.length > 0);
  if (filled.length === 0) return headingsOnly(sections, headingLinks);
  filled
    .at(-1)
    ?.pieces.at(-1)
    ?.links.push(...headingLinks);
  return filled;
}

/** A document of headings alone still has something to find: the headings themselves. */
function headingsOnly(sections: Section[], links: DocumentLink[]): Section[] {
  const text = sections.map((section) => section.headingPath.at(-1) ?? '').join('\n');
  return text === '' ? [] : [{ headingPath: [], pieces: [{ text, words: countWords(text), links }] }];
}

function piecesOf(block: Block, text: string): Piece[] {
  const words = countWords(text);
  const time = block.startSeconds === undefined ? {} : { startSeconds: block.startSeconds };
  if (block.kind !== 'paragraph' || words <= passageWords.most) {
    return [{ text, words, links: [...block.links], ...time }];
  }
  const parts = packSentences(text, words);
  const links = assignLinks(parts, block.links);
  return parts.map((part, index) => ({
    text: part,
    words: countWords(part),
    links: links[index] ?? [],
    ...(index === 0 ? time : {}),
  }));
}

function packSentences(text: string, words: number): string[] {
  const wanted = words / Math.ceil(words / passageWords.most);
  const parts: string[] = [];
  let part = '';
  let count = 0;
  for (const sentence of splitSentences(text).flatMap(breakEndless)) {
    const length = countWords(sentence);
    if (part !== '' && (count >= wanted || count + length > passageWords.most)) {
      parts.push(part.trim());
      part = '';
      count = 0;
    }
    part += sentence;
    count += length;
  }
  if (part.trim() !== '') parts.push(part.trim());
  return parts;
}

/** Speech written down without full stops: cut between words, since there is nothing better. */
function breakEndless(sentence: string): string[] {
  if (countWords(sentence) <= passageWords.most) return [sentence];
  const tokens = sentence.match(/\S+\s*/gu) ?? [];
  const step = Math.ceil(tokens.length / Math.ceil(countWords(sentence) / passageWords.most));
  const parts: string[] = [];
  for (let at = 0; at < tokens.length; at += step) parts.push(tokens.slice(at, at + step).join(''));
  return parts;
}

/** Packs a section's pieces into as few passages as the limit allows, of about equal length. */
function cutSection(section: Section): Cut[] {
  const total = section.pieces.reduce((sum, piece) => sum + piece.words, 0);
  const wanted = total / Math.ceil(total / passageWords.most);
  const cuts: Cut[] = [];
  let current: Cut | undefined;
  for (const piece of section.pieces) {
    const isFull = current && (current.words >= wanted || current.words + piece.words > passageWords.most);
    if (!current || isFull) {
      current = { headingPath: section.headingPath, pieces: [], words: 0 };
      cuts.push(current);
    }
    current.pieces.push(piece);
    current.words += piece.words;
  }
  return cuts;
}

/** Joins passages under the least length with the closer neighbour, as long as the limit holds. */
function joinShort(cuts: Cut[]): Cut[] {
  const joined = [...cuts];
  for (let index = 0; index < joined.length; ) {
    const cut = joined[index];
    const into = cut && cut.words < passageWords.least ? neighbourFor(joined, index) : undefined;
    if (!cut || into === undefined) {
      index += 1;
      continue;
    }
    const [first, second] = into < index ? [into, index] : [index, into];
    const [left, right] = [joined[first], joined[second]];
    if (left && right) joined.splice(first, 2, join(left, right));
    index = first;
  }
  return joined;
}

function neighbourFor(cuts: Cut[], index: number): number | undefined {
  const cut = cuts[index];
  const candidates = [index + 1, index - 1].filter((place) => {
    const other = cuts[place];
    return cut && other && cut.words + other.words <= passageWords.most;
  });
  const closeness = (place: number) =>
    sharedPath(cut?.headingPath ?? [], cuts[place]?.headingPath ?? []).length;
  return candidates.sort((one, other) => closeness(other) - closeness(one))[0];
}

function join(left: Cut, right: Cut): Cut {
  return {
    headingPath: joinPaths(left.headingPath, right.headingPath),
    pieces: [...left.pieces, ...right.pieces],
    words: left.words + right.words,
  };
}

/** What both paths share, then the two rests as one step: `Basics` / `Tools · Costs`. */
function joinPaths(left: string[], right: string[]): string[] {
  const shared = sharedPath(left, right);
  const rests = [left.slice(shared.length), right.slice(shared.length)].filter((rest) => rest.length > 0);
  if (rests.length < 2) return [...shared, ...(rests[0] ?? [])];
  return [...shared, rests.map((rest) => rest.join(' · ')).join(' · ')];
}

function sharedPath(left: string[], right: string[]): string[] {
  const length = left.findIndex((step, index) => step !== right[index]);
  return length === -1 ? left : left.slice(0, length);
}
