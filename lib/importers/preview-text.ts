import { titleFromFileName } from '../core/library/document-title';
import { isMediumDraft } from './exports/medium-names';
import { notionTitle, readNotionPage, statesOfNotion } from './exports/notion-page';
import { frontMatterIn } from './exports/obsidian-front-matter';
import { extensionOf } from './file-formats';
import type { PreviewedText } from './preview-tally';
import { dateOfFileName, publishedDate } from './published-date';

/** As much of a file as is looked at. */
export const headBytes = 8192;

/** Title, date and state of a text by the beginning of its file. */
export function textByHead(path: string, head: string, kind?: string): PreviewedText {
  if (kind === 'notion' && extensionOf(path) === 'md') {
    const page = readNotionPage(head);
    const { publishedAt, isDraft } = statesOfNotion(page);
    return { title: page.title ?? notionTitle(path), date: publishedAt, isDraft };
  }
  if (extensionOf(path) === 'html' || extensionOf(path) === 'htm') {
    const title = /<title[^>]*>([^<]*)<\/title>/iu.exec(head)?.[1]?.replace(/\s+/gu, ' ').trim();
    const date = /class="dt-published" datetime="([^"]+)"/u.exec(head)?.[1];
    return {
      ...textByName(path, kind),
      ...(title ? { title } : {}),
      ...(date ? { date: publishedDate(date) } : {}),
    };
  }
  if (!/^(?:md|markdown|mdown|mkd|mdx)$/u.test(extensionOf(path))) return textByName(path, kind);
  const stated = frontMatterIn(head);
  const heading = /^#\s+(.+)$/mu.exec(head)?.[1]?.trim();
  const named = textByName(path, kind);
  return {
    title: stated.title ?? (kind === 'obsidian' ? named.title : (heading ?? named.title)),
    date: stated.publishedAt ?? named.date,
    // Drafts outside of exports are taken in as private texts.
    isDraft: kind === 'obsidian' && stated.isDraft,
  };
}

/** The same by the name alone. */
export function textByName(path: string, kind?: string): PreviewedText {
  const title =
    kind === 'notion'
      ? notionTitle(path)
      : titleFromFileName(path.replace(/^(.*\/)?draft_/iu, '')).replace(
          kind === 'medium' ? / [\da-f]{8,12}$/iu : /^$/u,
          '',
        );
  return { title, date: dateOfFileName(path), isDraft: kind === 'medium' && isMediumDraft(path) };
}
