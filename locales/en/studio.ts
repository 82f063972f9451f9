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
      'Drafthand answers with your own sentences and your own links, so it needs your posts. A folder of Markdown files, an export of your blog as a zip, or the address of your site will do. They stay in this browser.',
    privateCount: (n: number) => `${number.format(n)} private`,
    passages: (n: number) => plural(n, 'passage', 'passages'),
    links: (n: number) => plural(n, 'link', 'links'),
    storage: (size: string) => `${size} used`,
    figures: 'Figures',
    ofKind: (kind: DocumentKind, n: number) => plural(n, ...kindNouns[kind]),
  },

  add: {
    linkedInTitle: 'Your LinkedIn posts and past replies',
    linkedIn:
      'Open your own activity page on LinkedIn (your profile, “Show all”), scroll until your posts are loaded, click the Drafthand icon in the toolbar and choose “Add … new posts”.',
    linkedInArchive:
      'Or take all of it at once: on LinkedIn choose “Settings & Privacy”, “Data privacy”, “Get a copy of your data”, ask for the larger archive, and add the zip LinkedIn sends you here as it is. Posts, articles and longer comments go into your library. What you say about yourself and recommendations you wrote become private notes. Your past replies are kept apart and are never quoted. Nothing is kept of contacts, addresses, birth date and other people’s posts.',
  },

  runs: {
    title: 'Imports',
    listing: 'Reading the list of files',
    running: 'Importing',
    done: 'Import finished',
    stopped: 'Import stopped',
    failed: 'Import ended early',
    counts,
    parts: {
      new: 'new',
      changed: 'changed',
      unchanged: 'unchanged',
      skipped: 'skipped',
      failed: 'failed',
      gone: 'gone at the source',
    },
    report: 'Report',
    reportOf: (label: string) => `Report of ${label}`,
    stateWords: {
      listing: 'Being listed',
      running: 'Under way',
      paused: 'Paused',
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
      gone: 'Gone at the source',
    },
    bySchedule: 'by schedule',
    goneTitle: 'What the source no longer has stays in your library',
    goneWords: 'It is marked as gone, is still found, and is removed only by you.',
    states: {
      waiting: 'Not done',
      new: 'New',
      changed: 'Changed',
      unchanged: 'Unchanged',
      skipped: 'Skipped',
      failed: 'Failed',
      read: 'Read',
      gone: 'Gone at its source',
    },
    none: 'Nothing here.',
    noProblems: 'Nothing was skipped and nothing failed.',
    more: (n: number) => `Show ${number.format(n)} more`,
    gone: 'This report is no longer kept.',
  },

  changes: {
    removed: (n: number) => `${documents(n)} removed`,
    restored: (n: number) => `${documents(n)} restored`,
    madePrivate: (n: number) => `${documents(n)} marked private`,
    madePublic: (n: number) => `${documents(n)} marked not private`,
    erased: (n: number) => `${documents(n)} deleted for good`,
    saved: 'Saved',
  },

  document: {
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
      'structured-data': 'stated in the page’s data',
      meta: 'stated in the page’s head',
      'time-element': 'stated on the page',
      sitemap: 'stated in the sitemap',
      urn: 'from the post’s id',
      file: 'date of the file',
      archive: 'stated in the LinkedIn archive',
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
} as const;

/** A number of bytes in the unit a person would choose. */
export function formatBytes(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB'];
  const step = bytes < 1000 ? 0 : Math.min(3, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** step;
  return `${value >= 100 || step === 0 ? Math.round(value) : value.toFixed(1)} ${units[step]}`;
}
