import { findBareUrls } from '../../core/library/bare-urls';
import type { Block } from '../../core/library/document';
import { createLinkedText } from '../../core/library/linked-text';
import type { Line, Piece } from './page-text';

/** The words of a document, to tell a word cut at a line's end from a compound. */
export type Vocabulary = Set<string>;

/** Every whole word that does not end or begin a line, lower-case. */
export function vocabularyOf(lines: Line[]): Vocabulary {
  const words: Vocabulary = new Set();
  for (const { text } of lines) {
    for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*(?!-$)/gu) ?? [])
      words.add(word);
  }
  return words;
}

/** The pieces of lines that follow each other in a paragraph: words cut at a line's end are whole again. */
export function joinLines(lines: Piece[][], vocabulary: Vocabulary): Piece[] {
  const joined: Piece[] = [];
  for (const line of lines) {
    const pieces = trimmed(line);
    const next = pieces.find((piece) => piece.text !== '');
    const last = joined.findLast((piece) => piece.text !== '');
    if (last && next) joinAt(joined, last, next, vocabulary);
    joined.push(...pieces.map((piece) => ({ ...piece })));
  }
  return merged(joined);
}

/** Ends `last` the way the words around the line's end want it: together, with or without hyphen, or apart. */
function joinAt(joined: Piece[], last: Piece, next: Piece, vocabulary: Vocabulary): void {
  const before = /(\S+?)([-\u00ad\u2010])$/u.exec(last.text);
  if (isCutAddress(last.text, next.text)) return;
  if (before && /^\p{L}/u.test(next.text) && /[\p{L}\p{N}]$/u.test(before[1] ?? '')) {
    const start = /[\p{L}\p{N}]+$/u.exec(before[1] ?? '')?.[0] ?? '';
    const end = /^[\p{L}\p{N}]+/u.exec(next.text)?.[0] ?? '';
    if (!keepsHyphen(start, end, before[2] === '-', vocabulary)) last.text = last.text.slice(0, -1);
    return;
  }
  const url = last.url !== undefined && last.url === next.url ? last.url : undefined;
  joined.push(url === undefined ? { text: ' ' } : { text: ' ', url });
}

function keepsHyphen(start: string, end: string, isHard: boolean, vocabulary: Vocabulary): boolean {
  if (!isHard) return false;
  const [first, second] = [start.toLowerCase(), end.toLowerCase()];
  if (vocabulary.has(first + second)) return false;
  if (vocabulary.has(`${first}-${second}`)) return true;
  // A capital or a number after the hyphen is a compound; so are two words that stand alone elsewhere.
  if (!/^\p{Ll}/u.test(end) || /\p{N}/u.test(start)) return true;
  return first.length > 2 && second.length > 2 && vocabulary.has(first) && vocabulary.has(second);
}

/** A written-out address goes on in the next line where it ends with a sign that ends no sentence. */
function isCutAddress(before: string, after: string): boolean {
  const address = /https?:\/\/\S*$/iu.exec(before)?.[0];
  return address !== undefined && /[/_?=&%#-]$/u.test(address) && /^[\p{L}\p{N}/_?=&%#.-]/u.test(after);
}

/** Leaves out the white space at both ends of a line. */
function trimmed(line: Piece[]): Piece[] {
  const pieces = line.map((piece) => ({ ...piece }));
  const first = pieces.find((piece) => piece.text.trim() !== '');
  const last = pieces.findLast((piece) => piece.text.trim() !== '');
  if (first) first.text = first.text.trimStart();
  if (last) last.text = last.text.trimEnd();
  return pieces.filter(
    (piece) => piece.text.trim() !== '' || piece.label !== undefined || isBetween(pieces, piece),
  );
}

function isBetween(pieces: Piece[], piece: Piece): boolean {
  const at = pieces.indexOf(piece);
  const hasText = (other: Piece) => other.text.trim() !== '';
  return pieces.slice(0, at).some(hasText) && pieces.slice(at + 1).some(hasText);
}

/** Pieces of one link, parted only by spaces, are one piece. */
function merged(pieces: Piece[]): Piece[] {
  const result: Piece[] = [];
  for (const [at, piece] of pieces.entries()) {
    const last = result.at(-1);
    const next = pieces[at + 1];
    const isGapInLink =
      piece.url === undefined &&
      /^\s+$/u.test(piece.text) &&
      last?.url !== undefined &&
      last.url === next?.url;
    const isSame = last && last.url === piece.url && last.label === undefined && piece.label === undefined;
    if (last && (isSame || (isGapInLink && !last.label && !next?.label))) last.text += piece.text;
    else result.push({ ...piece });
  }
  return result;
}

/** Text and links of a block; addresses written out without a link become links too. */
export function linkedTextOf(lines: Piece[][]): Pick<Block, 'text' | 'links'> {
  const text = createLinkedText();
  for (const [index, pieces] of lines.entries()) {
    if (index > 0) text.breakLine();
    for (const piece of pieces) {
      if (piece.url === undefined) addPlain(text, piece.text);
      else {
        text.openLink(piece.url, piece.label);
        text.add(piece.text);
        text.closeLink();
      }
    }
  }
  return text.finish();
}

function addPlain(text: ReturnType<typeof createLinkedText>, plain: string): void {
  let at = 0;
  for (const { url, start, end } of findBareUrls(plain)) {
    text.add(plain.slice(at, start));
    text.openLink(url);
    text.add(plain.slice(start, end));
    text.closeLink();
    at = end;
  }
  text.add(plain.slice(at));
}
