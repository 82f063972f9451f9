import { absoluteUrl } from '../core/library/linked-text';
import { publishedDate } from './published-date';

/** What a page says about itself in its head, microdata and JSON-LD. */
export interface PageMetadata {
  title?: string;
  url?: string;
  publishedAt?: number;
  language?: string;
  tags: string[];
  isArticle: boolean;
}

const articleTypes = /(?:article|posting|report)$/iu;

/** Reads a page's own statements; `url` is where it was found, `base` what its links are relative to. */
export function readPageMetadata(
  page: Document,
  url: string | undefined,
  base: string | undefined,
): PageMetadata {
  const meta = (name: string) => metaContent(page, name);
  const data = articleData(page);
  const publishedAt = [
    meta('article:published_time'),
    data?.datePublished,
    meta('datePublished'),
    meta('date'),
    meta('dc.date'),
    meta('dc.date.issued'),
    page.querySelector('[itemprop="datePublished"]')?.getAttribute('datetime') ?? undefined,
    page
      .querySelector('article time[datetime], main time[datetime], time[pubdate]')
      ?.getAttribute('datetime') ?? undefined,
  ]
    .map((written) => publishedDate(written))
    .find((time) => time !== undefined);
  return {
    title: data?.headline ?? meta('og:title') ?? meta('twitter:title'),
    url: canonicalUrl(page, url, base),
    publishedAt,
    language: page.documentElement.getAttribute('lang') ?? meta('og:locale') ?? meta('content-language'),
    tags: tagsOf(page),
    isArticle:
      data !== undefined || meta('og:type') === 'article' || meta('article:published_time') !== undefined,
  };
}

/** The canonical address; one that points every page of a site at its start is a mistake and ignored. */
function canonicalUrl(page: Document, url: string | undefined, base: string | undefined): string | undefined {
  const stated = [
    page.querySelector('link[rel~="canonical" i][href]')?.getAttribute('href'),
    metaContent(page, 'og:url'),
  ];
  for (const href of stated) {
    const canonical = href ? absoluteUrl(href, base) : undefined;
    const isStart = canonical !== undefined && new URL(canonical).pathname === '/';
    const foundElsewhere = url !== undefined && new URL(url).pathname !== '/';
    if (canonical && !(isStart && foundElsewhere)) return canonical;
  }
  return url;
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

interface ArticleData {
  headline?: string;
  datePublished?: string;
}

/** The first article in the page's JSON-LD, if any. */
function articleData(page: Document): ArticleData | undefined {
  for (const script of page.querySelectorAll('script[type="application/ld+json"]')) {
    const article = findArticle(parseJson(script.textContent ?? ''), 0);
    if (article) return article;
  }
  return undefined;
}

function parseJson(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    return undefined;
  }
}

function findArticle(value: unknown, depth: number): ArticleData | undefined {
  if (typeof value !== 'object' || value === null || depth > 4) return undefined;
  if (Array.isArray(value)) {
    return value.map((item) => findArticle(item, depth + 1)).find((found) => found !== undefined);
  }
  const fields = value as Record<string, unknown>;
  const types = Array.isArray(fields['@type']) ? fields['@type'] : [fields['@type']];
  if (types.some((type) => typeof type === 'string' && articleTypes.test(type))) {
    return { headline: textField(fields.headline), datePublished: textField(fields.datePublished) };
  }
  return findArticle(fields['@graph'], depth + 1) ?? findArticle(fields.mainEntity, depth + 1);
}

function textField(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
