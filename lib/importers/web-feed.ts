import type { NewImportItem } from '../app/ports';
import { DrafthandError } from '../core/errors';
import { countWords } from '../core/library/count-words';
import type { Block, ParsedDocument } from '../core/library/document';
import { documentTitle } from '../core/library/document-title';
import { absoluteUrl } from '../core/library/linked-text';
import { decodeText } from './decode-text';
import { readFeed } from './feed';
import type { FeedEntry } from './feed-entry';
import { type FetchedResource, type FetchOptions, fetchResource } from './fetch-resource';
import { isLoginPage } from './login-page';
import { htmlFragmentBlocks, inertDocument } from './parse-html';
import { withoutTitleHeading } from './title-heading';

export interface ImportedFeed {
  title?: string;
  items: NewImportItem[];
  etag?: string;
  lastModified?: string;
}

/** A text of at least this many words is taken for the whole post. */
const wholePost = 80;

/** Less than this says nothing worth quoting. */
const leastWords = 20;

/**
 * Gets a feed and makes an import item of every entry: its own text where the feed has it whole (and
 * always for episodes and videos), else the page when it is on the feed's origin (the one the owner gave access to), else the teaser.
 * A page that names its feed leads to it. Undefined when the feed has not changed. Throws what
 * `fetchResource` throws and `feed-unreadable`.
 */
export async function importFeed(url: string, options: FetchOptions): Promise<ImportedFeed | undefined> {
  const first = await fetchResource(url, options);
  if (!first) return undefined;
  const named = feedNamedBy(first, url);
  const resource = named ? await fetchResource(named, { ...options, known: undefined }) : first;
  if (!resource) return undefined;
  const feed = readFeed(decodeText(resource.bytes, resource.charset), resource.url);
  return {
    title: feed.title,
    items: feed.entries.map((entry) => feedItem(entry, resource.url)),
    ...(named ? {} : { etag: resource.etag, lastModified: resource.lastModified }),
  };
}

/** The feed a page points to in its head, if it is on the same origin. Throws `page-needs-login` for a login page. */
function feedNamedBy(resource: FetchedResource, requested: string): string | undefined {
  if (resource.mediaType !== 'text/html' && resource.mediaType !== 'application/xhtml+xml') return undefined;
  const html = decodeText(resource.bytes, resource.charset);
  // Some servers call every answer a page.
  if (/^[^<]*(?:<\?[^>]*>\s*|<!--[\s\S]*?-->\s*)*<(?:rss|feed|rdf:RDF)[\s>]/iu.test(html)) return undefined;
  const page = inertDocument(html);
  const types = ['rss+xml', 'atom+xml', 'feed+json'].map(
    (type) => `link[rel~="alternate"][type="application/${type}"]`,
  );
  const href = page.querySelector(types.join())?.getAttribute('href') ?? '';
  const named = absoluteUrl(href, resource.url);
  if (named && new URL(named).origin === new URL(resource.url).origin) return named;
  const words = countWords(page.body.textContent ?? '');
  if (isLoginPage(html, words, { requested, url: resource.url })) {
    throw new DrafthandError({ code: 'page-needs-login', detail: resource.url });
  }
  throw new DrafthandError({ code: 'feed-unreadable', detail: 'a page that names no feed of its own' });
}

/** What to import of one entry; `feedUrl` decides which pages may be fetched. */
export function feedItem(entry: FeedEntry, feedUrl: string): NewImportItem {
  const name = entry.key;
  const base = entry.url ?? feedUrl;
  const candidates = [entry.content, entry.summary].map((html) =>
    html ? htmlFragmentBlocks(html, base) : [],
  );
  const blocks = candidates.sort((one, other) => wordsOf(other) - wordsOf(one))[0] ?? [];
  const words = wordsOf(blocks);
  const document = (): NewImportItem => ({
    name,
    input: { kind: 'document', document: documentOf(entry, blocks) },
  });
  if (entry.isMedia || (words >= wholePost && !isCutOff(blocks))) return document();
  if (entry.url && new URL(entry.url).origin === new URL(feedUrl).origin) {
    const listed = listedDates(entry);
    return { name, input: { kind: 'url', url: entry.url, ...(listed ? { listed } : {}) } };
  }
  return words >= leastWords ? document() : { name, error: { code: 'no-text-found' } };
}

/** What the feed says of a page that may not say it itself. */
function listedDates({
  publishedAt,
  modifiedAt,
}: FeedEntry): { publishedAt?: number; modifiedAt?: number } | undefined {
  if (publishedAt === undefined && modifiedAt === undefined) return undefined;
  return {
    ...(publishedAt === undefined ? {} : { publishedAt }),
    ...(modifiedAt === undefined ? {} : { modifiedAt }),
  };
}

function documentOf(entry: FeedEntry, blocks: Block[]): ParsedDocument {
  const title = entry.title ?? documentTitle(blocks, entry.url ?? entry.key);
  return {
    title,
    kind: entry.isMedia ? 'talk' : 'post',
    ...(entry.url === undefined ? {} : { url: entry.url }),
    ...(entry.publishedAt === undefined ? {} : { publishedAt: entry.publishedAt, publishedFrom: 'feed' }),
    ...(entry.modifiedAt === undefined ? {} : { modifiedAt: entry.modifiedAt, modifiedFrom: 'feed' }),
    ...(entry.language === undefined ? {} : { language: entry.language }),
    tags: entry.tags,
    isPrivate: false,
    blocks: entry.isMedia && wordsOf(blocks) === 0 ? titleOnly(title) : withoutTitleHeading(blocks, title),
  };
}

/** An episode nobody described is still one to point to. */
function titleOnly(title: string): Block[] {
  return [{ kind: 'paragraph', text: title, links: [] }];
}

/** Teasers end in an ellipsis, often followed by the link to the rest. */
function isCutOff(blocks: Block[]): boolean {
  return /(?:\[?…\]?|\[?\.\.\.\]?)\s*(?:\S+\s*){0,4}$/u.test((blocks.at(-1)?.text ?? '').slice(-80));
}

function wordsOf(blocks: Block[]): number {
  return blocks.reduce((sum, block) => sum + countWords(block.text), 0);
}
