import type { AllowedLinks } from './link-guard-allowed';
import { findLink } from './link-guard-detect';
import { isElementName } from './link-guard-markup-forms';

/** Brackets, quotes and full stops that close what stands before them. */
const closers = /[.,;:!?)\]}>'"’”»…*_~|]+$/;

/** Most links looked at in one word; beyond, the word goes. */
const mostLinks = 40;

/**
 * The word (text without whitespace) with every link in it judged: allowed ones as the exact
 * address, others removed. The result can hold spaces where two parts may not touch.
 */
export function guardWord(word: string, allowed: AllowedLinks, report: Report): string {
  let text = word;
  let hasRemoved = false;
  const remove: Report = (link, isDisguised) => {
    hasRemoved = true;
    report(link, isDisguised);
  };
  for (let pass = 0; pass < mostPasses; pass++) {
    const next = text
      .split(/\s+/)
      .map((part) => guardOnce(part, allowed, remove))
      .join(' ');
    const tidy = hasRemoved ? dropEmptyPairs(next) : next;
    if (tidy === text) return tidy;
    text = tidy;
  }
  report(text, true);
  return '';
}

/** A link that was removed, and whether it could only be read by undoing a disguise. */
type Report = (link: string, isDisguised: boolean) => void;

/** What is taken out can make a new link of the rest; a word that does so again and again goes. */
const mostPasses = 8;

function guardOnce(word: string, allowed: AllowedLinks, report: Report): string {
  let done = '';
  let rest = dropTagBrackets(word);
  for (let count = 0; rest !== ''; count++) {
    const glued = rest.search(gluedAddress);
    if (glued > 0) {
      done = joinSafely(done, guardOnce(rest.slice(0, glued), allowed, report));
      rest = rest.slice(glued);
    }
    const link = findLink(rest);
    if (link === undefined) return joinSafely(done, rest);
    if (count === mostLinks) {
      report(rest, true);
      return done;
    }
    if (link.kind === 'needs-space') {
      const cut = link.start;
      const tail = rest.slice(cut);
      done = joinSafely(done, rest.slice(0, cut));
      // What stands before a dot that got its space is judged; what follows it is judged on.
      return `${done} ${tail.startsWith('.') ? tail : guardOnce(tail, allowed, report)}`;
    }
    const { candidate, follower } = cutCandidate(rest, link.start, link.end);
    const whole = link.isDisguised ? longestAllowed(rest, allowed) : undefined;
    const permitted = whole ?? longestAllowed(candidate, allowed);
    if (permitted) {
      const before = whole ? '' : rest.slice(0, link.start).replace(/[*_~|\\]+$/, '');
      done = joinSafely(joinSafely(done, before), permitted.exact);
      rest = whole ? permitted.left : permitted.left + follower;
      if (rest !== '' && !/^[.,;:!?)\]}'"’”»…]+$/.test(rest)) {
        const closing = /^[.,;:!?)\]}'"’”»…]*/.exec(rest)?.[0] ?? '';
        return `${done}${closing} ${guardOnce(rest.slice(closing.length).replace(/^[*_~|\\]+/, ''), allowed, report)}`;
      }
      return done + rest;
    }
    report(candidate, link.isDisguised);
    // What is left may make a link together: it is looked at again as a whole.
    rest = cleanEdges(rest.slice(0, link.start), closingPart(candidate) + follower);
  }
  return done;
}

/** An address behind a bracket, a quote or a letter that no address holds. */
const gluedAddress = /(?<=[("'[]|[^\p{ASCII}])https?:\/\//iu;

/** Where a link ends: at a quote or bracket of a tag, or where another link is glued on. */
function cutCandidate(text: string, start: number, end: number): { candidate: string; follower: string } {
  const candidate = text.slice(start, end);
  const stop = candidate.search(/[<>"“”«»`]|(?<=[,;|)\]}'’])(?=(?:https?:\/\/|www\.))/i);
  const length = stop > 0 ? stop : candidate.length;
  return { candidate: candidate.slice(0, length), follower: text.slice(start + length) };
}

function closingPart(candidate: string): string {
  return (closers.exec(candidate)?.[0] ?? '').replace(/[*_~|>]/g, '');
}

/** The longest allowed address the candidate begins with, cut only where no address goes on. */
function longestAllowed(
  candidate: string,
  allowed: AllowedLinks,
): { exact: string; left: string } | undefined {
  let text = candidate;
  for (;;) {
    // A mark of punctuation at the end belongs to the sentence, also where an address could hold it; so
    // does a bracket after the part behind a `#`, which no comparison looks at.
    const isOfSentence = /[.,;:!?'"*_~|…]$|#\S*[)\]}>]$/.test(text);
    const exact = isOfSentence && !allowed.isExact(text) ? undefined : allowed.exactFor(text);
    if (exact !== undefined) return { exact, left: candidate.slice(text.length).replace(/[*_~|>]/g, '') };
    if (!closers.test(text)) break;
    text = text.slice(0, -1);
  }
  let tries = 0;
  for (const cut of candidate.matchAll(/[)\]}>'’,;|*]|[^\p{ASCII}]/gu)) {
    if (tries++ === 20) break;
    const exact = allowed.exactFor(candidate.slice(0, cut.index));
    if (exact !== undefined) return { exact, left: candidate.slice(cut.index) };
  }
  return undefined;
}

/** What a link leaves behind: no empty brackets, no `url=` without its address. */
function cleanEdges(before: string, after: string): string {
  const left = before.replace(/[=/\\@#%&?+|_~*<:-]+$/, '');
  return dropEmptyPairs(left + after.replace(/^[*_~|]+/, ''));
}

function dropEmptyPairs(text: string): string {
  let joined = text;
  for (let previous = ''; previous !== joined; ) {
    previous = joined;
    joined = joined.replace(/\(\)|\[\]|\{\}|<>|""|''|“”|‘’|«»/g, '');
  }
  return joined;
}

/** An address must not touch a letter on either side. */
function joinSafely(left: string, right: string): string {
  if (left === '' || right === '') return left + right;
  const touches =
    /^https?:\/\//i.test(right) && (!/[\s([{"'“‘«—–:]$/.test(left) || /https?:\/\/\S*$/i.test(left));
  return touches ? `${left} ${right}` : left + right;
}

/** `<a` is no tag without its bracket. */
function dropTagBrackets(word: string): string {
  if (!word.includes('<')) return word;
  return word.replace(/<(?=!--|\/?([a-z][a-z0-9]*))/gi, (bracket, name?: string) =>
    name === undefined || isElementName(name) ? '' : bracket,
  );
}
