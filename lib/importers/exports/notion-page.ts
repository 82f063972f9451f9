import { absoluteUrl } from '../../core/library/linked-text';
import { fileNameOf } from '../file-formats';
import { publishedDate } from '../published-date';

export interface NotionPage {
  title?: string;
  /** By name, lower-case. */
  properties: Map<string, string>;
  body: string;
}

/** What the properties of a page say about it. */
export interface NotionStates {
  url?: string;
  publishedAt?: number;
  modifiedAt?: number;
  tags: string[];
  isDraft: boolean;
}

/** Properties that are read; databases call them so by themselves or by custom. */
const names = {
  canonical: ['canonical url', 'canonical', 'published url', 'public url', 'permalink'],
  url: ['url'],
  published: ['published', 'publish date', 'published on', 'publication date'],
  created: ['date', 'created', 'created time'],
  modified: ['last edited time', 'last edited', 'updated', 'edited'],
  tags: ['tags', 'tag', 'topics', 'categories', 'category'],
  state: ['status', 'state', 'stage'],
};
const knownNames = new Set(Object.values(names).flat());

/** Name of a page's file without the id Notion puts behind it. */
export function notionTitle(path: string): string {
  return fileNameOf(path)
    .replace(/\.(?:md|html)$/iu, '')
    .replace(/\s*[\da-f]{32}$/iu, '')
    .trim();
}

/** Title, properties and text of a page: `# Title`, an empty line, `Name: value` lines, the text. */
export function readNotionPage(text: string): NotionPage {
  const lines = text
    .replace(/^\uFEFF/u, '')
    .replace(/\r\n?/gu, '\n')
    .split('\n');
  const title = /^# (.+)$/u.exec(lines[0] ?? '')?.[1]?.trim();
  const properties = new Map<string, string>();
  let at = title === undefined ? 0 : 1;
  if (title !== undefined && lines[at]?.trim() === '') {
    let end = at + 1;
    for (; end < lines.length; end += 1) {
      const [, name, value] = /^([^\s:][^:\n]{0,60}): (.*)$/u.exec(lines[end] ?? '') ?? [];
      if (name === undefined || value === undefined) break;
      properties.set(name.trim().toLowerCase(), value.trim());
    }
    // They end with an empty line, and stand on lines of their own; so does a first paragraph with a colon.
    const isWhole = (lines[end] ?? '').trim() === '';
    const isCertain = properties.size > 1 || [...properties.keys()].some((name) => knownNames.has(name));
    if (isWhole && isCertain) at = end;
    else properties.clear();
  }
  return { ...(title === undefined ? {} : { title }), properties, body: withoutCallouts(lines.slice(at)) };
}

/**
 * What is stated about a page. A plain `URL` is its address only where the page says that it is
 * published: in a list of bookmarks it is that of somebody else's page.
 */
export function statesOfNotion(page: NotionPage): NotionStates {
  const state = property(page, names.state) ?? '';
  const published = dateIn(page, names.published);
  const isPublished = published !== undefined || /\bpublished\b|\blive\b/iu.test(state);
  const url = addressIn(page, names.canonical) ?? (isPublished ? addressIn(page, names.url) : undefined);
  const publishedAt = published ?? dateIn(page, names.created);
  const modifiedAt = dateIn(page, names.modified);
  return {
    ...(url === undefined ? {} : { url }),
    ...(publishedAt === undefined ? {} : { publishedAt }),
    ...(modifiedAt === undefined ? {} : { modifiedAt }),
    tags: (property(page, names.tags) ?? '')
      .split(',')
      .map((tag) => tag.trim())
      .filter(Boolean),
    isDraft: /\bdraft\b/iu.test(state),
  };
}

/** A callout's tags would make raw HTML of the Markdown between them. */
function withoutCallouts(lines: string[]): string {
  return lines
    .map((line) => (/^<\/?aside>$/u.test(line.trim()) ? '' : line))
    .join('\n')
    .trim();
}

function addressIn(page: NotionPage, wanted: string[]): string | undefined {
  const written = property(page, wanted) ?? '';
  // `[example.com](https://example.com/post)`
  return absoluteUrl(/\((https?:[^)\s]+)\)$/u.exec(written)?.[1] ?? written, undefined);
}

function dateIn(page: NotionPage, wanted: string[]): number | undefined {
  // A span of time begins with the date that counts.
  return publishedDate(property(page, wanted)?.split('→')[0]?.trim());
}

function property({ properties }: NotionPage, wanted: string[]): string | undefined {
  return wanted.map((name) => properties.get(name)).find((value) => value !== undefined && value !== '');
}
