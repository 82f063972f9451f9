import type { DocumentChangeKind } from '../../lib/core/library/document-change';

const number = new Intl.NumberFormat('en');

function plural(n: number, one: string, many: string): string {
  return `${number.format(n)} ${n === 1 ? one : many}`;
}

const changes: Record<DocumentChangeKind, string> = {
  new: 'Came into the library',
  changed: 'Changed',
  joined: 'Also found elsewhere',
  parted: 'Taken apart',
  gone: 'Gone from a source',
  back: 'Back at its source',
  removed: 'Removed by you',
  restored: 'Restored by you',
  superseded: 'Superseded by a newer one',
  reinstated: 'No longer superseded',
};

/** Words of the page of one document beside its details: links, addresses, history, citations, and what takes its place. */
export const libraryDocumentStrings = {
  parts: 'About this document',
  tabs: {
    text: 'Text',
    links: 'Links',
    places: 'Addresses',
    history: 'History',
    citations: 'Cited in',
  },

  links: {
    privateHint: 'Links of private documents are not checked.',
    unchecked: 'Not checked yet',
    checked: {
      ok: (date: string) => `Works (${date})`,
      unsure: (date: string) => `The site would not say (${date})`,
      dead: (date: string) => `Checked ${date}`,
      moved: (date: string) => `Checked ${date}`,
    },
  },

  places: {
    hint: 'Where this text was found. Drafts link to one of its addresses; choose which.',
    single: 'Found in one place.',
    cited: 'Linked in drafts',
    prefer: 'Link to this one',
    preferOf: (url: string) => `Link to this one: ${url}`,
    preferred: 'Drafts link to this address now',
    noAddress: 'No address of its own',
    seen: (date: string) => `Last seen ${date}`,
    gone: (date: string) => `Not there any more since ${date}. Your library keeps it.`,
    takeApart: 'This is another text',
    takeApartOf: (key: string) => `This is another text: ${key}`,
    apartTitle: 'Make this a document of its own?',
    apartWords:
      'It leaves this document and is never joined with it again. Each goes on with the text its place has.',
    apart: 'Make it a document of its own',
    apartDone: 'It is a document of its own now',
    open: 'Open it',
  },

  history: {
    none: 'Nothing has happened to it yet.',
    kinds: changes,
    byImport: 'by an import',
    title: (before: string, after: string) => `Title: “${before}” became “${after}”.`,
    words: (before: number, after: number) =>
      `${plural(before, 'word', 'words')} became ${number.format(after)}.`,
    added: 'What came',
    removed: 'What went',
  },

  citations: {
    none: 'No draft you edited or inserted has cited it yet.',
    hint: 'Drafts you edited or inserted that cite this document.',
    inserted: (name: string) => `In your answer to ${name}`,
    draft: (name: string) => `In a draft for ${name}`,
    somebody: 'somebody',
  },

  note: {
    edit: 'Change text',
    saved: 'Text saved',
  },
} as const;
