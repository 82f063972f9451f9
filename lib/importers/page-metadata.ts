import type { DateOrigin } from '../core/library/document';
import { absoluteUrl } from '../core/library/linked-text';
import { articleData } from './page-article-data';
import { canonicalUrl } from './page-canonical-url';
import { publishedDate } from './published-date';

/** What a page says about itself in its head, microdata and JSON-LD. */
export interface PageMetadata extends PageDates {
  title?: string;
  /** Its canonical address, normalised; where it was found when it states none that is credible. */
  url?: string;
  language?: string;
  tags: string[];
  isArticle: boolean;
}

/** Epoch milliseconds, and what kind of statement they are from. */
export interface PageDates {
  publishedAt?: number;
  publishedFrom?: DateOrigin;
  modifiedAt?: number;
  modifiedFrom?: DateOrigin;
}

/** Reads a page's own statements; `url` is where it was found, `base` what its links are relative to. */
export function readPageMetadata(
  page: Document,
  url: string | undefined,
  base: string | undefined,
): PageMetadata {
  const meta = (name: string) => metaContent(page, name);
  const data = articleData(page);
  const hrefs = [page.querySelector('link[rel~="canonical" i][href]')?.getAttribute('href'), meta('og:url')];
  const stated = hrefs.flatMap((href) => (href && absoluteUrl(href, base)) || []);
  return {
    title: data?.headline ?? meta('og:title') ?? meta('twitter:title'),
    url: canonicalUrl(stated, url),
    ...datesOf(page, data),
    language: page.documentElement.getAttribute('lang') ?? meta('og:locale') ?? meta('content-language'),
    tags: tagsOf(page),
    isArticle:
      data !== undefined || meta('og:type') === 'article' || meta('article:published_time') !== undefined,
  };
}

const publishedNames = [
  'article:published_time',
  'datePublished',
  'date',
  'dc.date',
  'dc.date.issued',
  'dcterms.created',
];
const modifiedNames = [
  'article:modified_time',
  'dateModified',
  'og:updated_time',
  'dc.date.modified',
  'dcterms.modified',
];

/** `time` elements of the text itself; one further down a page is somebody's comment or another post. */
const publishedTimes =
  '[itemprop="datePublished"][datetime], article time[datetime], main time[datetime], time[pubdate][datetime]';
const modifiedTimes = '[itemprop="dateModified"][datetime]';

function datesOf(page: Document, data: ReturnType<typeof articleData>): PageDates {
  const meta = (names: string[]) => names.map((name) => metaContent(page, name));
  const time = (selector: string) => page.querySelector(selector)?.getAttribute('datetime') ?? undefined;
  const published = firstDate([
    ['structured-data', [data?.datePublished]],
    ['meta', meta(publishedNames)],
    ['time-element', [time(publishedTimes)]],
  ]);
  const modified = firstDate([
    ['structured-data', [data?.dateModified]],
    ['meta', meta(modifiedNames)],
    ['time-element', [time(modifiedTimes)]],
  ]);
  // Sites that fill in both from one field say nothing about a change.
  const isChange = modified && modified.at > (published?.at ?? 0);
  return {
    ...(published ? { publishedAt: published.at, publishedFrom: published.from } : {}),
    ...(isChange ? { modifiedAt: modified.at, modifiedFrom: modified.from } : {}),
  };
}

function firstDate(
  places: Array<[DateOrigin, Array<string | undefined>]>,
): { at: number; from: DateOrigin } | undefined {
  for (const [from, written] of places) {
    const at = written.map((text) => publishedDate(text)).find((time) => time !== undefined);
    if (at !== undefined) return { at, from };
  }
  return undefined;
}

function metaContent(page: Document, name: string): string | undefined {
  for (const element of page.querySelectorAll('meta[content]')) {
    const names = [
      element.getAttribute('property'),
      element.getAttribute('name'),
      element.getAttribute('itemprop'),
    ];
    if (!names.some((found) => found?.toLowerCase() === name.toLowerCase())) continue;
    const content = element.getAttribute('content')?.trim();
    if (content) return content;
  }
  return undefined;
}

function tagsOf(page: Document): string[] {
  const elements = [...page.querySelectorAll('meta[property="article:tag"][content]')];
  const tags = elements.map((element) => element.getAttribute('content')?.trim() ?? '');
  return [...new Set(tags.filter(Boolean))];
}
