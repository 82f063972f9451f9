import type { AppError, ErrorCode } from '../../lib/core/errors';

/** What a button beside the words can do about a failure. */
export type ErrorAction =
  | 'read-again'
  | 'try-again'
  | 'use-built-in'
  | 'open-settings'
  | 'open-library'
  | 'open-welcome'
  | 'append'
  | 'insert-anyway'
  | 'copy'
  | 'paste';

type Values = Record<string, string | number>;

interface Entry {
  title: string;
  /** What happened, in one or two plain sentences. */
  words: string | ((values: Values) => string);
  /** What to do about it, as a sentence. */
  next: string;
  /** The buttons that do it, best first. */
  actions: readonly ErrorAction[];
}

/** The words of one failure, ready to show. */
export interface ErrorWords {
  title: string;
  words: string;
  next: string;
  actions: readonly ErrorAction[];
}

/** Labels of the buttons. */
export const errorActionLabels: Record<ErrorAction, string> = {
  'read-again': 'Read again',
  'try-again': 'Try again',
  'use-built-in': 'Use the built-in draft instead',
  'open-settings': 'Open settings',
  'open-library': 'Open library',
  'open-welcome': 'Finish setting up',
  append: 'Add below what is there',
  'insert-anyway': 'Insert anyway',
  copy: 'Copy instead',
  paste: 'Paste the message',
};

const or = (value: string | number | undefined, fallback: string) =>
  value === undefined || value === '' ? fallback : String(value);

/** Words and next step for every error code; a test holds both lists together. */
export const errorEntries: Record<ErrorCode, Entry> = {
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
    actions: ['read-again', 'paste'],
  },
  'nothing-to-answer': {
    title: 'Nothing to answer',
    words: 'The last message in this conversation is yours.',
    next: 'Write your own message below, or open another conversation.',
    actions: ['read-again'],
  },

  // Inserting
  'thread-changed': {
    title: 'The conversation on the page has changed',
    words: 'It is no longer exactly the conversation this draft was written for, so nothing was inserted.',
    next: 'Go back to the conversation and insert again, or read the one that is open now.',
    actions: ['insert-anyway', 'read-again', 'copy'],
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
    words: (values) => `${or(values.link, 'A link that is not yours')} is not from your library.`,
    next: 'Take the link out of the text, then insert again.',
    actions: [],
  },

  // Drafting with a model
  'endpoint-not-agreed': {
    title: 'You have not agreed to this address yet',
    words: (values) =>
      `Nothing was sent to ${or(values.origin ?? values.host, 'the model’s server')}. Drafthand sends messages only to an address you agreed to.`,
    next: 'Agree in the settings, or use the built-in draft.',
    actions: ['open-settings', 'use-built-in'],
  },
  'key-missing': {
    title: 'No API key is stored',
    words: 'The model’s server needs a key.',
    next: 'Add your key in the settings, or use the built-in draft.',
    actions: ['open-settings', 'use-built-in'],
  },
  'key-locked': {
    title: 'Your API key is locked',
    words: 'It is protected by a passphrase and has not been unlocked since the browser started.',
    next: 'Unlock it in the settings, then try again.',
    actions: ['open-settings', 'try-again', 'use-built-in'],
  },
  'key-wrong': {
    title: 'The API key was refused',
    words: 'The server does not accept the stored key.',
    next: 'Check the key in the settings: it may be mistyped, expired or made for another server.',
    actions: ['open-settings', 'use-built-in'],
  },
  'quota-used-up': {
    title: 'The account has no credit left',
    words: 'The server answers only when the account behind the key has credit.',
    next: 'Add credit with your provider, or use the built-in draft.',
    actions: ['use-built-in', 'try-again', 'open-settings'],
  },
  'rate-limited': {
    title: 'Too many requests just now',
    words: (values) =>
      values.seconds === undefined
        ? 'The server asks to wait before the next request.'
        : `The server asks to wait ${values.seconds} seconds.`,
    next: 'Try again in a moment.',
    actions: ['try-again', 'use-built-in'],
  },
  'model-unknown': {
    title: 'The server does not know this model',
    words: (values) =>
      `There is no model “${or(values.model, 'with this name')}” for this key on this server.`,
    next: 'Choose another model in the settings.',
    actions: ['open-settings', 'use-built-in'],
  },
  'network-down': {
    title: 'The server could not be reached',
    words: 'There is no connection, or the server is not running.',
    next: 'Check the connection and the address. A server on this computer must be started first.',
    actions: ['try-again', 'use-built-in', 'open-settings'],
  },
  'endpoint-blocked': {
    title: 'The browser blocked the connection',
    words: 'Drafthand has no permission for this address, or the server does not allow browser extensions.',
    next: 'Open the settings and test the connection; it asks for the permission again.',
    actions: ['open-settings', 'use-built-in'],
  },
  'origin-refused': {
    title: 'The server refuses browser extensions',
    words: (values) =>
      `It answers, but not to ${or(values.origin, 'requests from an extension')}. Ollama does this until it is told otherwise.`,
    next: 'Start Ollama with OLLAMA_ORIGINS set to chrome-extension://* (or moz-extension://*), then try again.',
    actions: ['try-again', 'open-settings', 'use-built-in'],
  },
  'endpoint-not-found': {
    title: 'There is no model server at this address',
    words: 'The server answered “not found”.',
    next: 'Check the address in the settings; it usually ends in /v1.',
    actions: ['open-settings', 'use-built-in'],
  },
  'server-failed': {
    title: 'The model’s server failed',
    words: (values) =>
      values.status === undefined
        ? 'It reported a problem of its own.'
        : `It answered with error ${values.status}.`,
    next: 'Try again in a minute.',
    actions: ['try-again', 'use-built-in'],
  },
  'stream-interrupted': {
    title: 'The answer broke off',
    words: 'The connection ended before the model was done. What arrived is kept.',
    next: 'Continue from here, or start again.',
    actions: ['try-again', 'use-built-in'],
  },
  'timed-out': {
    title: 'The model did not answer in time',
    words: (values) =>
      values.seconds === undefined
        ? 'Nothing arrived for too long.'
        : `Nothing arrived for ${values.seconds} seconds.`,
    next: 'Try again, or choose a faster model.',
    actions: ['try-again', 'use-built-in', 'open-settings'],
  },
  'conversation-too-long': {
    title: 'The conversation is too long for this model',
    words: 'Even without the oldest messages it does not fit.',
    next: 'Choose a model with a larger context, or use the built-in draft.',
    actions: ['use-built-in', 'open-settings'],
  },
  'content-refused': {
    title: 'The model declined to answer',
    words: 'The server’s content filter stopped this request.',
    next: 'Write this one yourself, or use the built-in draft.',
    actions: ['use-built-in', 'try-again'],
  },
  'answer-cut-at-limit': {
    title: 'The answer was cut at the length limit',
    words: 'The model used all the room it was given.',
    next: 'Ask again for a shorter draft, or finish it yourself.',
    actions: ['try-again'],
  },
  'answer-empty': {
    title: 'The model answered with nothing',
    words: 'The answer contained no usable text.',
    next: 'Try again, or use the built-in draft.',
    actions: ['try-again', 'use-built-in'],
  },
  'bad-request': {
    title: 'The server did not accept the request',
    words: 'Something in the request does not fit this server or model.',
    next: 'Test the connection in the settings, or choose another model.',
    actions: ['open-settings', 'use-built-in'],
  },

  // Jobs
  'job-not-found': {
    title: 'This draft is gone',
    words: 'It is no longer stored.',
    next: 'Read the conversation again to make a new one.',
    actions: ['read-again'],
  },
  'worker-stopped': {
    title: 'The background was stopped',
    words: 'The browser ended Drafthand’s background before it was done. Your text is safe.',
    next: 'Try again; it starts by itself.',
    actions: ['try-again'],
  },

  // Library
  'permission-refused': {
    title: 'The permission was not given',
    words: (values) =>
      `Drafthand was not allowed to read ${or(values.origin ?? values.host, 'this address')}.`,
    next: 'Add it again and choose “Allow”, or save the page as a file and add the file.',
    actions: ['try-again'],
  },
  'file-unreadable': {
    title: 'The file could not be read',
    words: 'It was moved, is in use, or is not text.',
    next: 'Check the file and add it again.',
    actions: ['try-again'],
  },
  'file-too-large': {
    title: 'The file is too large',
    words: (values) =>
      values.megabytes === undefined
        ? 'It is larger than Drafthand reads at once.'
        : `Files may have up to ${values.megabytes} MB.`,
    next: 'Split it, or add only the part that matters.',
    actions: [],
  },
  'archive-unreadable': {
    title: 'The zip file could not be opened',
    words: 'It is damaged or not a zip file.',
    next: 'Make it again, or choose the folder instead.',
    actions: ['try-again'],
  },
  'archive-encrypted': {
    title: 'The zip file has a password',
    words: 'Drafthand cannot open protected archives.',
    next: 'Unpack it and choose the folder instead.',
    actions: [],
  },
  'archive-suspicious': {
    title: 'The zip file was refused',
    words: 'It unpacks to far more than its size, or names files outside itself.',
    next: 'If you made it yourself, unpack it and choose the folder instead.',
    actions: [],
  },
  'format-unknown': {
    title: 'This kind of file is not supported',
    words: 'Drafthand reads Markdown, HTML and plain text.',
    next: 'Save it in one of these formats and add it again.',
    actions: [],
  },
  'no-text-found': {
    title: 'No text was found',
    words: 'There is nothing in it that could be quoted.',
    next: 'Add the text itself, for example by pasting it.',
    actions: [],
  },
  'page-unreadable': {
    title: 'No article was found on this page',
    words: 'Its main text could not be told from the rest.',
    next: 'Paste the text instead.',
    actions: [],
  },
  'page-not-html': {
    title: 'This address is not a web page',
    words: 'It leads to a file of another kind.',
    next: 'Download it and add the file.',
    actions: [],
  },
  'page-needs-login': {
    title: 'This page is behind a login',
    words: 'Drafthand reads pages without being logged in anywhere.',
    next: 'Save the page as a file and add the file.',
    actions: [],
  },
  'feed-unreadable': {
    title: 'This is not a feed Drafthand can read',
    words: 'It is neither RSS, Atom nor JSON Feed.',
    next: 'Check the address; many sites have it at /feed or /rss.xml.',
    actions: [],
  },
  'http-error': {
    title: 'The site did not deliver the page',
    words: (values) => `It answered with error ${or(values.status, 'unknown')}.`,
    next: 'Open the address in a tab to see whether it works, then try again.',
    actions: ['try-again'],
  },
  'not-own-activity': {
    title: 'These are not your posts',
    words: 'Only your own posts can go into your library.',
    next: 'Open your own profile, choose “Show all activity”, and sync there.',
    actions: ['read-again'],
  },
  'no-posts-found': {
    title: 'No posts on this page',
    words: 'The page shows no posts of yours with text.',
    next: 'Scroll until your posts are loaded, then read again.',
    actions: ['read-again'],
  },
  'passphrase-wrong': {
    title: 'That is not the passphrase',
    words: 'The key stays locked.',
    next: 'Try again. If it is lost, remove the key and enter it anew.',
    actions: ['try-again'],
  },
  'passphrase-too-short': {
    title: 'The passphrase is too short',
    words: 'A short one would not protect the key.',
    next: 'Use at least eight characters.',
    actions: [],
  },

  // Everything else
  'storage-full': {
    title: 'The disk is full',
    words: 'Nothing more can be stored. What is stored is safe.',
    next: 'Free some space, then try again. Copy text you do not want to lose.',
    actions: ['try-again', 'copy'],
  },
  'storage-failed': {
    title: 'The store could not be used',
    words: 'The browser refused to read or write Drafthand’s data.',
    next: 'Close other Drafthand tabs and try again. Copy text you do not want to lose.',
    actions: ['try-again', 'copy'],
  },
  'message-malformed': {
    title: 'Two versions of Drafthand are running',
    words: 'A part that was loaded before an update talks to a newer one.',
    next: 'Reload the LinkedIn tab and this panel.',
    actions: ['try-again'],
  },
  'sender-refused': {
    title: 'A request was refused',
    words: 'It did not come from where Drafthand expects it.',
    next: 'Reload the LinkedIn tab and try again.',
    actions: ['try-again'],
  },
  unexpected: {
    title: 'Something went wrong',
    words: 'Drafthand ran into a problem it does not know.',
    next: 'Try again. If it comes back, the technical detail helps to report it.',
    actions: ['try-again'],
  },
};

/** The words of a failure with its values put in. */
export function errorWords(error: AppError): ErrorWords {
  const { title, words, next, actions } = errorEntries[error.code] ?? errorEntries.unexpected;
  return { title, words: typeof words === 'string' ? words : words(error.values ?? {}), next, actions };
}
