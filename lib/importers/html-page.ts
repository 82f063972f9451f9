import { Readability } from '@mozilla/readability';
import { countWords } from '../core/library/count-words';
import type { Block, ParsedDocument } from '../core/library/document';
import { documentTitle } from '../core/library/document-title';
import { absoluteUrl } from '../core/library/linked-text';
import { splitAtTimeMarks } from '../core/library/time-marks';
import { blocksOfHtml } from './html-blocks';
import { type PageDates, type PageMetadata, readPageMetadata } from './page-metadata';
import { baseOf, inertDocument } from './parse-html';
import { withoutTitleHeading } from './title-heading';

/** More elements than any article has; reading them would hold up everything else. */
const mostElements = 100_000;

/** A short article with less than this share of the page's own words is not the article. */
const leastShare = 0.3;
const shortArticle = 150;

/**
 * Reads a whole page: the article by Mozilla's Readability, or the page without its frame (navigation,
 * header, footer) where Readability finds none; title, canonical address, date and language from what
 * the page says. `url` is where the page was found, if it was on the web.
 */
export function parseHtmlPage(html: string, options: { url?: string; name: string }): ParsedDocument {
  const page = inertDocument(html);
  const base = baseOf(page, options.url);
  const metadata = readPageMetadata(page, options.url, base);
  const heading = soleHeading(page);
  makeLinksAbsolute(page, base ?? metadata.url);
  const frameless = framelessBlocks(page, base);
  const article = readArticle(page);
  const found = article ? blocksOfHtml(article.content, base) : [];
  const isArticle = wordsOf(found) >= Math.min(shortArticle, leastShare * wordsOf(frameless));
  const { blocks, isTranscript } = splitAtTimeMarks(isArticle && found.length > 0 ? found : frameless);
  const title = titleOf(metadata, heading, article?.title) ?? documentTitle(blocks, options.name);
  return {
    title,
    kind: isTranscript ? 'talk' : metadata.isArticle || options.url === undefined ? 'post' : 'page',
    ...(metadata.url === undefined ? {} : { url: metadata.url }),
    ...datesOf(metadata),
    ...(metadata.language === undefined ? {} : { language: metadata.language }),
    tags: metadata.tags,
    isPrivate: false,
    blocks: withoutTitleHeading(blocks, title),
  };
}

function datesOf({ publishedAt, publishedFrom, modifiedAt, modifiedFrom }: PageMetadata): PageDates {
  return {
    ...(publishedAt === undefined ? {} : { publishedAt, publishedFrom }),
    ...(modifiedAt === undefined ? {} : { modifiedAt, modifiedFrom }),
  };
}

/** Readability works on a copy, since it takes the page apart. */
function readArticle(page: Document): { content: Node; title?: string } | undefined {
  const copy = page.cloneNode(true) as Document;
  try {
    const reader = new Readability<Node>(copy, { maxElemsToParse: mostElements, serializer: (node) => node });
    const article = reader.parse();
    return article?.content ? { content: article.content, title: article.title ?? undefined } : undefined;
  } catch {
    return undefined;
  }
}

/** Every link gets its absolute address before the page is taken apart; what is no web page loses it. */
function makeLinksAbsolute(page: Document, base: string | undefined): void {
  for (const link of page.querySelectorAll('a[href]')) {
    const href = link.getAttribute('href') ?? '';
    const url = absoluteUrl(href, base);
    if (url) link.setAttribute('href', url);
    else if (!href.startsWith('#')) link.removeAttribute('href');
  }
}

function framelessBlocks(page: Document, base: string | undefined): Block[] {
  const body = page.body.cloneNode(true) as HTMLElement;
  const frame =
    'nav, aside, [role="navigation"], [role="banner"], [role="contentinfo"], [role="search"], body > header, body > footer';
  for (const element of body.querySelectorAll(frame)) element.remove();
  const main = body.querySelector('main, [role="main"]') ?? body;
  const articles = main.querySelectorAll('article');
  const [only] = articles;
  return blocksOfHtml(articles.length === 1 && only ? only : main, base);
}

/** The one heading of the first level, which is the title without the site's name. */
function soleHeading(page: Document): string | undefined {
  const headings = page.querySelectorAll('h1');
  const text = headings.length === 1 ? headings[0]?.textContent?.replace(/\s+/gu, ' ').trim() : '';
  return text || undefined;
}

function titleOf(metadata: PageMetadata, heading: string | undefined, articleTitle: string | undefined) {
  const stated = (metadata.title ?? articleTitle)?.replace(/\s+/gu, ' ').trim();
  if (heading && (!stated || stated.toLowerCase().includes(heading.toLowerCase()))) return heading;
  return stated || heading;
}

function wordsOf(blocks: Block[]): number {
  return blocks.reduce((sum, block) => sum + countWords(block.text), 0);
}
