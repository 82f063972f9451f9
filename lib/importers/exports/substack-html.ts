import type { Block } from '../../core/library/document';
import { blocksOfHtml } from '../html-blocks';
import { inertDocument } from '../parse-html';

/** What Substack puts between the paragraphs: asking for subscriptions, polls, chats, numbers of notes. */
const furniture =
  '[class^="subscription-widget"], .subscribe-widget, .poll-embed, .community-chat, .paywall-jump, .footnote-anchor, .footnote-number, .install-substack-app-embed, .directMessage';

/** The blocks of a Substack text; cards that show another text become its title with its address. */
export function blocksOfSubstack(html: string, base: string | undefined): Block[] {
  const page = inertDocument(html);
  for (const element of page.querySelectorAll(furniture)) element.remove();
  for (const link of page.querySelectorAll('a[href]')) {
    const href = link.getAttribute('href') ?? '';
    // `%%checkout_url%%` is filled in for each subscriber.
    if (!/%%[\w ]+%%|[?&]action=share\b|\/subscribe\b/u.test(href)) continue;
    if (link.closest('.button-wrapper')) link.closest('.button-wrapper')?.remove();
    else link.removeAttribute('href');
  }
  for (const card of page.querySelectorAll('.digest-post-embed, .embedded-post-wrap')) {
    const link = cardLink(page, card);
    if (link) card.replaceWith(link);
    else card.remove();
  }
  return blocksOfHtml(page.body, base);
}

function cardLink(page: Document, card: Element): HTMLElement | undefined {
  try {
    const { title, canonical_url, url } = JSON.parse(card.getAttribute('data-attrs') ?? '');
    const address: unknown = canonical_url ?? url;
    if (typeof title !== 'string' || typeof address !== 'string') return undefined;
    const paragraph = page.createElement('p');
    const link = page.createElement('a');
    link.textContent = title;
    link.setAttribute('href', address);
    paragraph.append(link);
    return paragraph;
  } catch {
    return undefined;
  }
}
