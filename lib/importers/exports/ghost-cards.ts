import type { Block } from '../../core/library/document';
import { absoluteUrl } from '../../core/library/linked-text';
import { parseMarkdown } from '../markdown';
import { htmlFragmentBlocks } from '../parse-html';

/**
 * The blocks of one of Ghost's cards, which Lexical and Mobiledoc name alike. Pictures, players and
 * requests to subscribe leave none.
 */
export function cardBlocks(
  type: string,
  payload: Record<string, unknown>,
  base: string | undefined,
  blocksOfHtml: (html: string) => Block[],
): Block[] {
  const field = (name: string) => (typeof payload[name] === 'string' ? (payload[name] as string) : '');
  switch (type) {
    case 'codeblock':
    case 'code':
      return field('code') === '' ? [] : [{ kind: 'code', text: field('code'), links: [] }];
    case 'markdown':
    case 'card-markdown': {
      const { blocks } = parseMarkdown(field('markdown'), { name: '', htmlBlocks: htmlFragmentBlocks });
      return blocks;
    }
    case 'html':
      return blocksOfHtml(field('html'));
    case 'callout':
      return blocksOfHtml(field('calloutText'));
    case 'toggle':
      return [...blocksOfHtml(`<h4>${field('heading')}</h4>`), ...blocksOfHtml(field('content'))];
    case 'header':
      return blocksOfHtml(
        `<h2>${field('heading') || field('header')}</h2><p>${field('subheading') || field('subheader')}</p>`,
      );
    case 'call-to-action':
      return [
        ...blocksOfHtml(field('textValue')),
        ...linkBlock(field('buttonText'), field('buttonUrl'), base),
      ];
    case 'bookmark': {
      const metadata = (payload.metadata ?? {}) as Record<string, unknown>;
      return linkBlock(String(metadata.title ?? ''), field('url'), base);
    }
    case 'button':
      return linkBlock(field('buttonText'), field('buttonUrl'), base);
    case 'product':
      return [
        ...blocksOfHtml(field('productDescription')),
        ...linkBlock(field('productTitle'), field('productUrl'), base),
      ];
    default:
      return [];
  }
}

function linkBlock(words: string, href: string, base: string | undefined): Block[] {
  const url = absoluteUrl(href, base);
  if (!url) return [];
  const text = words.trim() || new URL(url).hostname;
  return [{ kind: 'paragraph', text, links: [{ url, anchorText: text, sentence: text }] }];
}
