/** A piece of text, marked or not. */
export interface MarkedPiece {
  text: string;
  isMarked: boolean;
}

/**
 * Cuts a text at the words that match one of the terms. A word matches its own form and forms
 * that differ in the ending only, because the index compares stems and the terms are as written.
 */
export function markWords(text: string, terms: string[]): MarkedPiece[] {
  const wanted = terms.map((term) => term.toLowerCase()).filter((term) => term.length > 1);
  const pieces: MarkedPiece[] = [];
  let from = 0;
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{N}]+/gu)) {
    if (!wanted.some((term) => isSameWord(word.toLowerCase(), term))) continue;
    if (index > from) pieces.push({ text: text.slice(from, index), isMarked: false });
    pieces.push({ text: word, isMarked: true });
    from = index + word.length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), isMarked: false });
  return pieces;
}

/** About `length` characters of the text around the first matching word, cut at words, with ellipses. */
export function excerptAround(text: string, terms: string[], length = 200): string {
  if (text.length <= length) return text;
  const pieces = markWords(text, terms);
  const at = pieces.findIndex((piece) => piece.isMarked);
  const before = pieces.slice(0, Math.max(at, 0)).reduce((sum, piece) => sum + piece.text.length, 0);
  const wish = Math.max(0, before - Math.floor(length / 3));
  const start = wish === 0 ? 0 : text.indexOf(' ', wish) + 1;
  const wishedEnd = Math.min(text.length, start + length);
  const end = wishedEnd === text.length ? wishedEnd : Math.max(text.lastIndexOf(' ', wishedEnd), start + 1);
  return `${start > 0 ? '… ' : ''}${text.slice(start, end).trim()}${end < text.length ? ' …' : ''}`;
}

function isSameWord(word: string, term: string): boolean {
  if (word === term) return true;
  const stem = Math.max(4, Math.min(word.length, term.length) - 3);
  return (
    Math.min(word.length, term.length) >= 4 &&
    word.slice(0, stem) === term.slice(0, stem) &&
    Math.abs(word.length - term.length) <= 3
  );
}
