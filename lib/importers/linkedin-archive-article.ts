import type { ArchiveFile, NewImportItem } from '../app/ports';
import type { ParsedDocument } from '../core/library/document';
import { titleFromFileName } from '../core/library/document-title';
import { absoluteUrl } from '../core/library/linked-text';
import { decodeText } from './decode-text';
import { blocksOfHtml } from './html-blocks';
import { inertDocument } from './parse-html';
import { publishedDate } from './published-date';

/**
 * An article of the archive with its address on LinkedIn, which its heading links to. One that was
 * created but never published is a draft and is left out (`article-not-published`).
 */
export async function readArticle(file: ArchiveFile): Promise<NewImportItem> {
  const page = inertDocument(decodeText(new Uint8Array(await file.bytes.arrayBuffer())));
  const heading = page.querySelector('h1');
  const link = heading?.querySelector('a[href]') ?? page.querySelector('a[href*="/pulse/"]');
  const url = absoluteUrl(link?.getAttribute('href') ?? '', undefined);
  const created = takeDate(page, 'created', /^created on\b/iu);
  const published = takeDate(page, 'published', /^(?:published|last published) on\b/iu);
  if (created && !published) return { name: file.path, error: { code: 'article-not-published' } };
  const title = oneLine(heading?.textContent) || oneLine(page.title) || titleFromFileName(file.path);
  heading?.remove();
  const publishedAt = publishedDate(published);
  const document: ParsedDocument = {
    title,
    kind: 'post',
    ...(url === undefined ? {} : { url }),
    ...(publishedAt === undefined ? {} : { publishedAt, publishedFrom: 'archive' }),
    tags: [],
    isPrivate: false,
    blocks: blocksOfHtml(page.body, url),
  };
  return { name: url ?? file.path, input: { kind: 'document', document } };
}

/** The date in one of the lines LinkedIn puts above an article; the line is taken out of the page. */
function takeDate(page: Document, className: string, words: RegExp): string | undefined {
  const line = [...page.querySelectorAll('body > p, body > div > p')].find(
    (element) => element.classList.contains(className) || words.test(element.textContent?.trim() ?? ''),
  );
  const date = /\d{4}-\d\d-\d\d(?: \d\d:\d\d(?::\d\d)?)?/u.exec(line?.textContent ?? '')?.[0];
  if (date !== undefined) line?.remove();
  return date;
}

function oneLine(text: string | null | undefined): string {
  return text?.replace(/\s+/gu, ' ').trim() ?? '';
}
