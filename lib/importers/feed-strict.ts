import { parseFeed } from 'feedsmith';
import { absoluteUrl } from '../core/library/linked-text';
import {
  datesOf,
  type FeedEntry,
  linkOf,
  namesOf,
  paragraphsOf,
  plainTitle,
  type ReadFeed,
} from './feed-entry';
import { withMedia } from './feed-media';

type Parsed = ReturnType<typeof parseFeed>;
type Of<Format extends Parsed['format']> = Extract<Parsed, { format: Format }>['feed'];

/** Reads a feed as its format asks for; undefined for what no format knows. `url` resolves its links. */
export function readFeedStrictly(source: string, url: string): ReadFeed | undefined {
  const parsed = parsedFeed(source);
  switch (parsed?.format) {
    case 'rss':
      return readRss(parsed.feed, url);
    case 'atom':
      return readAtom(parsed.feed, url);
    case 'rdf':
      return readRdf(parsed.feed, url);
    case 'json':
      return readJson(parsed.feed, url);
    default:
      return undefined;
  }
}

function parsedFeed(source: string): Parsed | undefined {
  try {
    return parseFeed(source);
  } catch {
    return undefined;
  }
}

function readRss(feed: Of<'rss'>, base: string): ReadFeed {
  const entries = (feed.items ?? []).map((item): FeedEntry => {
    const permalink = item.guid?.isPermaLink === false ? undefined : item.guid?.value;
    const atomLink = item.atom?.links?.find(({ rel }) => rel === undefined || rel === 'alternate');
    const url = linkOf(item.link, base) ?? linkOf(permalink, base) ?? linkOf(atomLink?.href, base);
    const entry: FeedEntry = {
      key: item.guid?.value ?? url ?? '',
      title: plainTitle(item.title),
      url,
      ...datesOf(item.pubDate ?? item.dc?.dates?.[0], item.atom?.updated ?? item.dcterms?.modified?.[0]),
      tags: namesOf(item.categories?.map((category) => category.name)),
      language: feed.language,
      content: item.content?.encoded,
      summary: item.description,
    };
    return withMedia(entry, item);
  });
  return { title: plainTitle(feed.title), entries };
}

function readAtom(feed: Of<'atom'>, base: string): ReadFeed {
  const feedBase = absoluteUrl(feed.xml?.base ?? '', base) ?? base;
  const entries = (feed.entries ?? []).map((item): FeedEntry => {
    const entryBase = absoluteUrl(item.xml?.base ?? '', feedBase) ?? feedBase;
    const alternate = item.links?.find(({ rel }) => rel === undefined || rel === 'alternate');
    const url = linkOf(alternate?.href, entryBase);
    const entry: FeedEntry = {
      key: item.id ?? url ?? '',
      title: plainTitle(wordsOf(item.title)),
      url,
      ...datesOf(item.published, item.updated),
      tags: namesOf(item.categories?.map((category) => category.label ?? category.term)),
      language: item.xml?.lang ?? feed.xml?.lang,
      content: htmlOf(item.content),
      summary: htmlOf(item.summary),
    };
    const enclosures = item.links?.filter(({ rel }) => rel === 'enclosure');
    return withMedia(entry, {
      media: item.media,
      isVideo: item.yt?.videoId !== undefined,
      enclosures: enclosures?.map(({ href, type }) => ({ url: linkOf(href, entryBase), type })),
    });
  });
  return { title: plainTitle(wordsOf(feed.title)), entries };
}

function readRdf(feed: Of<'rdf'>, base: string): ReadFeed {
  const entries = (feed.items ?? []).map((item): FeedEntry => {
    const url = linkOf(item.link, base);
    return {
      key: url ?? '',
      title: plainTitle(item.title),
      url,
      ...datesOf(item.dc?.dates?.[0], item.dcterms?.modified?.[0]),
      tags: [],
      content: item.content?.encoded,
      summary: item.description,
    };
  });
  return { title: plainTitle(feed.title), entries };
}

function readJson(feed: Of<'json'>, base: string): ReadFeed {
  const entries = (feed.items ?? []).map((item): FeedEntry => {
    const url = linkOf(item.url, base) ?? linkOf(item.external_url, base);
    const entry: FeedEntry = {
      key: item.id ?? url ?? '',
      title: plainTitle(item.title),
      url,
      ...datesOf(item.date_published, item.date_modified),
      tags: namesOf(item.tags),
      language: item.language ?? feed.language,
      content: item.content_html ?? paragraphsOf(item.content_text),
      summary: paragraphsOf(item.summary),
    };
    return withMedia(entry, {
      enclosures: item.attachments?.map((file) => ({ url: file.url, type: file.mime_type })),
    });
  });
  return { title: plainTitle(feed.title), entries };
}

type AtomText = string | { value?: string; type?: string } | undefined;

function wordsOf(text: AtomText): string | undefined {
  return typeof text === 'string' ? text : text?.value;
}

function htmlOf(text: AtomText): string | undefined {
  const value = wordsOf(text);
  const isPlain = typeof text === 'object' && (text.type === 'text' || text.type === 'text/plain');
  return isPlain ? paragraphsOf(value) : value;
}
