import type { NewImportItem } from '../../app/ports';
import type { ExportInput } from '../../app/ports/export-input';
import type { ExportedPost } from '../../core/library/exported-post';
import { absoluteUrl } from '../../core/library/linked-text';
import { decodeText } from '../decode-text';
import { extensionOf, fileNameOf } from '../file-formats';
import { publishedDate } from '../published-date';
import { createLinkedPages, withPublishedLinks } from './linked-pages';
import type { ExportOptions } from './read-export';

interface NotionPage {
  title?: string;
  properties: Map<string, string>;
  body: string;
}

/** Properties that are read; databases call them so in English by themselves or by custom. */
const names = {
  url: ['canonical url', 'canonical', 'url', 'link', 'published url', 'permalink'],
  published: ['published', 'publish date', 'publication date', 'date', 'created', 'created time'],
  modified: ['last edited time', 'last edited', 'updated', 'edited'],
  tags: ['tags', 'tag', 'topics', 'categories', 'category'],
  state: ['status', 'state', 'stage'],
};
const knownNames = new Set(Object.values(names).flat());

/** Characters of a page that can hold its title and properties. */
const headLength = 20_000;

/** Name of a page's file without the id Notion puts behind it. */
export function notionTitle(path: string): string {
  return fileNameOf(path)
    .replace(/\.(?:md|html)$/iu, '')
    .replace(/\s*[\da-f]{32}$/iu, '')
    .trim();
}

/**
 * The pages of a Notion export (Markdown with ids in the names, also HTML). A page of a database
 * begins with its properties, one a line; address, dates, tags and state are taken from them. Links
 * between pages lead to where a page is published if it says so, else only their words are kept:
 * notion.so addresses are open to nobody.
 */
export async function* readNotion(
  input: ExportInput,
  { includesDrafts, signal }: ExportOptions,
): AsyncGenerator<NewImportItem> {
  const addresses: Array<{ path: string; url?: string }> = [];
  for (const { path, bytes } of input.files) {
    signal?.throwIfAborted();
    const head = decodeText(new Uint8Array(await bytes.slice(0, headLength).arrayBuffer()));
    addresses.push({ path, url: addressIn(readNotionPage(head)) });
  }
  const pages = createLinkedPages(addresses);
  for (const { path, bytes } of input.files) {
    signal?.throwIfAborted();
    const text = decodeText(new Uint8Array(await bytes.arrayBuffer()));
    if (extensionOf(path) === 'html') {
      const post: ExportedPost = { format: 'page', content: text, name: path, title: notionTitle(path) };
      yield { name: path, input: { kind: 'exported-post', post } };
      continue;
    }
    const page = readNotionPage(text);
    const isDraft = /\bdraft\b/iu.test(property(page, names.state) ?? '');
    if (isDraft && !includesDrafts) yield { name: path, error: { code: 'draft-left-out' } };
    else {
      const post = postOf(page, path, withPublishedLinks(page.body, path, pages));
      yield {
        name: path,
        input: { kind: 'exported-post', post: isDraft ? { ...post, isPrivate: true } : post },
      };
    }
  }
}

/** Title, properties and text of a page. */
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

/** A callout's tags would make raw HTML of the Markdown between them. */
function withoutCallouts(lines: string[]): string {
  return lines
    .map((line) => (/^<\/?aside>$/u.test(line.trim()) ? '' : line))
    .join('\n')
    .trim();
}

function postOf(page: NotionPage, path: string, content: string): ExportedPost {
  const url = addressIn(page);
  const publishedAt = dateIn(page, names.published);
  const modifiedAt = dateIn(page, names.modified);
  const tags = property(page, names.tags)?.split(',') ?? [];
  return {
    format: 'markdown',
    content,
    name: path,
    title: page.title ?? notionTitle(path),
    ...(url === undefined ? {} : { url }),
    ...(publishedAt === undefined ? {} : { publishedAt }),
    ...(modifiedAt === undefined ? {} : { modifiedAt }),
    documentKind: url === undefined ? 'text' : 'post',
    tags: tags.map((tag) => tag.trim()).filter(Boolean),
  };
}

function addressIn(page: NotionPage): string | undefined {
  const written = property(page, names.url);
  // `[example.com](https://example.com/post)`
  return absoluteUrl(/\((https?:[^)\s]+)\)$/u.exec(written ?? '')?.[1] ?? written ?? '', undefined);
}

function dateIn(page: NotionPage, wanted: string[]): number | undefined {
  // A span of time begins with the date that counts.
  return publishedDate(property(page, wanted)?.split('→')[0]?.trim());
}

function property({ properties }: NotionPage, wanted: string[]): string | undefined {
  return wanted.map((name) => properties.get(name)).find((value) => value !== undefined && value !== '');
}
