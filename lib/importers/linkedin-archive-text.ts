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

function withoutReferences(text: string): string {
  // Parsed as the text of a textarea: markup in it stays words.
  const page = inertDocument(`<textarea>\n${text.replaceAll('<', '&lt;')}</textarea>`);
  return page.querySelector('textarea')?.textContent ?? text;
}
