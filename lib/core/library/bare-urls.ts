/** A web address written out in plain text. */
export interface BareUrl {
  url: string;
  start: number;
  end: number;
}

/** Finds the http and https addresses in a text, without the punctuation of the sentence around them. */
export function findBareUrls(text: string): BareUrl[] {
  const found: BareUrl[] = [];
  for (const match of text.matchAll(/https?:\/\/[^\s<>"“”«»`\\^{}|]+/giu)) {
    const written = withoutTrailing(match[0]);
    if (!URL.canParse(written) || new URL(written).username !== '') continue;
    found.push({ url: written, start: match.index, end: match.index + written.length });
  }
  return found;
}

function withoutTrailing(written: string): string {
  let url = written;
  for (;;) {
    const next = url.replace(/[.,;:!?'’*_]+$/u, '');
    const isUnbalanced =
      (next.endsWith(')') && count(next, ')') > count(next, '(')) ||
      (next.endsWith(']') && count(next, ']') > count(next, '['));
    const shorter = isUnbalanced ? next.slice(0, -1) : next;
    if (shorter === url) return url;
    url = shorter;
  }
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}
