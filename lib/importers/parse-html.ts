import type { Block } from '../core/library/document';
import { absoluteUrl } from '../core/library/linked-text';
import { blocksOfHtml } from './html-blocks';

/**
 * Parses HTML into a document without a window: no script runs, no image loads, nothing is fetched.
 */
export function inertDocument(html: string): Document {
  return new DOMParser().parseFromString(html, 'text/html');
}

/** The address relative links of a page are resolved against: its first `base` element, else its own. */
export function baseOf(page: Document, url: string | undefined): string | undefined {
  const href = page.querySelector('base[href]')?.getAttribute('href');
  return (href && absoluteUrl(href, url)) || url;
}

/** Blocks of a piece of HTML: a feed entry's content, or raw HTML inside Markdown. */
export function htmlFragmentBlocks(html: string, base: string | undefined): Block[] {
  return blocksOfHtml(inertDocument(html).body, base);
}
