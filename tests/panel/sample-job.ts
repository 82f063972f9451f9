import type { Conversation, Message } from '../../lib/core/conversation/conversation';
import type { DraftJob, JobSource } from '../../lib/core/drafting/draft-job';

/** Invented data for the panel's tests: everything a view can show, at lengths people really have. */

export const askedAt = Date.UTC(2026, 10, 17, 9, 30);

const firstMessage =
  'Hello Hedda! Long-time reader. I have saved 23 courses in a spreadsheet and started none of them, which I suspect is a symptom.\n\nWhich course should I take first if I want to become a data engineer?';
const secondMessage =
  'Should I learn Python or SQL before statistics?\nMy manager will pay for one cloud certificate. Is a certificate worth it for somebody without a degree?';

export const draftText = `Hi Pradnyesh,

Start with one course that ends in a project, and close the spreadsheet. The first course matters far less than finishing it. I wrote down the one I would take today: https://hedda.example/posts/first-course

SQL first, then Python, and statistics once you have a question you care about: https://hedda.example/posts/learning-order

Take the certificate, because your manager pays, but do it after your first small pipeline runs every morning: https://hedda.example/posts/certificates-2025

Write to me when the first one is running.

Hedda`;

export function sampleMessage(changes: Partial<Message> = {}): Message {
  return {
    key: 'urn:li:msg_message:1',
    senderName: 'Pradnyesh Kulwadi',
    isOwn: false,
    sentAt: Date.UTC(2026, 10, 17, 7, 31),
    text: firstMessage,
    attachments: [],
    isEdited: false,
    isDeleted: false,
    isSystem: false,
    isPending: false,
    ...changes,
  };
}

export function sampleConversation(changes: Partial<Conversation> = {}): Conversation {
  return {
    key: 'thread:2-pradnyesh',
    surface: 'messaging-page',
    kind: 'one-to-one',
    pageUrl: 'https://www.linkedin.com/messaging/thread/2-pradnyesh/',
    owner: { name: 'Hedda Quillmark' },
    participants: [
      {
        name: 'Pradnyesh Kulwadi',
        profileUrl: 'https://www.linkedin.com/in/pradnyesh-kulwadi',
        headline: 'Operations coordinator at Mossfield Cold Storage · aspiring data engineer',
        degree: 2,
        pronouns: 'he/him',
      },
    ],
    invitationNote: 'Your ferry desk story was passed round our night shift. May I connect?',
    messages: [
      sampleMessage({
        key: 'urn:li:msg_message:0',
        isOwn: true,
        senderName: 'Hedda Quillmark',
        sentAt: Date.UTC(2026, 10, 10, 17, 40),
        text: 'Welcome, Pradnyesh. Tell the night shift that the ferry desk says hello.',
      }),
      sampleMessage(),
      sampleMessage({
        key: 'urn:li:msg_message:2',
        sentAt: null,
        text: secondMessage,
        isEdited: true,
        attachments: [{ kind: 'file', description: 'courses-to-take-final-2.xlsx' }],
      }),
    ],
    composer: 'empty',
    enterSends: false,
    startIsLoaded: false,
    ...changes,
  };
}

export function sampleSource(
  mark: string,
  changes: Partial<JobSource['passage']> = {},
  flags: Partial<JobSource> = {},
): JobSource {
  return {
    mark,
    askId: 'ask-1',
    isCited: true,
    wasSentBefore: false,
    ...flags,
    passage: {
      id: `doc-${mark}#0`,
      documentId: `doc-${mark}`,
      order: 0,
      title: 'The first course I would take today, and the twenty I would not',
      url: 'https://hedda.example/posts/first-course',
      kind: 'post',
      status: 'active',
      publishedAt: Date.UTC(2025, 3, 2),
      text: 'People ask me which course to take first as if the order were the hard part. It is not. The hard part is the second week, when nobody is waiting for you. Take a course that ends in something that runs on its own, tell one person the date, and do not open the next tab. I finished two courses in four years, and both of them ended in a script that somebody else used the next morning.',
      headingPath: ['Which course first'],
      score: 12.4,
      matchedTerms: ['course', 'take', 'first'],
      why: {
        words: [
          { word: 'course', share: 0.61 },
          { word: 'first', share: 0.27 },
          { word: 'take', share: 0.12 },
        ],
        lexical: 0.62,
        vector: 0.21,
        title: 0.11,
        similarity: 0.44,
      },
      links: [
        {
          url: 'https://school.example/data-engineering',
          anchorText: 'the course with the pipeline project',
          sentence: '',
        },
        { url: 'https://books.example/plain-sql', anchorText: 'Plain SQL, the book', sentence: '' },
      ],
      ...changes,
    },
  };
}

const coverage = { verdict: 'covered' as const, estimate: 0.9, rareTermsFound: 1 };
/** Cited by the draft, and no sure answer. */
const nearCoverage = { verdict: 'partial' as const, estimate: 0.1, rareTermsFound: 0.4 };

/** A finished draft by the built-in composer. */
export function sampleJob(changes: Partial<DraftJob> = {}): DraftJob {
  return {
    id: 'job-1',
    conversationKey: 'thread:2-pradnyesh',
    bootId: 'boot-1',
    state: 'done',
    createdAt: askedAt,
    updatedAt: askedAt + 420,
    page: { tabId: 1, frameId: 0 },
    conversation: sampleConversation(),
    provider: { kind: 'built-in' },
    analysis: {
      asks: [
        ask('ask-1', 'Which course should I take first if I want to become a data engineer?'),
        ask('ask-2', 'Should I learn Python or SQL before statistics?'),
        ask('ask-3', 'Is a certificate worth it for somebody without a degree?'),
      ],
      unansweredKeys: ['urn:li:msg_message:1', 'urn:li:msg_message:2'],
      intent: 'question',
      language: 'en',
      hidden: [],
      looksLikeInjection: false,
    },
    sender: {
      name: 'Pradnyesh Kulwadi',
      firstName: 'Pradnyesh',
      facts: [
        {
          kind: 'goal',
          value: 'become a data engineer',
          quote: 'if I want to become a data engineer',
          from: 'message',
        },
        { kind: 'constraint', value: 'no degree', quote: 'for somebody without a degree', from: 'message' },
        {
          kind: 'tried',
          value: 'saved 23 courses, started none',
          quote: 'I have saved 23 courses in a spreadsheet and started none of them',
          from: 'message',
        },
        {
          kind: 'headline',
          value: 'Operations coordinator at Mossfield Cold Storage',
          quote: 'Operations coordinator at Mossfield Cold Storage',
          from: 'headline',
        },
      ],
    },
    outcomes: [
      { askId: 'ask-1', coverage, result: 'answered', privateTitles: [] },
      { askId: 'ask-2', coverage: nearCoverage, result: 'answered', privateTitles: [] },
      { askId: 'ask-3', coverage, result: 'answered', privateTitles: ['Salary notes, mentoring calls'] },
    ],
    sources: [
      sampleSource('S1'),
      sampleSource(
        'S2',
        {
          title: 'SQL, then Python, then statistics: a learning order',
          url: 'https://hedda.example/posts/learning-order',
          matchedTerms: ['Python', 'SQL', 'statistics'],
          text: 'Learn SQL first. It is small, it is everywhere, and you can be useful after a month. Then Python, for what SQL cannot do. Leave statistics until you have a question that hurts.',
          headingPath: [],
          links: [],
        },
        { askId: 'ask-2', wasSentBefore: true },
      ),
      sampleSource(
        'S3',
        {
          title: 'Are certificates worth it?',
          url: 'https://hedda.example/posts/certificates-2021',
          kind: 'talk',
          status: 'superseded',
          startSeconds: 754,
          publishedAt: Date.UTC(2021, 5, 1),
          matchedTerms: ['certificate', 'degree'],
          text: 'A certificate tells a recruiter that you can sit still.',
          headingPath: [],
          links: [],
        },
        { askId: 'ask-3', isCited: false },
      ),
    ],
    suggestion: draftText,
    removedLinks: [],
    findings: [],
    timings: { asking: 4, retrieving: 61, drafting: 118, checking: 6, firstText: 190, total: 420 },
    ...changes,
  };
}

function ask(id: string, quote: string) {
  return { id, quote, query: quote, messageKey: 'urn:li:msg_message:1', kind: 'question' as const };
}

export const modelProvider = {
  kind: 'openai' as const,
  baseUrl: 'https://api.model.example/v1',
  model: 'scribe-2',
};

export const payload = JSON.stringify({
  model: 'scribe-2',
  messages: [
    { role: 'system', content: 'You write replies in the owner’s words.\n<facts>…</facts>' },
    {
      role: 'user',
      content:
        '<message>\nWhich course should I take first?\n</message>\n<passage id="S1">People ask me…</passage>',
    },
  ],
  max_completion_tokens: 700,
  stream: true,
});
