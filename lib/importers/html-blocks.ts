import type { Block } from '../core/library/document';
import { absoluteUrl, createLinkedText, type LinkedText } from '../core/library/linked-text';
import { isHidden, isSkipped, startsBlock } from './html-elements';

interface Walk {
  blocks: Block[];
  base: string | undefined;
  /** Running text that belongs to no block element yet. */
  inline: LinkedText;
  /** The link around the current place, so that it survives a block starting inside it. */
  link?: { url: string; label: string };
}

/**
 * The blocks of a parsed, inert piece of HTML in reading order: what a reader sees, with every web
 * link and its words. Scripts, styles, hidden elements and form controls leave nothing.
 */
export function blocksOfHtml(root: Node, base: string | undefined): Block[] {
  const walk: Walk = { blocks: [], base, inline: createLinkedText() };
  walkChildren(root, walk);
  flush(walk);
  return walk.blocks;
}

function walkChildren(node: Node, walk: Walk): void {
  for (const child of node.childNodes) walkNode(child, walk);
}

function walkNode(node: Node, walk: Walk): void {
  if (node.nodeType === Node.TEXT_NODE) {
    walk.inline.add(node.nodeValue ?? '');
    return;
  }
  if (!isElement(node) || isSkipped(node) || isHidden(node)) return;
  const tag = node.localName;
  if (tag === 'br') walk.inline.breakLine();
  else if (tag === 'a') walkLink(node, walk);
  else if (/^h[1-6]$/.test(tag)) pushBlock(walk, { kind: 'heading', level: Number(tag[1]) }, node);
  else if (tag === 'pre') pushCode(walk, node);
  else if (tag === 'ul' || tag === 'ol') pushBlock(walk, { kind: 'list' }, node);
  else if (tag === 'dl') pushBlock(walk, { kind: 'list' }, node);
  else if (tag === 'blockquote') pushBlock(walk, { kind: 'quote' }, node);
  else if (tag === 'table' && !isLayoutTable(node)) pushBlock(walk, { kind: 'table' }, node);
  else if (startsBlock(node)) {
    flush(walk);
    walkChildren(node, walk);
    flush(walk);
  } else walkChildren(node, walk);
}

function walkLink(link: Element, walk: Walk): void {
  const url = absoluteUrl(link.getAttribute('href') ?? '', walk.base);
  if (!url) {
    if (!isPermalinkSign(link)) walkChildren(link, walk);
    return;
  }
  const outer = walk.link;
  walk.link = { url, label: labelOf(link) };
  walk.inline.openLink(url, walk.link.label);
  walkChildren(link, walk);
  walk.inline.closeLink();
  walk.link = outer;
}

/** The `#` or `¶` beside a heading that links to the heading itself. */
function isPermalinkSign(link: Element): boolean {
  return /^[\s#¶§🔗]*$/u.test(link.textContent ?? '');
}

/** Words for a link around an image. */
function labelOf(link: Element): string {
  const image = link.querySelector('img[alt]');
  return link.getAttribute('aria-label') ?? image?.getAttribute('alt') ?? link.getAttribute('title') ?? '';
}

function flush(walk: Walk): void {
  if (walk.link) walk.inline.closeLink();
  const { text, links } = walk.inline.finish();
  // A link without words or description shows nothing; neither does the rest of one around blocks.
  const seen = links.filter((link) => link.anchorText !== '' && !(text === '' && walk.link));
  if (text !== '' || seen.length > 0) walk.blocks.push({ kind: 'paragraph', text, links: seen });
  walk.inline = createLinkedText();
  if (walk.link) walk.inline.openLink(walk.link.url, walk.link.label);
}

function pushBlock(walk: Walk, shape: Pick<Block, 'kind' | 'level'>, element: Element): void {
  flush(walk);
  const text = createLinkedText();
  if (walk.link) text.openLink(walk.link.url, walk.link.label);
  addLines(element, text, walk.base);
  if (walk.link) text.closeLink();
  const finished = text.finish();
  const oneLine = shape.kind === 'heading' ? finished.text.replaceAll('\n', ' ') : finished.text;
  if (oneLine !== '') walk.blocks.push({ ...shape, ...finished, text: oneLine });
}

function pushCode(walk: Walk, element: Element): void {
  flush(walk);
  const text = (element.textContent ?? '').replace(/^\n|\s+$/gu, '');
  const { links } = linkedTextOf(element, walk.base);
  if (text !== '') walk.blocks.push({ kind: 'code', text, links });
}

function linkedTextOf(element: Element, base: string | undefined) {
  const text = createLinkedText();
  addLines(element, text, base);
  return text.finish();
}

/** The words inside one block: items, rows and inner paragraphs on lines of their own, cells divided by bars. */
function addLines(node: Node, text: LinkedText, base: string | undefined): void {
  for (const child of node.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) text.add(child.nodeValue ?? '');
    if (!isElement(child) || isSkipped(child) || isHidden(child)) continue;
    const tag = child.localName;
    if (tag === 'br') text.breakLine();
    else if (tag === 'pre') {
      text.breakLine();
      text.addVerbatim((child.textContent ?? '').trim());
      text.breakLine();
    } else if (tag === 'a') addLink(child, text, base);
    else if (tag === 'td' || tag === 'th') {
      if (child.previousElementSibling) text.add(' | ');
      addLines(child, text, base);
    } else if (startsBlock(child)) {
      // The first paragraph of an item stays on the item's line.
      text.breakLine();
      addLines(child, text, base);
      text.breakLine();
    } else addLines(child, text, base);
  }
}

function addLink(link: Element, text: LinkedText, base: string | undefined): void {
  const url = absoluteUrl(link.getAttribute('href') ?? '', base);
  if (!url && isPermalinkSign(link)) return;
  if (url) text.openLink(url, labelOf(link));
  addLines(link, text, base);
  if (url) text.closeLink();
}

/** Newsletters and old pages lay out whole texts in tables. */
function isLayoutTable(table: Element): boolean {
  return table.querySelector('p, h1, h2, h3, h4, h5, h6, ul, ol, pre, blockquote, table, div') !== null;
}

function isElement(node: Node): node is Element {
  return node.nodeType === Node.ELEMENT_NODE;
}
