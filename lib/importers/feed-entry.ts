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
  /** An episode or a video: what there is to read of it is here and not on its page. */
  isMedia?: true;
}

export interface ReadFeed {
  title?: string;
  entries: FeedEntry[];
}

/** The absolute web address of an entry's link. */
export function linkOf(href: string | undefined, base: string): string | undefined {
  return href === undefined ? undefined : absoluteUrl(href, base);
}

/** Epoch milliseconds of a date as feeds write it. */
export function dateOf(written: unknown): number | undefined {
  return publishedDate(typeof written === 'string' ? written : undefined);
}

/** When an entry was published, and when it was last changed where that is another time. */
export function datesOf(published: unknown, updated: unknown): Pick<FeedEntry, 'publishedAt' | 'modifiedAt'> {
  const modifiedAt = dateOf(updated);
  const publishedAt = dateOf(published) ?? modifiedAt;
  return { publishedAt, ...(modifiedAt === publishedAt ? {} : { modifiedAt }) };
}

/** Plain text as HTML, so that every content is read the same way. */
export function paragraphsOf(text: string | undefined): string | undefined {
  const escaped = text?.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return escaped
    ?.split(/\n\s*\n/u)
    .map((paragraph) => `<p>${paragraph.replaceAll('\n', '<br>')}</p>`)
    .join('');
}

/** A title without the tags and references some feeds put into it. */
export function plainTitle(title: string | undefined): string | undefined {
  if (title === undefined) return undefined;
  const parsed = new DOMParser().parseFromString(title, 'text/html');
  return parsed.body.textContent?.replace(/\s+/gu, ' ').trim() || undefined;
}

/** Names without spaces around them, each once. */
export function namesOf(names: Array<string | undefined> | undefined): string[] {
  return [...new Set((names ?? []).map((name) => name?.trim() ?? '').filter(Boolean))];
}
