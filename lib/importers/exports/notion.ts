import type { NewImportItem } from '../../app/ports';
import type { ExportInput } from '../../app/ports/export-input';
import type { ExportedPost } from '../../core/library/exported-post';
import { decodeText } from '../decode-text';
import { extensionOf } from '../file-formats';
import { createLinkedPages, withPublishedLinks } from './linked-pages';
import { notionTitle, readNotionPage, statesOfNotion } from './notion-page';
import type { ExportOptions } from './read-export';

/** Characters of a page that can hold its title and properties. */
const headLength = 20_000;

/**
 * The pages of a Notion export (Markdown with ids in the names, also HTML). A page of a database
 * begins with its properties; address, dates, tags and state are taken from them. Links between
 * pages lead to where a page is published if it says so, else only their words are kept: notion.so
 * addresses are open to nobody.
 */
export async function* readNotion(
  input: ExportInput,
  { includesDrafts, signal }: ExportOptions,
): AsyncGenerator<NewImportItem> {
  const addresses: Array<{ path: string; url?: string }> = [];
  for (const { path, bytes } of input.files) {
    signal?.throwIfAborted();
    const head = decodeText(new Uint8Array(await bytes.slice(0, headLength).arrayBuffer()));
    addresses.push({ path, url: statesOfNotion(readNotionPage(head)).url });
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
    const { title = notionTitle(path), properties, body } = readNotionPage(text);
    const { isDraft, ...stated } = statesOfNotion({ properties, body });
    if (isDraft && !includesDrafts) yield { name: path, error: { code: 'draft-left-out' } };
    else {
      const post: ExportedPost = {
        format: 'markdown',
        content: withPublishedLinks(body, path, pages),
        name: path,
        title,
        ...stated,
        documentKind: stated.url === undefined ? 'text' : 'post',
        ...(isDraft ? { isPrivate: true } : {}),
      };
      yield { name: path, input: { kind: 'exported-post', post } };
    }
  }
}
