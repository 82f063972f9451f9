/** One well-formed request per message type, for tests. */

import type { Conversation } from '../core/conversation/conversation';
import type { MessageRequests } from './schemas';

export const sampleConversation: Conversation = {
  key: 'thread-1',
  surface: 'messaging-page',
  kind: 'one-to-one',
  pageUrl: 'https://www.linkedin.com/messaging/thread/2-abc/',
  threadId: '2-abc',
  owner: { name: 'Mara Lindqvist', memberId: 'ACoAAOwner' },
  participants: [
    {
      name: 'Jonas Weber',
      profileUrl: 'https://www.linkedin.com/in/jonas-weber-test/',
      memberId: 'ACoAAJonas',
      headline: 'Teacher',
      degree: 1,
    },
  ],
  messages: [
    {
      key: 'urn:li:msg_message:1',
      senderName: 'Jonas Weber',
      senderMemberId: 'ACoAAJonas',
      isOwn: false,
      sentAt: 1_790_000_000_000,
      text: 'Hi Mara,\nwhich course should I take to move into MLOps?',
      quote: { author: 'Mara Lindqvist', text: 'Ask me anything' },
      attachments: [{ kind: 'image', description: 'photo.png' }],
      isEdited: false,
      isDeleted: false,
      isSystem: false,
      isPending: false,
    },
  ],
  composer: 'empty',
  enterSends: false,
  startIsLoaded: true,
};

const health = [
  {
    surface: 'messaging-page',
    registryDate: '2026-11-20',
    ok: false,
    findings: [{ name: 'message-list', found: false, count: 0, isRequired: true }],
  },
];

/** The mapped type makes this file fail to compile when a message type is missing. */
export const sampleRequests: { [Type in keyof MessageRequests]: MessageRequests[Type] } = {
  'draft/request': { conversation: sampleConversation },
  'draft/unreadable': {
    reading: { kind: 'unreadable', health },
    error: { code: 'conversation-unreadable', values: { surface: 'messaging-page' } },
  },
  'panel/read': { windowId: 1 },
  'panel/choose': { windowId: 1, conversationKey: 'thread-1' },
  'draft/paste': { windowId: 1, text: 'How do I start?', senderName: 'Jonas' },
  'draft/again': {
    jobId: 'job-1',
    windowId: 1,
    instruction: { kind: 'own-words', words: 'mention the talk' },
    provider: 'built-in',
  },
  'draft/continue': { jobId: 'job-1', windowId: 1 },
  'draft/stop': { jobId: 'job-1' },
  'draft/check': { jobId: 'job-1' },
  'draft/insert': { jobId: 'job-1', text: 'Hi Jonas', mode: 'empty-only', allowNewerMessages: true },
  'profile/keep': { windowId: 1 },
  'activity/sync': { windowId: 1 },
  'this-page/add': { windowId: 1 },
  'entry/apply': {},
  'model/list': { baseUrl: 'https://api.openai.com/v1' },
  'model/test': { baseUrl: 'http://127.0.0.1:11434/v1', model: 'llama' },
  'retrieval/try': { text: 'Which course should I take first?' },
  'embedding/test': { baseUrl: 'http://127.0.0.1:11434/v1', model: 'nomic-embed-text', dimensions: 256 },
  'embedding/apply': {},
  'embedding/stop': {},
  'secret/state': {},
  'secret/save': { key: 'sk-test-1234', passphrase: 'long enough', isForPassages: true },
  'secret/unlock': { passphrase: 'long enough' },
  'secret/lock': {},
  'secret/clear': {},
  'import/run': { importId: 'import-1' },
  'import/stop': { importId: 'import-1' },
  'import/pause': { importId: 'import-1' },
  'import/resume': { importId: 'import-1' },
  'import/url': { url: 'https://mara.example/feed.xml', kind: 'feed' },
  'links/check': { documentIds: ['document-1'] },
  'links/stop': {},
  'site/discover': { url: 'https://mara.example/' },
  'import/site': {
    url: 'https://mara.example/',
    title: 'Mara',
    feedUrl: 'https://mara.example/feed.xml',
    sitemapUrls: ['https://mara.example/sitemap.xml'],
  },
  'offscreen/discover-site': { url: 'https://mara.example/' },
  'source/schedule': { sourceId: 'feed:https://mara.example/feed.xml', schedule: 'daily' },
  'source/sync': { sourceId: 'feed:https://mara.example/feed.xml', acceptsFewer: true },
  'offscreen/idle': { isIncomplete: true },
  'offscreen/embedding-choice': {},
  'offscreen/refresh': {},
  'offscreen/go-on': {},
  'offscreen/import': { importId: 'import-1' },
  'offscreen/interrupt-import': { importId: 'import-1' },
  'page/read': {},
  'page/insert': {
    conversationKey: 'thread-1',
    newestMessageKey: 'urn:li:msg_message:1',
    text: 'Hi Jonas',
    mode: 'append',
    allowNewerMessages: false,
  },
  'page/buttons': { enabled: false },
};
