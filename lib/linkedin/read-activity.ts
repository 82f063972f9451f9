import type { ActivityReading, LayoutHealth, OwnPost } from '../core/conversation/conversation';
import { absoluteUrl, articleAddress, isLinkedInHost, isMemberId, profileLinkOf } from './addresses';
import { elementText } from './element-text';
import { publishedAtOf } from './event-urn';
import { findingOf, healthOf } from './layout-health';
import { targetOf } from './link-text';
import { wordsOf } from './message-text';
import { isSamePerson, readOwner } from './owner';
import { alternativesOf, closestOf, type SelectorName, selectAll, selectFirst } from './selectors';

/** True on `/in/…/recent-activity/…`; its list alone decides for pages saved under another address. */
export function isActivityPage(document: Document, url: string): boolean {
  return activityPath(url) !== undefined || selectFirst(document, 'activity-item') !== undefined;
}

/**
 * Reads the posts the person of an activity page wrote. Reposts, posts by others and posts without
 * words are counted, not read. Without `activity` the page shows no update at all.
 */
export function readActivity(
  document: Document,
  url: string,
): { activity?: ActivityReading; health: LayoutHealth } {
  const updates = selectAll(document, 'update').filter(
    (update) => !closestOf(update, 'update-quoted') && !update.parentElement?.closest('[data-urn]'),
  );
  const health = healthOf('activity', [
    findingOf(document, 'update', true),
    findingOf(document, 'update-actor-link', updates.length > 0),
    findingOf(document, 'update-text', false),
  ]);
  const authorId = activityPath(url) ?? mostLikelyAuthor(document, updates);
  const card = elementText(selectFirst(document, 'activity-owner'));
  if (updates.length === 0) return { health };

  const skipped = { reposts: 0, byOthers: 0, withoutText: 0 };
  const posts = new Map<string, OwnPost>();
  const articles = new Map<string, string>();
  let ownerName = card;
  for (const update of updates) {
    const reason = reasonToSkip(update, authorId, card);
    if (reason) skipped[reason]++;
    else {
      ownerName ||= nameOf(update);
      const article = articleOf(update);
      if (article) articles.set(article.url, article.title);
      const post = postOf(update);
      if (post) posts.set(post.urn, post);
      else skipped.withoutText++;
    }
  }
  const owner = readOwner(document);
  const isOwn = isSamePerson(authorId, ownerName, owner);
  return {
    health,
    activity: {
      ownerName,
      profileSlug: authorId,
      isOwn,
      posts: [...posts.values()],
      skipped,
      ...(articles.size === 0
        ? {}
        : { articles: Array.from(articles, ([address, title]) => ({ url: address, title })) }),
    },
  };
}

/** The person in `/in/<person>/recent-activity/`. */
function activityPath(url: string): string | undefined {
  const path = absoluteUrl(url)?.pathname ?? '';
  const link = /^\/in\/[^/]+\/recent-activity/.test(path) ? profileLinkOf(path) : undefined;
  return link && (link.slug ?? link.memberId);
}

/** Who "X reposted this" names, or else who wrote most updates. */
function mostLikelyAuthor(document: Document, updates: HTMLElement[]): string | undefined {
  const named = selectAll(document, 'update-header-person').map(idOfLink);
  const ids = named.length > 0 ? named : updates.map(authorOf);
  const counts = new Map<string, number>();
  for (const id of ids) if (id) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts].sort((left, right) => right[1] - left[1])[0]?.[0];
}

function reasonToSkip(
  update: HTMLElement,
  ownerId: string | undefined,
  ownerName: string,
): 'reposts' | 'byOthers' | undefined {
  const isAggregate = update.getAttribute('data-urn')?.startsWith('urn:li:aggregate') ?? false;
  if (ownPart(update, 'update-header')) return isAggregate ? 'byOthers' : 'reposts';
  const id = authorOf(update);
  if (!id || !ownerId) return 'byOthers';
  // A member token and a vanity name cannot be compared; the names on the page can.
  const isComparable = isMemberId(id) === isMemberId(ownerId);
  const isOwner = isComparable ? id.toLowerCase() === ownerId.toLowerCase() : nameOf(update) === ownerName;
  return isOwner ? undefined : 'byOthers';
}

function postOf(update: HTMLElement): OwnPost | undefined {
  const urn = /urn:li:(?:activity|share|ugcPost):\d+/.exec(update.getAttribute('data-urn') ?? '')?.[0];
  const body = ownPart(update, 'update-text');
  const text = body ? wordsOf(body) : '';
  if (!urn || text === '') return undefined;
  return {
    urn,
    url: `https://www.linkedin.com/feed/update/${urn}/`,
    publishedAt: publishedAtOf(urn),
    text,
    links: linksOf(body, ownPart(update, 'update-article')),
  };
}

/** The LinkedIn article in the card of an update; a quoted one is somebody else's. */
function articleOf(update: HTMLElement): { url: string; title: string } | undefined {
  const card = ownPart(update, 'update-article');
  const target = targetOf(card?.querySelector('a[href*="/pulse/"]')?.getAttribute('href') ?? null);
  const url = target && articleAddress(target.href);
  const title = card && elementText(selectFirst(card, 'preview-title'));
  return url && title ? { url, title } : undefined;
}

/** Links of the text, then of the card below it; hashtags and mentions lead to no content. */
function linksOf(body: HTMLElement | undefined, card: HTMLElement | undefined): OwnPost['links'] {
  const links = new Map<string, string>();
  for (const link of body?.querySelectorAll('a[href]') ?? []) {
    const target = targetOf(link.getAttribute('href'));
    if (target && !leadsToPeopleOrTags(target)) links.set(target.href, elementText(link));
  }
  const title = card && elementText(selectFirst(card, 'preview-title'));
  for (const link of card?.querySelectorAll('a[href]') ?? []) {
    const target = targetOf(link.getAttribute('href'));
    if (target && !links.has(target.href)) links.set(target.href, title || elementText(link));
  }
  return [...links].map(([url, anchorText]) => ({ url, anchorText }));
}

function leadsToPeopleOrTags(target: URL): boolean {
  return (
    isLinkedInHost(target.hostname) &&
    /^\/(?:in|company|school|showcase|search|feed\/hashtag)\//.test(target.pathname)
  );
}

/** The first match that is not inside a quoted post; a quoted post may be an update of its own. */
function ownPart(update: HTMLElement, name: SelectorName): HTMLElement | undefined {
  for (const selector of alternativesOf(name)) {
    for (const part of update.querySelectorAll<HTMLElement>(selector)) {
      const quoted = closestOf(part, 'update-quoted');
      const isNested = part.closest('[data-urn]') !== update;
      if (!isNested && (!quoted || quoted === part || !update.contains(quoted))) return part;
    }
  }
  return undefined;
}

function nameOf(update: HTMLElement): string {
  const name = ownPart(update, 'update-actor-name');
  return elementText(name?.querySelector('[aria-hidden="true"]') ?? name);
}

function authorOf(update: HTMLElement): string | undefined {
  const link = ownPart(update, 'update-actor-link');
  return link && idOfLink(link);
}

function idOfLink(link: HTMLElement): string | undefined {
  const profile = profileLinkOf(link.getAttribute('href'));
  return profile && !profile.isOrganization ? (profile.slug ?? profile.memberId) : undefined;
}
