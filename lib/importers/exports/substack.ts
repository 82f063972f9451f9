import type { NewImportItem } from '../../app/ports';
import type { ExportInput } from '../../app/ports/export-input';
import { toAppError } from '../../core/errors';
import { decodeText } from '../decode-text';
import type { ExportOptions } from './read-export';
import { readSubstackTable, type SubstackPost, substackAddress } from './substack-table';

/** The texts of a Substack export: rows of `posts.csv` with the HTML of `posts/<post_id>.html`. */
export async function* readSubstack(
  input: ExportInput,
  { includesDrafts, signal }: ExportOptions,
): AsyncGenerator<NewImportItem> {
  const files = new Map(input.files.map(({ path, bytes }) => [path, bytes]));
  const table = files.get('posts.csv');
  const site = input.siteAddress ?? substackAddress([...files.keys()]);
  const rest = new Set([...files.keys()].filter((path) => path.startsWith('posts/')));
  if (table) {
    try {
      const { posts, brokenLines } = await readSubstackTable(table, signal);
      for (const line of brokenLines) {
        yield {
          name: `posts.csv:${line}`,
          error: { code: 'row-unreadable', values: { line } },
          state: 'failed',
        };
      }
      for (const post of posts) {
        const path = pathOf(post, rest);
        if (path !== undefined) rest.delete(path);
        const name = path ?? `posts.csv/${post.id}`;
        const file = path === undefined ? undefined : files.get(path);
        if (!post.isPublished && !includesDrafts) yield { name, error: { code: 'draft-left-out' } };
        // Threads and episodes have no text file.
        else if (file) yield itemOf(post, name, await textOf(file), site);
        else yield { name, error: { code: 'no-text-found' } };
      }
    } catch (thrown) {
      signal?.throwIfAborted();
      yield { name: 'posts.csv', error: toAppError(thrown), state: 'failed' };
    }
  }
  // Texts the table says nothing about: nobody can tell whether they were published.
  for (const path of rest) {
    const file = files.get(path);
    if (!file) continue;
    if (!includesDrafts)
      yield { name: path, error: { code: 'draft-left-out', values: { state: 'unknown' } } };
    else {
      const post = { format: 'substack' as const, content: await textOf(file), name: path, isPrivate: true };
      yield { name: path, input: { kind: 'exported-post', post } };
    }
  }
}

function itemOf(post: SubstackPost, name: string, html: string, site: string | undefined): NewImportItem {
  const slug = /^\d+\.(.+)$/u.exec(post.id)?.[1];
  const isPublic = post.isPublished && site !== undefined && slug !== undefined;
  const url = isPublic ? new URL(`p/${encodeURIComponent(slug)}`, site).href : undefined;
  return {
    name,
    input: {
      kind: 'exported-post',
      post: {
        format: 'substack',
        content: html,
        name,
        title: post.title,
        ...(site === undefined ? {} : { base: site }),
        ...(url === undefined ? {} : { url }),
        ...(post.publishedAt === undefined ? {} : { publishedAt: post.publishedAt }),
        documentKind: post.isPage ? 'page' : 'newsletter',
        ...(post.isPublished ? {} : { isPrivate: true }),
      },
    },
  };
}

function pathOf({ id }: SubstackPost, paths: Set<string>): string | undefined {
  const number = /^\d+/u.exec(id)?.[0] ?? id;
  for (const path of [`posts/${id}.html`, `posts/${number}.html`]) if (paths.has(path)) return path;
  return [...paths].find((path) => path.startsWith(`posts/${number}.`));
}

async function textOf(file: Blob): Promise<string> {
  return decodeText(new Uint8Array(await file.arrayBuffer()));
}
