import { parseFeed } from 'feedsmith';
import { DrafthandError } from '../core/errors';
import { absoluteUrl } from '../core/library/linked-text';
import { publishedDate } from './published-date';

/** One entry of a feed, the same for every format. */
export interface FeedEntry {
  /** The feed's own id, else the address; stable over fetches. */
  key: string;
  title?: string;
  url?: string;
  publishedAt?: number;
  modifiedAt?: number;
  tags: string[];
  language?: string;
  /** The whole text as HTML, where the feed has it. */
  content?: string;
  /** A teaser as HTML. */
  summary?: string;
}

export interface ReadFeed {
  title?: string;
  entries: FeedEntry[];
}

/** The least a feed library's answer has of each format; everything is optional, feeds being what they are. */
type Parsed = ReturnType<typeof parseFeed>;
type Of<Format extends Parsed['format']> = Extract<Parsed, { format: Format }>['feed'];

/**
 * Reads RSS, Atom, RDF or JSON Feed. `url` is the feed's address, against which links are resolved.
 * Throws `feed-unreadable` for anything else.
 */
export function readFeed(source: string, url: string): ReadFeed {
  const parsed = parse(source);
  const read = entriesOf(parsed, url);
  const seen = new Set<string>();
  const entries = read.entries.map(withKey).filter((entry) => {
    const isNew = entry.key !== '' && !seen.has(entry.key);
    seen.add(entry.key);
    return isNew;
  });
  return { ...read, entries };
}

/** Entries without id and address are told apart by their title, else by how they begin. */
function withKey(entry: FeedEntry): FeedEntry {
  const key = entry.key || entry.title || (entry.content ?? entry.summary ?? '').slice(0, 100);
  return { ...entry, key };
}

function parse(source: string): Parsed {
  try {
    return parseFeed(source.trim());
  } catch (thrown) {
    const detail = thrown instanceof Error ? thrown.message : String(thrown);
    throw new DrafthandError({ code: 'feed-unreadable', detail });
  }
}

function entriesOf(parsed: Parsed, url: string): ReadFeed {
  switch (parsed.format) {
    case 'rss':
      return readRss(parsed.feed, url);
    case 'atom':
      return readAtom(parsed.feed, url);
    case 'rdf':
      return readRdf(parsed.feed, url);
    case 'json':
      return readJson(parsed.feed, url);
    default:
      throw new DrafthandError({ code: 'feed-unreadable', detail: 'unknown format' });
  }
}

function readRss(feed: Of<'rss'>, base: string): ReadFeed {
  const entries = (feed.items ?? []).map((item): FeedEntry => {
    const permalink = item.guid?.isPermaLink === false ? undefined : item.guid?.value;
    const url = link(item.link, base) ?? link(permalink, base) ?? link(item.atom?.links?.[0]?.href, base);
    return {
      key: item.guid?.value ?? url ?? '',
      title: plain(item.title),
      url,
      publishedAt: dateOf(item.pubDate ?? item.dc?.dates?.[0]),
      tags: namesOf(item.categories?.map((category) => category.name)),
      language: feed.language,
      content: item.content?.encoded,
      summary: item.description,
    };
  });
  return { title: plain(feed.title), entries };
}

function readAtom(feed: Of<'atom'>, base: string): ReadFeed {
  const feedBase = absoluteUrl(feed.xml?.base ?? '', base) ?? base;
  const entries = (feed.entries ?? []).map((entry): FeedEntry => {
    const entryBase = absoluteUrl(entry.xml?.base ?? '', feedBase) ?? feedBase;
    const alternate = entry.links?.find(({ rel }) => rel === undefined || rel === 'alternate');
    const url = link(alternate?.href, entryBase);
    return {
      key: entry.id ?? url ?? '',
      title: plain(wordsOf(entry.title)),
      url,
      publishedAt: dateOf(entry.published ?? entry.updated),
      tags: namesOf(entry.categories?.map((category) => category.label ?? category.term)),
      language: entry.xml?.lang ?? feed.xml?.lang,
      content: htmlOf(entry.content),
      summary: htmlOf(entry.summary),
    };
  });
  return { title: plain(wordsOf(feed.title)), entries };
}

function readRdf(feed: Of<'rdf'>, base: string): ReadFeed {
  const entries = (feed.items ?? []).map((item): FeedEntry => {
    const url = link(item.link, base);
    return {
      key: url ?? '',
      title: plain(item.title),
      url,
      publishedAt: dateOf(item.dc?.dates?.[0]),
      tags: [],
      content: item.content?.encoded,
      summary: item.description,
    };
  });
  return { title: plain(feed.title), entries };
}

function readJson(feed: Of<'json'>, base: string): ReadFeed {
  const entries = (feed.items ?? []).map((item): FeedEntry => {
    const url = link(item.url, base) ?? link(item.external_url, base);
    return {
      key: item.id ?? url ?? '',
      title: plain(item.title),
      url,
      publishedAt: dateOf(item.date_published ?? item.date_modified),
      tags: namesOf(item.tags),
      language: item.language ?? feed.language,
      content: item.content_html ?? paragraphsOf(item.content_text),
      summary: paragraphsOf(item.summary),
    };
  });
  return { title: plain(feed.title), entries };
}

function link(href: string | undefined, base: string): string | undefined {
  return href === undefined ? undefined : absoluteUrl(href, base);
}

function dateOf(written: unknown): number | undefined {
  return publishedDate(typeof written === 'string' ? written : undefined);
}

type AtomText = string | { value?: string; type?: string } | undefined;

function wordsOf(text: AtomText): string | undefined {
  return typeof text === 'string' ? text : text?.value;
}

/** Atom's plain text becomes HTML, so that every content is read the same way. */
function htmlOf(text: AtomText): string | undefined {
  const value = wordsOf(text);
  const isPlain = typeof text === 'object' && (text.type === 'text' || text.type === 'text/plain');
  return isPlain ? paragraphsOf(value) : value;
}

function paragraphsOf(text: string | undefined): string | undefined {
  const escaped = text?.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return escaped
    ?.split(/\n\s*\n/u)
    .map((paragraph) => `<p>${paragraph.replaceAll('\n', '<br>')}</p>`)
    .join('');
}

/** A title without the tags and references some feeds put into it. */
function plain(title: string | undefined): string | undefined {
  if (title === undefined) return undefined;
  const parsed = new DOMParser().parseFromString(title, 'text/html');
  return parsed.body.textContent?.replace(/\s+/gu, ' ').trim() || undefined;
}

function namesOf(names: Array<string | undefined> | undefined): string[] {
  return [...new Set((names ?? []).map((name) => name?.trim() ?? '').filter(Boolean))];
}
