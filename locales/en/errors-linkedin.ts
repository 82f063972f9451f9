import type { ErrorCode } from '../../lib/core/errors';
import { type ErrorEntry, orElse } from './error-entry';

/** Words for the failures of reading LinkedIn and inserting. */
export const linkedinErrors = {
  // Before anything else
  'not-agreed': {
    title: 'One step before the first draft',
    words: 'Nothing was read or stored. Drafthand starts once you have seen what it reads and agreed to it.',
    next: 'It takes a minute; then click Drafthand again.',
    actions: ['open-welcome'],
  },
  // Reading LinkedIn
  'not-linkedin': {
    title: 'This tab is not LinkedIn',
    words: 'Drafthand reads conversations on linkedin.com only.',
    next: 'Open a conversation on LinkedIn and read again, or paste the message here.',
    actions: ['read-again', 'paste'],
  },
  'no-conversation-open': {
    title: 'No conversation is open',
    words: 'There is no open conversation on this page.',
    next: 'Open a conversation, then read again.',
    actions: ['read-again', 'paste'],
  },
  'conversation-unreadable': {
    title: 'This conversation could not be read',
    words: 'LinkedIn’s page looks different from what Drafthand knows, so it stopped instead of guessing.',
    next: 'Paste the message to go on. What was and was not found is listed below.',
    actions: ['paste', 'read-again'],
  },
  'several-conversations': {
    title: 'Several conversations are open',
    words: 'It is not clear which of the open conversations you mean.',
    next: 'Choose one, or use the button in the conversation itself.',
    actions: ['read-again'],
  },
  'page-not-reachable': {
    title: 'The page could not be reached',
    words: 'Drafthand may not look at this tab until you ask for it, or the tab was loaded before Drafthand.',
    next: 'Click the Drafthand icon in the toolbar while the conversation is in front, or reload the tab.',
    actions: ['read-again', 'copy', 'paste'],
  },
  'nothing-to-answer': {
    title: 'Nothing to answer',
    words: 'The last message in this conversation is yours.',
    next: 'Write your own message below, or open another conversation.',
    actions: ['read-again'],
  },

  // Inserting
  'thread-changed': {
    title: 'The conversation has changed',
    words: (values) =>
      values.newer
        ? 'New messages have arrived since this draft was written, so nothing was inserted.'
        : 'The page no longer shows the conversation this draft was written for, so nothing was inserted.',
    next: (values) =>
      values.newer
        ? 'Read again to answer them too, or insert anyway.'
        : 'Open that conversation and insert again, or read the one that is open now.',
    actions: ['read-again', 'insert-anyway', 'copy'],
  },
  'composer-not-empty': {
    title: 'There is already text in LinkedIn’s message box',
    words: 'Nothing was inserted, so that what you wrote there stays.',
    next: 'Add the draft below it, or copy the draft.',
    actions: ['append', 'copy'],
  },
  'composer-missing': {
    title: 'LinkedIn shows no message box',
    words:
      'This conversation cannot be answered on the page right now, for example a request not accepted yet.',
    next: 'Copy the draft, or open the message box and insert again.',
    actions: ['copy', 'try-again'],
  },
  'composer-ambiguous': {
    title: 'More than one message box fits',
    words: 'Drafthand will not guess which one is right.',
    next: 'Close the other conversation windows and insert again, or copy the draft.',
    actions: ['copy', 'try-again'],
  },
  'composer-busy': {
    title: 'The message box is busy',
    words: 'LinkedIn is sending or rebuilding it, so nothing was inserted.',
    next: 'Wait a moment and insert again.',
    actions: ['try-again', 'copy'],
  },
  'enter-sends': {
    title: 'LinkedIn would send at the first line break',
    words:
      '“Press Enter to send” is switched on in LinkedIn. A draft with line breaks is not inserted, to be safe.',
    next: 'Copy the draft and paste it yourself, or choose “Click Send” in LinkedIn’s message box menu.',
    actions: ['copy', 'try-again'],
  },
  'insert-not-verified': {
    title: 'The insertion could not be confirmed',
    words: 'What LinkedIn’s message box shows is not exactly your text.',
    next: 'Look at the message box before you send. You can copy the draft and paste it yourself.',
    actions: ['copy', 'try-again'],
  },
  'draft-empty': {
    title: 'The draft is empty',
    words: 'There is nothing to insert yet.',
    next: 'Write something first.',
    actions: [],
  },
  'removed-link-in-text': {
    title: 'The text contains a link that was removed',
    words: (values) => `${orElse(values.link, 'A link that is not yours')} is not from your library.`,
    next: 'Take the link out of the text, then insert again.',
    actions: [],
  },
} as const satisfies Partial<Record<ErrorCode, ErrorEntry>>;
