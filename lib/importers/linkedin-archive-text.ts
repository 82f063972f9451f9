import type { Block } from '../core/library/document';
import { htmlFragmentBlocks, inertDocument } from './parse-html';
import { withBareLinks } from './plain-text';

/**
 * The words of a message or a post as a person wrote them. Sponsored messages and InMails are HTML;
 * in all others a `<` is a `<`, and only references such as `&amp;` are resolved.
 */
export function archiveText(written: string): string {
  if (isArchiveHtml(written)) {
    return htmlFragmentBlocks(written, undefined)
      .map((block) => block.text)
      .join('\n\n');
  }
  return /&(?:#\w+|\w+);/u.test(written) ? withoutReferences(written) : written;
}

/** True for texts written by LinkedIn's HTML editor. */
export function isArchiveHtml(written: string): boolean {
  return (
    /^\s*<(?:p|div|span|html|body|table|br|ul|ol|strong|em|b|a)\b[^<>]*>/iu.test(written) ||
    /<p class="spinmail/iu.test(written)
  );
}

/** A post's paragraphs, its bare addresses as links. */
export function archiveBlocks(text: string): Block[] {
  return text
    .split(/\n\s*\n/u)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => ({ kind: 'paragraph', ...withBareLinks(paragraph.trim()) }));
}

/**
 * Undoes a fault of the export: in some archives every line break of a text is written as `"⏎"`, and
 * the quotes at both ends of the text stay. Only where all its line breaks are like that; in a text
 * that quotes whole lines at least one is not.
 */
export function withoutWrappedLines(text: string): string {
  const breaks = text.split('\n').length - 1;
  const wrapped = text.split('"\n"').length - 1;
  if (breaks === 0 || wrapped !== breaks) return text;
  const joined = text.replaceAll('"\n"', '\n');
  const quotes = joined.split('"').length - 1;
  return quotes % 2 === 1 ? joined.replace(/^"|"$/u, '') : joined;
}

/** More than all named references there are. */
const mostReferences = 5000;

const characterOf = new Map<string, string>();

/** Resolves each kind of reference once: a parsed document for every message would be most of the work. */
function withoutReferences(text: string): string {
  return text.replace(/&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/giu, (reference) => {
    const known = characterOf.get(reference);
    if (known !== undefined) return known;
    const character = inertDocument(`<p>${reference}`).body.textContent ?? reference;
    if (characterOf.size < mostReferences) characterOf.set(reference, character);
    return character;
  });
}
