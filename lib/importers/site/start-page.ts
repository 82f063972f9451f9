import { DrafthandError } from '../../core/errors';
import { countWords } from '../../core/library/count-words';
import { absoluteUrl } from '../../core/library/linked-text';
import { decodeText } from '../decode-text';
import { isLoginPage } from '../login-page';
import { baseOf, inertDocument } from '../parse-html';
import type { SiteVisitor } from './visitor';

/** What a start page says about its site; all addresses are absolute and of any host. */
export interface StartPage {
  /** After redirects. */
  url: string;
  title?: string;
  feeds: string[];
  sitemaps: string[];
  /** Pages it links to. */
  links: string[];
}

const pageTypes = new Set(['text/html', 'application/xhtml+xml', '']);

/** More links than these belong to no start page of a person's site without a sitemap. */
const mostLinks = 500;

/**
 * Gets the start page of a site. An address that is a feed or a sitemap itself counts as one that
 * names it. Throws `page-needs-login` and what {@link SiteVisitor.get} throws.
 */
export async function readStartPage(url: string, visitor: SiteVisitor): Promise<StartPage> {
  const resource = await visitor.get(url);
  if (!resource) throw new DrafthandError({ code: 'page-unreadable', detail: url });
  if (!pageTypes.has(resource.mediaType)) {
    return { url: resource.url, feeds: [resource.url], sitemaps: [resource.url], links: [] };
  }
  const html = decodeText(resource.bytes, resource.charset);
  const page = inertDocument(html);
  const words = countWords(page.body.textContent ?? '');
  if (isLoginPage(html, words, { requested: url, url: resource.url })) {
    throw new DrafthandError({ code: 'page-needs-login', detail: resource.url });
  }
  const base = baseOf(page, resource.url);
  const addresses = (selector: string) => {
    const hrefs = [...page.querySelectorAll(selector)].map((element) => element.getAttribute('href') ?? '');
    return [...new Set(hrefs.map((href) => absoluteUrl(href, base)).filter((found) => found !== undefined))];
  };
  return {
    url: resource.url,
    title: titleOf(page),
    feeds: addresses(feedLinks).filter((address) => !/\/comments\/feed/u.test(address)),
    sitemaps: addresses('link[rel~="sitemap" i][href]'),
    links: addresses('a[href]:not([rel~="nofollow" i])').slice(0, mostLinks),
  };
}

const feedLinks = ['rss+xml', 'atom+xml', 'feed+json', 'json', 'rdf+xml']
  .map((type) => `link[rel~="alternate" i][type="application/${type}" i][href]`)
  .join();

function titleOf(page: Document): string | undefined {
  const named = page.querySelector('meta[property="og:site_name"][content]')?.getAttribute('content');
  const title = (named || page.title).replace(/\s+/gu, ' ').trim();
  return title === '' ? undefined : title;
}
