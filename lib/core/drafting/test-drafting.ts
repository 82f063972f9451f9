import type { AskAnalysis, SenderCard } from '../conversation/ask';
import type { Conversation, Message } from '../conversation/conversation';
import type { RetrievedPassage } from '../retrieval/retrieval';
import type { AskOutcome, JobSource } from './draft-job';

/** Small conversations and sources for the tests of the prompt and the checks. */
export function messageOf(text: string, changes: Partial<Message> = {}): Message {
  return {
    key: `m-${text.slice(0, 12)}`,
    senderName: 'Robin Vale',
    isOwn: false,
    sentAt: Date.UTC(2026, 4, 3),
    text,
    attachments: [],
    isEdited: false,
    isDeleted: false,
    isSystem: false,
    isPending: false,
    ...changes,
  };
}

export function conversationOf(messages: Message[]): Conversation {
  return {
    key: 'thread',
    surface: 'messaging-page',
    kind: 'one-to-one',
    pageUrl: 'https://www.linkedin.com/messaging/',
    owner: { name: 'Alex Owner' },
    participants: [{ name: 'Robin Vale', headline: 'Teacher in Leeds' }],
    messages,
    composer: 'empty',
    enterSends: false,
    startIsLoaded: true,
  };
}

export function sourceOf(mark: string, text: string, changes: Partial<RetrievedPassage> = {}): JobSource {
  const passage: RetrievedPassage = {
    id: `${mark}#0`,
    documentId: mark,
    order: 0,
    title: `Post ${mark}`,
    url: `https://owner.example/${mark.toLowerCase()}`,
    kind: 'post',
    status: 'active',
    publishedAt: Date.UTC(2025, 0, 1),
    text,
    headingPath: [],
    score: 1,
    matchedTerms: [],
    links: [],
    ...changes,
  };
  return { mark, passage, askId: 'ask-1', isCited: false, wasSentBefore: false };
}

export const analysis: AskAnalysis = {
  asks: [{ id: 'ask-1', quote: 'Which course first?', query: 'course', messageKey: 'm', kind: 'question' }],
  unansweredKeys: ['m'],
  intent: 'question',
  language: 'en',
  hidden: [],
  looksLikeInjection: false,
};

export const answered: AskOutcome = {
  askId: 'ask-1',
  coverage: { verdict: 'covered', estimate: 0.9, rareTermsFound: 1 },
  result: 'answered',
  privateTitles: [],
};

export const sender: SenderCard = { name: 'Robin Vale', firstName: 'Robin', facts: [] };
