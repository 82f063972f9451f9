/**
 * The XML of a document from its root element on, with what comes before it (declaration, comments,
 * document type) left out: entities that a document type declares can then neither expand nor point
 * anywhere. Undefined when there is no whole start tag of a root element.
 */
export function xmlFromRoot(text: string): string | undefined {
  let at = 0;
  for (;;) {
    at = skip(text, at, /[\s\ufeff]*/uy);
    if (text.startsWith('<?', at)) at = after(text, at, '?>');
    else if (text.startsWith('<!--', at)) at = after(text, at, '-->');
    else if (/^<!doctype/iu.test(text.slice(at, at + 9))) at = afterDocumentType(text, at);
    else break;
  }
  const root = /<[\p{L}_][^\s<>/]*(?:\s[^<>]*)?>/uy;
  root.lastIndex = at;
  return root.test(text) ? text.slice(at) : undefined;
}

function skip(text: string, at: number, pattern: RegExp): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

function after(text: string, at: number, end: string): number {
  const found = text.indexOf(end, at);
  return found === -1 ? text.length : found + end.length;
}

/** A document type ends with the first `>` outside of its brackets, quotes and comments. */
function afterDocumentType(text: string, from: number): number {
  let isInside = false;
  let at = from + 2;
  while (at < text.length) {
    const character = text[at];
    if (character === '"' || character === "'") at = after(text, at + 1, character);
    else if (text.startsWith('<!--', at)) at = after(text, at, '-->');
    else if (character === '>' && !isInside) return at + 1;
    else {
      if (character === '[') isInside = true;
      if (character === ']') isInside = false;
      at += 1;
    }
  }
  return at;
}
