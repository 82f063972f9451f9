import type { Line, Piece } from './page-text';

const bullet = /^\s*[•‣◦▪▫■□●○∙·⁃➢➤►▶✓✔❖◆◇–—*-](?=\s|$)\s*|^\s*\p{Co}\s*/u;
/** Bullets of symbol fonts, which stand alone in a piece of their own. */
const symbolBullet = /^(?:o|§|Ø|ü)$/u;
const number = /^\s*(?:\(?\d{1,2}[.)]|[a-z][.)])\s+/u;

/** How a line begins a list item: with a bullet, with a number, or not at all. */
export function listMark(line: Line): 'bullet' | 'number' | undefined {
  if (bullet.test(line.text) && line.text.replace(bullet, '') !== '') return 'bullet';
  const [first, ...rest] = line.pieces;
  if (first && rest.length > 0 && symbolBullet.test(first.text.trim())) return 'bullet';
  return number.test(line.text) ? 'number' : undefined;
}

/** An item's pieces without its mark. */
export function withoutListMark(pieces: Piece[]): Piece[] {
  const [first, ...rest] = pieces;
  if (!first || first.url !== undefined) return pieces;
  if (symbolBullet.test(first.text.trim())) return rest;
  const text = first.text.replace(bullet, '').replace(number, '');
  // `o First item`: the bullet and the words have become one piece.
  const bare = first.text === text ? text.replace(/^(?:§|Ø|ü)\s+/u, '') : text;
  return [{ ...first, text: bare }, ...rest];
}
