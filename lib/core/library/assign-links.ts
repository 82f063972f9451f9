import type { DocumentLink } from './document';

/**
 * Gives every link of a cut text to the piece it stands in: the piece that holds its sentence, else
 * its anchor text, else the first piece. Links keep their order; the search goes forward from the
 * piece of the link before, so that repeated anchor texts stay where they were.
 */
export function assignLinks(pieces: string[], links: DocumentLink[]): DocumentLink[][] {
  const assigned: DocumentLink[][] = pieces.map(() => []);
  let from = 0;
  for (const link of links) {
    const place = placeOf(pieces, link, from);
    assigned[place]?.push(link);
    from = place;
  }
  return assigned;
}

function placeOf(pieces: string[], link: DocumentLink, from: number): number {
  for (const needle of [link.sentence, link.anchorText]) {
    if (needle.trim() === '') continue;
    const ahead = pieces.findIndex((piece, index) => index >= from && piece.includes(needle));
    if (ahead >= 0) return ahead;
    const anywhere = pieces.findIndex((piece) => piece.includes(needle));
    if (anywhere >= 0) return anywhere;
  }
  return from;
}
