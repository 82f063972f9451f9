import { studioStrings } from './studio';

/** The last characters of a key, or none of a key too short to show any. */
const shown = (ending: string) => (ending === '' ? '.' : `: …${ending}`);

/** Words of the settings. */
export const settingsStrings = {
  title: 'Settings',
  entry: {
    title: 'How to start a draft',
    legend: 'Start a draft with',
    applied: {
      button: 'The button is switched on. Open LinkedIn tabs show it without a reload.',
      toolbar: 'The button is switched off. Nothing is added to LinkedIn’s pages.',
    },
    shortcut: 'Keyboard shortcut:',
    noShortcut: 'No keyboard shortcut is set.',
    shortcutHint: 'Change it at',
    shortcutPage: 'chrome://extensions/shortcuts',
    shortcutHow: '(type this into the address bar; extensions may not link to it).',
    refused: 'The browser did not give access to linkedin.com, so nothing was changed.',
    welcome: 'What Drafthand reads, when, and where it goes',
  },
  drafting: {
    title: 'Drafting',
    legend: 'Drafts are written by',
    builtIn: 'Built-in composer',
    builtInHint:
      'Your own sentences, chosen and put together in this browser. No account, no key, nothing is sent.',
    model: 'Model',
    modelHint:
      'A language model you set up here writes from your passages. The conversation is sent to its server, after you agree.',
    notReady: 'Until this is complete, drafts say what is missing and offer the built-in composer:',
    missing: {
      agreement: 'agree to the address',
      model: 'choose a model',
      unlock: 'unlock the key',
    },
    ready: (model: string, origin: string) => `Drafts are written by ${model} at ${origin}.`,
  },
  server: {
    title: 'Server',
    preset: 'Provider',
    presets: {
      openai: 'OpenAI',
      openrouter: 'OpenRouter',
      ollama: 'Ollama (on this computer)',
      lmstudio: 'LM Studio (on this computer)',
      other: 'Other',
    },
    baseUrl: 'Base URL',
    baseUrlHint: 'Any server with OpenAI’s Chat Completions. It usually ends in /v1.',
    invalid: 'This is not a web address. It looks like https://api.openai.com/v1.',
    insecure:
      'http:// is allowed for this computer only (localhost or 127.0.0.1): over the network others could read the messages. Use https://.',
    userInfo: 'The address must not contain a name or password. The key goes into its own field.',
    ollamaTitle: 'Ollama refuses browser extensions until it is told otherwise',
    ollama: 'Start it with this setting, then test the connection again:',
    ollamaLine: 'OLLAMA_ORIGINS=chrome-extension://*,moz-extension://* ollama serve',
  },
  consent: {
    title: 'What is sent, and where',
    asks: (origin: string) => `Drafts will be sent to ${origin}`,
    agreed: (origin: string) => `You agreed that drafts are sent to ${origin}`,
    with: 'With each draft, this server gets:',
    items: [
      'the messages of the conversation, with the names in it',
      'what is known of the sender: headline, and the profile if you kept it',
      'the passages of your library that fit the question, never private ones',
      'your style note and the instruction you give',
    ],
    key: (ending: string) => `your API key${ending === '' ? '' : ` (…${ending})`}`,
    not: 'It does not get the links: Drafthand puts those in afterwards. “What was sent” in the panel shows each request, character by character.',
    before: 'Nothing is sent before you agree.',
    agree: 'Agree for this address',
    withdraw: 'Withdraw',
    withdrawn: (origin: string) => `Nothing more is sent to ${origin}.`,
    others: 'Other addresses you agreed to',
    withdrawFor: (origin: string) => `Withdraw for ${origin}`,
  },
  key: {
    title: 'Access',
    key: 'API key',
    keyHint:
      'Servers on your own computer usually need none. Advice: a key for Drafthand alone, with a spending limit.',
    keyMissing: 'Paste the key first.',
    passphrase: 'Passphrase (optional)',
    passphraseHint: 'At least eight characters. To add or change one later, enter the key again.',
    save: 'Save key',
    saved: 'The key is saved.',
    none: 'No key is stored.',
    stored: (ending: string, origin: string) => `A key for ${origin} is stored${shown(ending)}`,
    unlocked: (ending: string, origin: string) => `The key for ${origin} is unlocked${shown(ending)}`,
    locked: 'The key is locked.',
    elsewhere: (origin: string) => `It is not sent to ${origin}. For this address enter a key of its own.`,
    replace: 'Use another key',
    remove: 'Remove key',
    removed: 'The key is removed.',
    lock: 'Lock now',
    unlock: 'Unlock',
    unlockPassphrase: 'Passphrase',
    plainTruth:
      'Without a passphrase the key lies unencrypted in this browser’s profile: no web page can read it, but somebody who copies the profile from your disk can.',
    lockedTruth:
      'With a passphrase it is encrypted on disk and has to be unlocked after each browser start; it does not protect against a program that runs as you while it is unlocked.',
  },
  model: {
    title: 'Model',
    name: 'Model name',
    nameHint: 'Load the list, or type the name as the server calls it.',
    load: 'Load models',
    loaded: (n: number) => `The server offers ${models(n)}.`,
    loadedNone: 'The server names no models. Type the name by hand.',
    list: 'Models of this server',
    choose: 'Choose a model',
    suggested: (id: string) => `${id} (suggested)`,
    ends: (id: string, date: string) => `${id}, ends ${date}`,
    ended: (id: string, date: string) => `${id}, ended ${date}`,
    endsSoonTitle: (id: string) => `${id} is being retired`,
    endsSoon: (date: string, days: number) =>
      `The server says it ends on ${date}, in ${daysOf(days)}. Choose another one before that.`,
    endedWords: (date: string) => `The server says it ended on ${date}. Choose another one.`,
    unlisted: (id: string) => `The server’s list does not name ${id}.`,
    test: 'Test connection',
    testHint: 'Sends one real request of a few words, without any message of yours.',
    works: 'It works',
    worksWords: (model: string, milliseconds: number) =>
      `${model} answered in ${studioStrings.number(milliseconds)} ms.`,
  },
  style: {
    title: 'Your style',
    signature: 'Signature',
    signatureHint: 'Stands under every draft. Left empty, your name as LinkedIn shows it.',
    note: 'Style note',
    noteHint:
      'A few words to the model about how you write, e.g. “short sentences, no exclamation marks”. The built-in composer does not use it.',
  },
} as const;

function models(n: number): string {
  return `${studioStrings.number(n)} ${n === 1 ? 'model' : 'models'}`;
}

function daysOf(n: number): string {
  return `${studioStrings.number(n)} ${n === 1 ? 'day' : 'days'}`;
}
