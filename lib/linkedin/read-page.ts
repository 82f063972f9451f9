import type { Conversation, LayoutHealth, PageReading } from '../core/conversation/conversation';
import { articleAddress, isReadableAddress } from './addresses';
import { conversationKeyOf } from './identity';
import { findingOf, healthOf } from './layout-health';
import { isActivityPage, readActivity } from './read-activity';
import { readArticle } from './read-article';
import { readConversation } from './read-conversation';
import { isProfilePage, readProfile } from './read-profile';
import { matchesAny } from './selectors';
import { findConversationRoots } from './surfaces';

/**
 * Reads everything Drafthand understands in one frame: its conversations, and the profile, the
 * activity or the article it shows. Only looks; nothing on the page is clicked, scrolled or changed. A page that is
 * not LinkedIn's, or whose layout is not recognised, is `unreadable` with the names of what is missing.
 */
export function readPage(document: Document, url: string): PageReading {
  if (!isReadableAddress(url)) return { kind: 'unreadable', health: [healthOf('not-linkedin', [])] };
  const roots = findConversationRoots(document);
  const readings = roots.map((root) => readConversation(root, { url, document }));
  const conversations = readings.flatMap(({ conversation }) => conversation ?? []);
  const activeKey = activeKeyOf(roots, conversations, url);
  const health = readings.map((reading) => reading.health);

  if (isActivityPage(document, url)) {
    const { activity, health: activityHealth } = readActivity(document, url);
    health.push(activityHealth);
    if (activity) return { kind: 'activity', activity, conversations, activeKey, health };
  } else if (isProfilePage(document, url)) {
    const { profile, health: profileHealth } = readProfile(document, url);
    health.push(profileHealth);
    if (profile) return { kind: 'profile', profile, conversations, activeKey, health };
  } else if (articleAddress(url)) {
    const { article, health: articleHealth } = readArticle(document, url);
    health.push(articleHealth);
    if (article) return { kind: 'article', article, conversations, activeKey, health };
  }
  if (conversations.length > 0) return { kind: 'conversations', conversations, activeKey, health };
  return { kind: 'unreadable', health: health.length > 0 ? health : [pageHealth(document)] };
}

/** The conversation the owner is in: where the focus is, else LinkedIn's active bubble, else the only open one. */
function activeKeyOf(roots: HTMLElement[], conversations: Conversation[], url: string): string | undefined {
  const open = roots.filter((root) => {
    const key = conversationKeyOf(root, url);
    return (
      !matchesAny(root, 'minimized-bubble') && conversations.some((conversation) => conversation.key === key)
    );
  });
  const active =
    open.find((root) => root.contains(focusedIn(root))) ??
    open.find((root) => matchesAny(root, 'active-bubble')) ??
    (open.length === 1 ? open[0] : undefined);
  return active && conversationKeyOf(active, url);
}

/** Inside a shadow tree the document's own `activeElement` is only the host. */
function focusedIn(root: HTMLElement): Element | null {
  const tree = root.getRootNode();
  return 'activeElement' in tree ? (tree as Document | ShadowRoot).activeElement : null;
}

/** For a page on which nothing was found: what was looked for. */
function pageHealth(document: Document): LayoutHealth {
  return healthOf('page', [
    findingOf(document, 'conversation', true),
    findingOf(document, 'message', false),
    findingOf(document, 'composer-editor', false),
    findingOf(document, 'profile-top-card', false),
    findingOf(document, 'update', false),
  ]);
}
