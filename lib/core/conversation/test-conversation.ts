import type { Conversation, Message } from './conversation';

/** A message for tests: own when the name is `Owner`. */
export function testMessage(senderName: string, text: string, changes: Partial<Message> = {}): Message {
  return {
    key: `${senderName}:${text.slice(0, 20)}`,
    senderName,
    isOwn: senderName === 'Owner',
    sentAt: null,
    text,
    attachments: [],
    isEdited: false,
    isDeleted: false,
    isSystem: false,
    isPending: false,
    ...changes,
  };
}

/** A conversation for tests from `[sender, text]` pairs, oldest first. */
export function testConversation(
  lines: Array<[string, string]>,
  changes: Partial<Conversation> = {},
): Conversation {
  const names = [...new Set(lines.map(([name]) => name).filter((name) => name !== 'Owner'))];
  return {
    key: 'thread-1',
    surface: 'messaging-page',
    kind: names.length > 1 ? 'group' : 'one-to-one',
    pageUrl: 'https://www.linkedin.com/messaging/thread/1/',
    owner: { name: 'Owner Ownerson' },
    participants: names.map((name) => ({ name })),
    messages: lines.map(([name, text], index) => testMessage(name, text, { key: `m${index + 1}` })),
    composer: 'empty',
    enterSends: false,
    startIsLoaded: true,
    ...changes,
  };
}
