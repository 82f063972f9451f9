/**
 * The words of a part of the index, packed for being searched from end to end: sorted, and of each only
 * what differs from the one before. A term is written as one control character, whose code is the number
 * of characters it shares with the one before, and its other characters.
 */
export type PackedVocabulary = string;

/** Most characters that are shared: control characters end below the space. */
const mostShared = 31;

/** Shorter words are too like too many others, longer ones are no words. */
const shortest = 4;
export const longestSpelt = 40;

/** Whether a term can be mistaken for another one by its spelling: numbers and codes cannot. */
export function isSpelt(term: string): boolean {
  return term.length >= shortest && term.length <= longestSpelt && /^\p{L}+$/u.test(term);
}

/**
 * Packs the terms that can be misspelt. Those with characters beyond Latin-1 are packed apart, since they
 * take a database twice the room, and with it everything that stands in one string with them.
 */
export function packVocabulary(terms: Iterable<string>): PackedVocabulary[] {
  const narrow: string[] = [];
  const wide: string[] = [];
  for (const term of terms) {
    if (isSpelt(term)) (/[^\0-\xff]/.test(term) ? wide : narrow).push(term);
  }
  return [narrow, wide].filter((list) => list.length > 0).map(packSorted);
}

function packSorted(terms: string[]): PackedVocabulary {
  let packed = '';
  let before = '';
  for (const term of terms.sort()) {
    let shared = 0;
    const most = Math.min(mostShared, before.length, term.length);
    while (shared < most && term.charCodeAt(shared) === before.charCodeAt(shared)) shared += 1;
    packed += String.fromCharCode(shared) + term.slice(shared);
    before = term;
  }
  return packed;
}

/** The part with the terms that begin with a letter: only the first of them shares nothing with the one before. */
export function termsBeginningWith(packed: PackedVocabulary, letter: string): PackedVocabulary {
  const from = packed.indexOf(`\0${letter}`);
  if (from < 0) return '';
  const end = packed.indexOf('\0', from + 1);
  return packed.slice(from, end < 0 ? packed.length : end);
}

/**
 * Calls `visit` for every term of a packed vocabulary with its characters, its length, and how many of its first
 * characters are as in the call before. The array is used again for the next term.
 */
export function walkVocabulary(
  packed: PackedVocabulary,
  visit: (characters: Uint16Array, length: number, shared: number) => void,
): void {
  const characters = new Uint16Array(longestSpelt);
  let at = 0;
  while (at < packed.length) {
    const shared = packed.charCodeAt(at);
    at += 1;
    let length = shared;
    for (; at < packed.length; at += 1) {
      const code = packed.charCodeAt(at);
      if (code <= mostShared) break;
      characters[length] = code;
      length += 1;
    }
    visit(characters, length, shared);
  }
}
