import type { Conversation } from './conversation';

/**
 * A conversation of one message, for text the owner pasted because the page could not be read.
 * Insert is not possible (`composer: 'missing'`), so the draft is copied.
 */
export function conversationFromPaste(text: string, senderName: string, pageUrl: string): Conversation {
  const name = senderName.trim();
  const key = `pasted:${fingerprint(`${name}\n${text}`)}`;
  return {
    key,
    surface: 'pasted',
    kind: 'one-to-one',
    pageUrl,
    owner: {},
    participants: [{ name }],
    messages: [
      {
        key: `${key}:1`,
        senderName: name,
        isOwn: false,
        sentAt: null,
        text: text.trim(),
        attachments: [],
        isEdited: false,
        isDeleted: false,
        isSystem: false,
        isPending: false,
      },
    ],
    composer: 'missing',
    enterSends: false,
    startIsLoaded: true,
  };
}

/** FNV-1a, 32 bits (Fowler, Noll, Vo): the same text gives the same key; nothing secret rests on it. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return hash.toString(16).padStart(8, '0');
}
