/**
 * Functions that run inside the page of a tab. The browser takes their source text there, so each is
 * whole in itself: nothing outside of it, not even an import, is within its reach.
 */

/** Longest page that is read, in UTF-16 units. */
export const longestPage = 6_000_000;

/** What the page says about itself; only `contentType` when it is no page of text. Changes nothing. */
export function glanceAtPage() {
  const contentType = document.contentType;
  if (!/html|xml/.test(contentType) || !document.body) return { contentType };
  const contents = (selector: string, attribute: string): string[] =>
    Array.from(
      document.querySelectorAll(selector),
      (element) => element.getAttribute(attribute)?.trim() ?? '',
    );
  const data: unknown[] = [];
  for (const { textContent } of document.querySelectorAll('script[type="application/ld+json"]')) {
    try {
      if ((textContent?.length ?? 0) < 200_000) data.push(JSON.parse(textContent ?? ''));
    } catch {
      // Broken data says nothing.
    }
  }
  const authors = [
    ...contents(
      'meta[name="author" i], meta[name="dc.creator" i], meta[property="article:author"]',
      'content',
    ),
    ...Array.from(
      document.querySelectorAll('article [itemprop="author"], article [rel~="author"], main [rel~="author"]'),
      ({ textContent }) => textContent ?? '',
    ),
  ];
  const dates = contents(
    'meta[property="article:published_time"], meta[itemprop="datePublished"]',
    'content',
  );
  const visit = (value: unknown, depth: number): void => {
    if (typeof value !== 'object' || value === null || depth > 5) return;
    if (Array.isArray(value)) {
      for (const one of value.slice(0, 50)) visit(one, depth + 1);
      return;
    }
    const { author, datePublished, '@graph': graph, mainEntity } = value as Record<string, unknown>;
    for (const one of Array.isArray(author) ? author : [author]) {
      const name = typeof one === 'object' && one !== null ? (one as { name?: unknown }).name : one;
      if (typeof name === 'string') authors.push(name);
    }
    if (typeof datePublished === 'string') dates.push(datePublished);
    visit(graph, depth + 1);
    visit(mainEntity, depth + 1);
  };
  visit(data, 0);
  const names = authors
    .map((name) => name.replace(/\s+/g, ' ').trim())
    .filter((name) => name !== '' && name.length < 100 && !/^https?:/.test(name));
  const articles = document.querySelectorAll('article');
  const main =
    (articles.length === 1 ? articles[0] : undefined) ?? document.querySelector('main') ?? document.body;
  const words = (main as HTMLElement).innerText.slice(0, 500_000).match(/\S+/g);
  return {
    contentType,
    url: document.URL.split('#', 1)[0],
    title: (contents('meta[property="og:title"]', 'content')[0] || document.title).slice(0, 500),
    authors: [...new Set(names)].slice(0, 10),
    canonicalUrl: contents('link[rel~="canonical" i]', 'href')[0]?.slice(0, 4_000),
    siteName: contents('meta[property="og:site_name"]', 'content')[0]?.slice(0, 500),
    publishedOn: dates[0]?.slice(0, 100),
    wordCount: words?.length ?? 0,
  };
}

/** The page as it stands, with the address it stands at. Changes nothing. */
export function readPageHtml() {
  const html = document.documentElement.outerHTML;
  // Of a page that is too long only its being so matters; the whole of it need not travel.
  return { url: document.URL.split('#', 1)[0], html: html.slice(0, 6_000_001) };
}
