import type { DocumentKind } from '../../lib/core/library/document';

/** Words of the studio: library and settings. */

const number = new Intl.NumberFormat('en');

function plural(n: number, one: string, many: string): string {
  return `${number.format(n)} ${n === 1 ? one : many}`;
}

const kindNouns: Record<DocumentKind, [one: string, many: string]> = {
  post: ['post', 'posts'],
  page: ['page', 'pages'],
  'linkedin-post': ['LinkedIn post', 'LinkedIn posts'],
  talk: ['talk', 'talks'],
  newsletter: ['newsletter', 'newsletters'],
  note: ['note', 'notes'],
  text: ['text', 'texts'],
};

function documents(n: number): string {
  return plural(n, 'document', 'documents');
}

interface Counts {
  new: number;
  changed: number;
  unchanged: number;
  skipped: number;
  failed: number;
}

function counts({ new: added, changed, unchanged, skipped, failed }: Counts): string {
  return `${number.format(added)} new, ${number.format(changed)} changed, ${number.format(unchanged)} unchanged, ${number.format(skipped)} skipped, ${number.format(failed)} failed`;
}

export const studioStrings = {
  skip: 'Skip to the content',
  tabTitle: (place: string) => `${place} · Drafthand`,
  places: {
    label: 'Studio',
    welcome: 'Welcome',
    library: 'Library',
    settings: 'Settings',
  },
  number: (n: number) => number.format(n),
  documents,

  start: {
    title: 'You are set up',
    addPosts:
      'Now add what you have written: posts, talks, newsletters, notes. Drafts are made of it, with its links.',
    how: 'How to start a draft',
    button: 'Open a conversation on LinkedIn and click “Draft reply” beside the message box.',
    toolbar: 'Open a conversation on LinkedIn and click the Drafthand icon in the browser’s toolbar.',
    menu: 'Or right-click the page and choose “Draft reply”.',
    shortcut: 'Or press',
    noShortcut: 'No keyboard shortcut is set. You can set one at',
    shortcutPage: 'chrome://extensions/shortcuts',
    notSetUpTitle: 'One step is open',
    notSetUp: 'Drafthand reads nothing on LinkedIn until you have seen what it reads and agreed.',
    openWelcome: 'Finish setting up',
  },

  library: {
    title: 'Library',
    emptyTitle: 'Add what you have already written',
    empty:
      'Drafthand answers with your own sentences and your own links, so it needs your posts. A folder of Markdown files, an export of your blog as a zip, your feed or single pages will do. They stay in this browser.',
    privateCount: (n: number) => `${number.format(n)} private`,
    passages: (n: number) => plural(n, 'passage', 'passages'),
    links: (n: number) => plural(n, 'link', 'links'),
    storage: (size: string) => `${size} used`,
    figures: 'Figures',
    ofKind: (kind: DocumentKind, n: number) => plural(n, ...kindNouns[kind]),
  },

  add: {
    title: 'Add to the library',
    drop: 'Drop files, folders or a zip here, or choose:',
    dropNow: 'Let go to add them',
    files: 'Add files',
    folder: 'Add a folder',
    paste: 'Paste text',
    formats: 'Markdown, HTML, plain text, transcripts (SRT, VTT), or a zip of these.',
    addressTitle: 'From the web',
    address: 'Page or feed address',
    addressPlaceholder: 'https://your-blog.example/feed.xml',
    addressHint: 'Your browser asks you once for access to this one site.',
    addressKind: 'What it is',
    kinds: { page: 'A page', feed: 'A feed' },
    addAddress: 'Add address',
    addressMissing: 'Type the address of a page or a feed.',
    addressInvalid: 'This is not a web address. It looks like https://your-blog.example/post.',
    addressInsecure:
      'Only https addresses can be read (http on this computer only). Try it with https, or save the page and add the file.',
    linkedInTitle: 'Your LinkedIn posts',
    linkedIn:
      'Open your own activity page on LinkedIn (your profile, “Show all”), scroll until your posts are loaded, click the Drafthand icon in the toolbar and choose “Sync posts”.',
    listing: 'Reading the list of files',
    nothingChosen: 'There was no file in it.',
  },

  paste: {
    title: 'Paste text',
    text: 'Text',
    textHint: 'Plain text or Markdown. Links in Markdown are kept with their words.',
    textMissing: 'Paste or write the text first.',
    documentTitle: 'Title',
    documentTitleHint: 'Left empty, the first words are used.',
    address: 'Address (optional)',
    addressHint: 'Where it is published. Drafts can link to it.',
    addressInvalid: 'This is not a web address.',
    isPrivate: 'Private',
    isPrivateHint: 'Never quoted, never cited, never sent to a model.',
    add: 'Add text',
  },

  runs: {
    title: 'Imports',
    none: 'No imports yet.',
    listing: 'Reading the list of files',
    running: 'Importing',
    done: 'Import finished',
    stopped: 'Import stopped',
    failed: 'Import ended early',
    counts,
    parts: { new: 'new', changed: 'changed', unchanged: 'unchanged', skipped: 'skipped', failed: 'failed' },
    rate: (perSecond: number) =>
      `${perSecond >= 10 ? Math.round(perSecond) : Math.round(perSecond * 10) / 10} a second`,
    stop: 'Stop',
    report: 'Report',
    reportOf: (label: string) => `Report of ${label}`,
    stateWords: {
      listing: 'Being listed',
      running: 'Under way',
      done: 'Finished',
      stopped: 'Stopped',
      failed: 'Ended early',
    },
  },

  report: {
    title: (label: string) => `Import of ${label}`,
    show: 'Show',
    filter: {
      problems: 'Skipped and failed',
      all: 'All items',
      new: 'New',
      changed: 'Changed',
      unchanged: 'Unchanged',
      skipped: 'Skipped',
      failed: 'Failed',
      waiting: 'Not done',
    },
    states: {
      waiting: 'Not done',
      new: 'New',
      changed: 'Changed',
      unchanged: 'Unchanged',
      skipped: 'Skipped',
      failed: 'Failed',
    },
    none: 'Nothing here.',
    noProblems: 'Nothing was skipped and nothing failed.',
    more: (n: number) => `Show ${number.format(n)} more`,
    gone: 'This report is no longer kept.',
  },

  sources: {
    title: 'Sources',
    none: 'No sources yet.',
    kinds: {
      file: 'Files',
      folder: 'Folder',
      zip: 'Zip file',
      page: 'Page',
      feed: 'Feed',
      'linkedin-activity': 'LinkedIn posts',
      note: 'Pasted text',
    },
    show: (label: string) => `Show the documents of ${label}`,
    update: 'Read again',
    updateOf: (label: string) => `Read ${label} again`,
    added: (date: string) => `Added ${date}`,
    last: (date: string) => `Last read ${date}`,
  },

  list: {
    title: 'Documents',
    someOf: (found: number, all: number) => `${number.format(found)} of ${documents(all)}`,
    search: 'Search titles and addresses',
    kind: 'Kind',
    allKinds: 'All kinds',
    status: 'Show',
    statuses: {
      all: 'All',
      public: 'Not private',
      private: 'Private',
      removed: 'Removed',
    },
    sort: 'Sort',
    sorts: {
      newest: 'Newest first',
      oldest: 'Oldest first',
      title: 'By title',
      changed: 'Last changed',
      longest: 'Longest first',
    },
    ofSource: (label: string) => `From ${label}`,
    everySource: 'Show all sources',
    noMatchTitle: 'Nothing fits',
    noMatch: 'No document has these words and filters.',
    noRemoved: 'Nothing was removed.',
    clear: 'Clear search and filters',
    select: (title: string) => `Select ${title}`,
    selectAll: (n: number) => `Select all ${documents(n)}`,
    selectAllShort: 'Select all',
    selected: (n: number) => `${number.format(n)} selected`,
    bulk: 'Selected documents',
    markPrivate: 'Mark private',
    markPublic: 'Mark not private',
    remove: 'Remove',
    restore: 'Restore',
    erase: 'Delete for good',
    unselect: 'Unselect',
    private: 'Private',
    superseded: 'Superseded',
    noDate: 'No date',
    words: (n: number) => plural(n, 'word', 'words'),
    noAddress: 'No address',
    found: (n: number) => (n === 1 ? '1 document found' : `${number.format(n)} documents found`),
  },

  changes: {
    removed: (n: number) => `${documents(n)} removed`,
    restored: (n: number) => `${documents(n)} restored`,
    madePrivate: (n: number) => `${documents(n)} marked private`,
    madePublic: (n: number) => `${documents(n)} marked not private`,
    erased: (n: number) => `${documents(n)} deleted for good`,
    saved: 'Saved',
  },

  erase: {
    title: (n: number) => `Delete ${documents(n)} for good?`,
    words: 'Their texts and links are deleted from this browser. This cannot be undone.',
    confirm: 'Delete for good',
  },

  document: {
    back: 'Library',
    goneTitle: 'This document is not there',
    gone: 'It was deleted for good, or the address is mistyped.',
    toLibrary: 'To the library',
    removedTitle: 'This document is removed',
    removed: 'Drafts do not use it. It can be restored with all its passages.',
    details: 'Details',
    title: 'Title',
    titleMissing: 'A document needs a title.',
    citation: 'Address to cite',
    citationHint: (url: string) => `Drafts link to this. Left empty, they link to ${url}`,
    citationHintNone: 'Drafts link to this. Without an address the text is used, but not linked.',
    citationInvalid: 'This is not a web address. It looks like https://your-blog.example/post.',
    save: 'Save',
    discard: 'Discard',
    isPrivate: 'Private',
    isPrivateHint: 'Never quoted, never cited, never sent to a model. Drafts tell you its title only.',
    kind: 'Kind',
    date: 'Date',
    noDate: 'Not known',
    dateFrom: {
      'front-matter': 'stated in the file',
      feed: 'stated in the feed',
      page: 'stated on the page',
      urn: 'from the post’s id',
      file: 'date of the file',
    },
    language: 'Language',
    length: 'Length',
    tags: 'Tags',
    source: 'Source',
    file: 'Name in the source',
    added: 'Added',
    passages: 'Passages',
    passagesHint: 'The text as Drafthand looks things up and quotes it, in pieces of about 80 to 220 words.',
    noPassages: 'No text was found in it.',
    passage: (n: number) => `Passage ${n}`,
    startsAt: (time: string) => `Starts at ${time}`,
    links: 'Links in the text',
    linksHint: 'Links to other people’s pages enter a draft only when you click “Insert”.',
    noLinks: 'No links in this document.',
    inPassage: (n: number) => `in passage ${n}`,
    remove: 'Remove',
    restore: 'Restore',
  },

  settings: {
    title: 'Settings',
    saved: 'Saved.',
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
      agreedBadge: 'Agreed',
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
      stored: (ending: string) => (ending === '' ? 'A key is stored.' : `A key is stored: …${ending}`),
      unlocked: (ending: string) =>
        ending === '' ? 'The key is unlocked.' : `The key is unlocked: …${ending}`,
      locked: 'The key is locked.',
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
      loaded: (n: number) => `The server offers ${plural(n, 'model', 'models')}.`,
      loadedNone: 'The server names no models. Type the name by hand.',
      list: 'Models of this server',
      choose: 'Choose a model',
      suggested: (id: string) => `${id} (suggested)`,
      ends: (id: string, date: string) => `${id}, ends ${date}`,
      ended: (id: string, date: string) => `${id}, ended ${date}`,
      endsSoonTitle: (id: string) => `${id} is being retired`,
      endsSoon: (date: string, days: number) =>
        `The server says it ends on ${date}, in ${plural(days, 'day', 'days')}. Choose another one before that.`,
      endedWords: (date: string) => `The server says it ended on ${date}. Choose another one.`,
      unlisted: (id: string) => `The server’s list does not name ${id}.`,
      test: 'Test connection',
      testHint: 'Sends one real request of a few words, without any message of yours.',
      works: 'It works',
      worksWords: (model: string, milliseconds: number) =>
        `${model} answered in ${number.format(milliseconds)} ms.`,
    },
    style: {
      title: 'Your style',
      signature: 'Signature',
      signatureHint: 'Stands under every draft. Left empty, your name as LinkedIn shows it.',
      note: 'Style note',
      noteHint:
        'A few words to the model about how you write, e.g. “short sentences, no exclamation marks”. The built-in composer does not use it.',
    },
  },
} as const;

/** A number of bytes in the unit a person would choose. */
export function formatBytes(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB'];
  const step = bytes < 1000 ? 0 : Math.min(3, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** step;
  return `${value >= 100 || step === 0 ? Math.round(value) : value.toFixed(1)} ${units[step]}`;
}
