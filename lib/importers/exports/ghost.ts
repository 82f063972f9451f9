import type { NewImportItem } from '../../app/ports';
import type { ExportInput } from '../../app/ports/export-input';
import { DrafthandError } from '../../core/errors';
import type { ExportedPost } from '../../core/library/exported-post';
import { absoluteUrl } from '../../core/library/linked-text';
import { decodeText } from '../decode-text';
import { publishedDate } from '../published-date';
import type { ExportOptions } from './read-export';

type Row = Record<string, unknown>;

/** Largest export that is parsed, in bytes: a JSON file can only be parsed as a whole. */
const largestJson = 200_000_000;

/** What Ghost writes where the site's own address was. */
const siteMark = /__GHOST_URL__/gu;

export interface GhostPost {
  /** Undefined when everybody can read it, or got it by e-mail. */
  draftState?: string;
  post: ExportedPost;
}

/** The posts and pages of a Ghost export, with their tags. */
export async function* readGhost(
  input: ExportInput,
  { includesDrafts, signal }: ExportOptions,
): AsyncGenerator<NewImportItem> {
  for (const { bytes } of input.files) {
    signal?.throwIfAborted();
    for (const { draftState, post } of await ghostPosts(bytes, input.siteAddress)) {
      if (draftState !== undefined && !includesDrafts) {
        const name = post.title || post.name;
        yield { name, error: { code: 'draft-left-out', values: { state: draftState } } };
      } else yield { name: post.name, input: { kind: 'exported-post', post } };
    }
  }
}

/**
 * What a Ghost export says (`{ db: [{ meta, data }] }`, or `{ meta, data }`; tables as arrays of
 * rows, ghost.org/docs/migration/custom). It does not say where the site is. Throws
 * `export-unreadable`, with the line where there is one, and `file-too-large`.
 */
export async function ghostPosts(file: Blob, site: string | undefined): Promise<GhostPost[]> {
  if (file.size > largestJson) {
    throw new DrafthandError({ code: 'file-too-large', values: { megabytes: largestJson / 1_000_000 } });
  }
  const data = dataOf(parseJson(decodeText(new Uint8Array(await file.arrayBuffer()))));
  const posts = rowsOf(data.posts);
  if (!Array.isArray(data.posts)) throw new DrafthandError({ code: 'export-unreadable', detail: 'no posts' });
  const tagNames = new Map(rowsOf(data.tags).map((tag) => [String(tag.id), textIn(tag.name)]));
  const tagsOf = new Map<string, string[]>();
  for (const { post_id, tag_id } of rowsOf(data.posts_tags)) {
    const name = tagNames.get(String(tag_id));
    // `#name` is an internal tag, which no reader sees.
    if (!name || name.startsWith('#')) continue;
    tagsOf.set(String(post_id), [...(tagsOf.get(String(post_id)) ?? []), name]);
  }
  return posts.map((row) => ghostPost(row, tagsOf.get(String(row.id)) ?? [], site));
}

function ghostPost(row: Row, tags: string[], site: string | undefined): GhostPost {
  const status = textIn(row.status);
  const draftState = status === 'draft' ? 'draft' : status === 'scheduled' ? 'scheduled' : undefined;
  const isPage = row.type === 'page' || row.page === true || row.page === 1;
  const slug = textIn(row.slug);
  const stated = absoluteUrl(textIn(row.canonical_url).replace(siteMark, site ?? ''), site);
  // A text that was only sent by e-mail has no page.
  const derived = site && slug && status !== 'sent' ? absoluteUrl(`${slug}/`, withSlash(site)) : undefined;
  const url = stated ?? derived;
  const publishedAt = publishedDate(dateIn(row.published_at));
  const modifiedAt = publishedDate(dateIn(row.updated_at));
  return {
    ...(draftState === undefined ? {} : { draftState }),
    post: {
      ...contentOf(row, site),
      name: `${isPage ? 'page' : 'post'}/${slug || textIn(row.uuid) || String(row.id)}`,
      title: textIn(row.title),
      ...(site === undefined ? {} : { base: url ?? withSlash(site) }),
      ...(url === undefined || draftState !== undefined ? {} : { url }),
      ...(publishedAt === undefined ? {} : { publishedAt }),
      ...(modifiedAt === undefined ? {} : { modifiedAt }),
      documentKind: isPage ? 'page' : 'post',
      tags,
      ...(draftState === undefined ? {} : { isPrivate: true }),
    },
  };
}

/** The text as Ghost shows it, else in the editor's format: Lexical since version 5, Mobiledoc before. */
function contentOf(row: Row, site: string | undefined): Pick<ExportedPost, 'format' | 'content'> {
  const written = (name: string) =>
    textIn(row[name]).replace(siteMark, site === undefined ? '' : site.replace(/\/$/u, ''));
  for (const format of ['html', 'lexical', 'mobiledoc'] as const) {
    const content = written(format);
    if (content !== '') return { format, content };
  }
  return { format: 'html', content: '' };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (thrown) {
    const detail = thrown instanceof Error ? thrown.message : String(thrown);
    const place = /position (\d+)/u.exec(detail)?.[1];
    const line = place === undefined ? undefined : text.slice(0, Number(place)).split('\n').length;
    // The message quotes the text it broke at, which is nobody's business but the owner's.
    throw new DrafthandError({
      code: 'export-unreadable',
      ...(line === undefined ? {} : { values: { line } }),
    });
  }
}

function dataOf(value: unknown): Row {
  const [first] = isRow(value) && Array.isArray(value.db) ? (value.db as unknown[]) : [value];
  const data = isRow(first) ? (first.data ?? first) : undefined;
  if (!isRow(data)) throw new DrafthandError({ code: 'export-unreadable', detail: 'no data' });
  return data;
}

function rowsOf(value: unknown): Row[] {
  return Array.isArray(value) ? value.filter(isRow) : [];
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textIn(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Old versions wrote dates as milliseconds. */
function dateIn(value: unknown): string | undefined {
  if (typeof value === 'number') return new Date(value).toISOString();
  return typeof value === 'string' ? value : undefined;
}

function withSlash(site: string): string {
  return site.endsWith('/') ? site : `${site}/`;
}
