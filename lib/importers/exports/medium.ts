import type { ParsedDocument } from '../../core/library/document';
import { documentTitle, titleFromFileName } from '../../core/library/document-title';
import { absoluteUrl } from '../../core/library/linked-text';
import { blocksOfHtml } from '../html-blocks';
import { parseHtmlPage } from '../html-page';
import { inertDocument } from '../parse-html';
import { publishedDate } from '../published-date';
import { withoutTitleHeading } from '../title-heading';

/** True for a text as Medium exports it: an `h-entry` (microformats.org/wiki/h-entry) with its body marked. */
export function isMediumPost(html: string): boolean {
  return /<article class="h-entry"/u.test(html) && /data-field="body"/u.test(html);
}

/**
 * A text of Medium's export: `article.h-entry` with `p-name`, `e-content`, and below it the tags,
 * `dt-published` and the `p-canonical` link, which is the original's address for texts that were
 * first published elsewhere.
 */
export function parseMediumPost(
  html: string,
  { name, isPrivate }: { name: string; isPrivate: boolean },
): ParsedDocument {
  const page = inertDocument(html);
  const body = page.querySelector('.h-entry [data-field="body"]');
  if (!body) return { ...parseHtmlPage(html, { name: titleFromFileName(name) }), isPrivate };
  const url = absoluteUrl(page.querySelector('a.p-canonical')?.getAttribute('href') ?? '', undefined);
  const publishedAt = publishedDate(
    page.querySelector('.dt-published')?.getAttribute('datetime') ?? undefined,
  );
  const tags = [...page.querySelectorAll('.p-tags a')].map((tag) => tag.textContent?.trim() ?? '');
  const blocks = blocksOfHtml(body, url);
  const title = page.querySelector('.p-name')?.textContent?.replace(/\s+/gu, ' ').trim();
  const known = title || documentTitle(blocks, titleFromFileName(name));
  return {
    title: known,
    kind: 'post',
    ...(url === undefined ? {} : { url }),
    ...(publishedAt === undefined ? {} : { publishedAt, publishedFrom: 'archive' }),
    tags: [...new Set(tags.filter(Boolean))],
    isPrivate,
    blocks: withoutTitleHeading(blocks, known),
  };
}
