import type { Conversation, LayoutHealth, PageReading } from '../core/conversation/conversation';
import type { PanelTarget } from '../core/drafting/draft-job';

/** What one frame of the page gave. */
export interface FrameReading {
  frameId: number;
  reading: PageReading;
}

/** What the panel shows after reading: a conversation to draft for, or a view of its own. */
export type PageView =
  | { kind: 'draft'; frameId: number; conversation: Conversation }
  | Extract<PanelTarget['view'], { kind: 'choose' | 'profile' | 'activity' | 'page' | 'unreadable' }>;

/**
 * Decides what a page is about: the owner's posts or a profile when it is such a page, else its one
 * conversation, else the one the owner is in, else a choice. Sponsored messages cannot be answered.
 */
export function pageView(tabId: number, readings: FrameReading[]): PageView {
  const open = openConversations(readings);
  const frameIds = Object.fromEntries(open.map(({ conversation, frameId }) => [conversation.key, frameId]));
  const conversations = open.map(({ conversation }) => conversation);

  for (const { reading } of readings) {
    if (reading.kind === 'article') {
      const { article } = reading;
      const { url, title, authorName, publishedOn, wordCount } = article;
      const page = { url, title, authors: authorName === '' ? [] : [authorName], publishedOn, wordCount };
      return { kind: 'page', tabId, page, article, conversations, frameIds };
    }
    if (reading.kind === 'activity') {
      return { kind: 'activity', tabId, activity: reading.activity, conversations, frameIds };
    }
    if (reading.kind === 'profile') {
      return { kind: 'profile', tabId, profile: reading.profile, conversations, frameIds };
    }
  }

  const answerable = open.filter(({ conversation }) => conversation.kind !== 'sponsored');
  const chosen = answerable.length === 1 ? answerable[0] : activeOf(answerable, readings);
  if (chosen) return { kind: 'draft', ...chosen };
  if (answerable.length > 1) {
    const frameId = answerable[0]?.frameId ?? 0;
    return {
      kind: 'choose',
      tabId,
      frameId,
      conversations: answerable.map(({ conversation }) => conversation),
      frameIds,
    };
  }
  return unreadable(readings, open.length > 0);
}

interface OpenConversation {
  frameId: number;
  conversation: Conversation;
}

/** Every conversation of the page once, the one nearest to the top frame first. */
function openConversations(readings: FrameReading[]): OpenConversation[] {
  const byKey = new Map<string, OpenConversation>();
  const inOrder = [...readings].sort((one, other) => one.frameId - other.frameId);
  for (const { frameId, reading } of inOrder) {
    if (reading.kind === 'unreadable') continue;
    for (const conversation of reading.conversations) {
      if (!byKey.has(conversation.key)) byKey.set(conversation.key, { frameId, conversation });
    }
  }
  return [...byKey.values()];
}

/** The one conversation the owner is in; undefined when no frame, or more than one, names one. */
function activeOf(open: OpenConversation[], readings: FrameReading[]): OpenConversation | undefined {
  const active = open.filter(({ conversation, frameId }) =>
    readings.some(
      (frame) =>
        frame.frameId === frameId &&
        frame.reading.kind !== 'unreadable' &&
        frame.reading.activeKey === conversation.key,
    ),
  );
  return active.length === 1 ? active[0] : undefined;
}

/** Why there is nothing to draft for, with what was looked for in the frames that look like LinkedIn's. */
function unreadable(readings: FrameReading[], hasSponsored: boolean): PageView {
  const all = readings.flatMap(({ reading }) => reading.health);
  const isLinkedIn = all.some(({ surface }) => surface !== 'not-linkedin');
  const health = isLinkedIn ? all.filter(({ surface }) => surface !== 'not-linkedin') : all;
  const code = hasSponsored
    ? 'nothing-to-answer'
    : !isLinkedIn && all.length > 0
      ? 'not-linkedin'
      : isConversationBroken(health)
        ? 'conversation-unreadable'
        : 'no-conversation-open';
  return { kind: 'unreadable', error: { code }, health };
}

/** True when a conversation, or a sign of one, is there and parts of it were not found. */
function isConversationBroken(health: LayoutHealth[]): boolean {
  return health.some(({ surface, ok, findings }) =>
    surface === 'page' ? findings.some(({ found }) => found) : !ok,
  );
}
