import { findLink } from './link-guard-detect';
import { foldForDetection } from './link-guard-fold';
import { isRegisteredEnding, isUnmistakableEnding } from './link-guard-hosts';

/** A word on its way out, with the whitespace before it. */
export interface Word {
  space: string;
  text: string;
}

const wordConnectors: Record<string, string> = {
  dot: '.',
  punkt: '.',
  punto: '.',
  ponto: '.',
  slash: '/',
  'forward-slash': '/',
  colon: ':',
};

/** What a word that only joins others stands for; undefined for other words. */
function connectorOf(folded: string): { character: string; isWord: boolean } | undefined {
  const bare = folded.replace(/^[[({<"']+|[\])}>"']+$/g, '');
  const named = wordConnectors[bare];
  if (named !== undefined) return { character: named, isWord: bare === folded };
  if (/^[.:/\\@]+$/.test(bare) && bare.length <= 3) return { character: bare, isWord: false };
  return undefined;
}

/** True for a word that only joins the parts of an address: `.`, `[dot]`, `slash`, `://`. */
export function isConnector(word: string): boolean {
  return !isOrdinary(word) && connectorOf(foldForDetection(word)) !== undefined;
}

/** Looked at before a pair is compared: cheap for ordinary words. */
function isOrdinary(text: string): boolean {
  return (
    text.length > 1 &&
    /^[a-zA-ZÀ-ɏ'’-]+,?$/.test(text) &&
    !/^(?:dot|punkt|punto|ponto|slash|colon)$/i.test(text)
  );
}

/**
 * True when two neighbouring words could be parts of one address: one of them only joins, both are
 * single letters, or the second begins with a dot as an address goes on.
 */
export function couldBelongTogether(first: string, second: string): boolean {
  if (isOrdinary(first) && isOrdinary(second)) return false;
  // The only addresses that get this far are the owner's, and they are whole.
  if (/https?:\/\//i.test(first) || /https?:\/\//i.test(second)) return false;
  const a = foldForDetection(first);
  const b = foldForDetection(second);
  if (connectorOf(a) || connectorOf(b)) return true;
  if (/^[a-z0-9]$/.test(a) && /^[a-z0-9]$/.test(b)) return true;
  const dotted = /^\.([a-z0-9-]+)(?:\.[a-z0-9-]+)*([:/?#].*)?$/.exec(b);
  if (dotted && /[a-z0-9]$/.test(a)) {
    const ending = /([a-z0-9-]+)(?:[:/?#].*)?$/.exec(b.replace(/[:/?#].*$/, ''))?.[1] ?? '';
    return dotted[2] !== undefined || (ending !== 'net' && isUnmistakableEnding(ending));
  }
  const path = /^([a-z][a-z0-9-]*(?:\.[a-z0-9-]+)*)[:/?#]\S/.exec(b);
  return /[a-z0-9]\.$/.test(a) && path !== null && isRegisteredEnding(path[1]?.split('.').at(-1) ?? '');
}

/** Longest run of words that is looked at as one. */
export const longestRun = 240;

/**
 * Takes links out of a run of words that belong together: `exfil dot invalid slash c`,
 * `exfil . invalid / c`, `e x f i l . i n v a l i d`.
 *
 * @param replace the exact address for an allowed link, or undefined when it was removed and reported.
 * @returns the words that stay.
 */
export function guardRun(
  run: Word[],
  replace: (joined: string, shown: string) => string | undefined,
): Word[] {
  let words = run;
  for (let pass = 0; words.length > 1 && pass < longestRun; pass++) {
    const joined = join(words);
    const link = findLink(joined.text, joined.joinedBy);
    if (link === undefined || link.kind !== 'link') return words;
    const first = joined.starts.findLastIndex((start) => start <= link.start);
    const last = joined.starts.findLastIndex((start) => start < link.end);
    if (first === last) return words;
    const shown = words
      .slice(first, last + 1)
      .map((word, index) => (index === 0 ? '' : word.space) + word.text)
      .join('');
    const exact = replace(joined.text.slice(link.start, link.end), shown);
    const before = words.slice(0, first);
    const space = words[first]?.space ?? '';
    const replacement = exact === undefined ? [] : [{ space, text: exact }];
    const after = words.slice(last + 1);
    if (exact !== undefined)
      return [...guardRun(before, replace), ...replacement, ...guardRun(after, replace)];
    const [next, ...others] = after;
    words = next ? [...before, { ...next, space: longerSpace(space, next.space) }, ...others] : before;
  }
  return words;
}

/** Of two spaces the one that parts more. */
export function longerSpace(a: string, b: string): string {
  const breaks = (space: string) => space.split('\n').length;
  return breaks(a) > breaks(b) ? a : b === '' ? a : b;
}

function join(words: Word[]): {
  text: string;
  starts: number[];
  joinedBy: 'punctuation' | 'words';
} {
  let text = '';
  const starts: number[] = [];
  let hasPunctuation = false;
  for (const word of words) {
    starts.push(text.length);
    const plain = word.text.replace(/\ue000[^\ue001]*\ue001/g, ' ');
    const connector = connectorOf(foldForDetection(plain));
    if (connector && !connector.isWord) hasPunctuation = true;
    if (!connector && /^\.|\.$/.test(plain)) hasPunctuation = true;
    text += connector ? connector.character : plain;
  }
  return { text, starts, joinedBy: hasPunctuation ? 'punctuation' : 'words' };
}
