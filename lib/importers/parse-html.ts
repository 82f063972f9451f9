import type { Block } from '../core/library/document';
import { absoluteUrl } from '../core/library/linked-text';
import { blocksOfHtml } from './html-blocks';

/**
 * Parses HTML into a document without a window: no script runs, no image loads, nothing is fetched.
 */
export function inertDocument(html: string): Document {
  const page = new DOMParser().parseFromString(html, 'text/html');
  // A control called `parentNode` would stand for the parent of its form and lead readers in circles.
  for (const element of Document.prototype.querySelectorAll.call(page, clobbering)) {
    Element.prototype.removeAttribute.call(element, 'name');
    Element.prototype.removeAttribute.call(element, 'id');
  }
  return page;
}

/** Elements whose name or id becomes a property of their form or document (HTML, "named properties"). */
const clobbering = [
  'form',
  'input',
  'button',
  'select',
  'textarea',
  'output',
  'fieldset',
  'object',
  'embed',
  'img',
  'iframe',
]
  .map((tag) => `${tag}[name], ${tag}[id]`)
  .join(', ');

/** The address relative links of a page are resolved against: its first `base` element, else its own. */
export function baseOf(page: Document, url: string | undefined): string | undefined {
  const href = page.querySelector('base[href]')?.getAttribute('href');
  return (href && absoluteUrl(href, url)) || url;
}

/** Blocks of a piece of HTML: a feed entry's content, or raw HTML inside Markdown. */
export function htmlFragmentBlocks(html: string, base: string | undefined): Block[] {
  return blocksOfHtml(inertDocument(html).body, base);
}
