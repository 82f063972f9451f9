import type { ErrorCode } from '../../lib/core/errors';
import { type ErrorEntry, orElse } from './error-entry';

/** Words for the failures of drafting with a model. */
export const draftingErrors = {
  // Drafting with a model
  'endpoint-not-agreed': {
    title: 'You have not agreed to this address yet',
    words: (values) =>
      `Nothing was sent to ${orElse(values.origin ?? values.host, 'the model’s server')}. Drafthand sends messages only to an address you agreed to.`,
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
      `There is no model “${orElse(values.model, 'with this name')}” for this key on this server.`,
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
      `It answers, but not to ${orElse(values.origin, 'requests from an extension')}. Ollama does this until it is told otherwise.`,
    next: 'Start Ollama with OLLAMA_ORIGINS set to chrome-extension://* (or moz-extension://*), then try again.',
    actions: ['try-again', 'open-settings', 'use-built-in'],
  },
  'endpoint-not-found': {
    title: 'There is no model server at this address',
    words: (values) => `The server at ${orElse(values.url, 'this address')} answered “not found”.`,
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
    actions: ['read-again', 'copy'],
  },
  'worker-stopped': {
    title: 'The background was stopped',
    words: 'The browser ended Drafthand’s background before it was done. Your text is safe.',
    next: 'Try again; it starts by itself.',
    actions: ['try-again', 'copy'],
  },
} as const satisfies Partial<Record<ErrorCode, ErrorEntry>>;
