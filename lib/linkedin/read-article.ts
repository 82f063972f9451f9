import type { ArticleReading, LayoutHealth } from '../core/conversation/conversation';
import { articleAddress, profileLinkOf } from './addresses';
import { elementText } from './element-text';
import { findingOf, healthOf } from './layout-health';
import { isSamePerson, readOwner } from './owner';
import { selectAll, selectFirst } from './selectors';

/** Longest text that is handed on, in UTF-16 units of HTML. */
const longestHtml = 900_000;

/**
 * Reads the article of a `/pulse/` page. Without `article` the page shows none, or one that is too long.
 * Only this page is read: LinkedIn's own pages change without a load, so its head may be about another one.
 */
export function readArticle(
  document: Document,
  url: string,
): { article?: ArticleReading; health: LayoutHealth } {
  const health = healthOf('article', [
    findingOf(document, 'article-title', true),
    findingOf(document, 'article-content', true),
    findingOf(document, 'article-author-link', false),
  ]);
  const address = articleAddress(url);
  const content = selectFirst(document, 'article-content');
  const title = elementText(selectFirst(document, 'article-title'));
  const html = content?.outerHTML ?? '';
  if (!address || !content || title === '' || html.length > longestHtml) return { health };
  const link = selectFirst(document, 'article-author-link');
  const author = profileLinkOf(link?.getAttribute('href'));
  const authorName = elementText((link && selectFirst(link, 'article-author-name')) ?? link);
  const isOwn = isSamePerson(author?.slug ?? author?.memberId, authorName, readOwner(document));
  const publishedOn = statedDate(document, address);
  const wordCount = content.textContent.match(/\S+/g)?.length ?? 0;
  return { health, article: { url: address, title, authorName, isOwn, publishedOn, wordCount, html } };
}

/** The date the page states for this very article, as written. */
function statedDate(document: Document, address: string): string | undefined {
  for (const { textContent } of selectAll(document, 'article-data')) {
    if (!textContent.includes(new URL(address).pathname)) continue;
    return /"datePublished"\s*:\s*"([^"]{4,40})"/.exec(textContent)?.[1];
  }
  return undefined;
}
