/** Lines and characters up to which a file is parsed in one go. */
const mostLines = 2000;
const mostCharacters = 400_000;

/** Lines after which a piece ends at the next empty line, and after which it ends wherever it is. */
const pieceLines = { wanted: 500, most: 1500 } as const;

/** Characters after which a piece ends at the next empty line: about a third of a second of parsing. */
const pieceCharacters = 80_000;

/** Definitions of reference links that every piece knows. */
const mostDefinitions = 500;

/**
 * A Markdown source in pieces to parse one after the other: the parser's time grows with the square
 * of the lines of a paragraph or list, and a file of a hundred thousand lines would take minutes. Files of
 * usual length are one piece. Pieces end at empty lines where there are any; code that is cut goes on
 * as code, and each piece knows where reference links of the whole file lead.
 */
export function markdownPieces(source: string): string[] {
  const lines = source.split('\n');
  if (lines.length <= mostLines && source.length <= mostCharacters) return [source];
  const definitions = lines
    .filter((line) => /^ {0,3}\[[^\]]{1,200}\]:\s*\S/u.test(line))
    .slice(0, mostDefinitions);
  const pieces: string[] = [];
  let piece: string[] = [];
  let characters = 0;
  let fence: string | undefined;
  for (const line of lines) {
    piece.push(line);
    characters += line.length;
    fence = fenceAfter(line, fence);
    const isGap = fence === undefined && line.trim() === '';
    const isEnough = isGap && characters >= pieceCharacters;
    if (!isEnough && piece.length < (isGap ? pieceLines.wanted : pieceLines.most)) continue;
    if (fence !== undefined) piece.push(fence);
    pieces.push([...piece, '', ...definitions].join('\n'));
    piece = fence === undefined ? [] : [fence];
    characters = 0;
  }
  pieces.push([...piece, '', ...definitions].join('\n'));
  return pieces;
}

/** The mark of the code block that is open after this line, if one is. */
function fenceAfter(line: string, open: string | undefined): string | undefined {
  const mark = /^ {0,3}(`{3,}|~{3,})/u.exec(line)?.[1];
  if (mark === undefined) return open;
  if (open === undefined) return mark;
  const closes = mark.startsWith(open) && line.trim() === mark;
  return closes ? undefined : open;
}
