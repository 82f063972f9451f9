import type { DocumentState, ListSort } from '../../lib/core/library/listed-document';
import { commonStrings } from './common';

const number = new Intl.NumberFormat('en');
const languageNames = new Intl.DisplayNames('en', { type: 'language' });

function documents(n: number): string {
  return `${number.format(n)} ${n === 1 ? 'document' : 'documents'}`;
}

const states: Record<DocumentState, string> = {
  all: 'All in use',
  public: 'Not private',
  private: 'Private',
  superseded: 'Superseded',
  'dead-links': 'With dead links',
  'moved-links': 'With moved links',
  gone: 'Gone from their source',
  removed: 'Removed',
};

const sorts: Record<ListSort, string> = {
  newest: 'Newest first',
  oldest: 'Oldest first',
  title: 'By title',
  changed: 'Last changed',
  longest: 'Longest first',
};

/** Words of the list of documents, its filters and what is done with several at once. */
export const libraryListStrings = {
  title: 'Documents',
  count: documents,
  someOf: (found: number, all: number) => `${number.format(found)} of ${documents(all)}`,
  found: (n: number) => (n === 1 ? '1 document found' : `${number.format(n)} documents found`),
  keys: 'Up and down move, Space selects, Shift with up and down selects several, Enter opens, Delete removes.',
  keysShown: [
    { keys: ['↑', '↓'], words: 'move' },
    { keys: ['Space'], words: 'select' },
    { keys: ['Shift ↑', 'Shift ↓'], words: 'select several' },
    { keys: ['Enter'], words: 'open' },
    { keys: ['Del'], words: 'remove' },
  ],

  search: 'Search titles, addresses and tags',
  state: 'Show',
  states,
  withCount: (words: string, n: number) => `${words} (${number.format(n)})`,
  kind: 'Kind',
  allKinds: 'All kinds',
  source: 'Source',
  allSources: 'All sources',
  year: 'Year',
  allYears: 'All years',
  noYear: 'No date',
  language: 'Language',
  allLanguages: 'All languages',
  noLanguage: 'Language not known',
  /** The name of an ISO 639-1 code, or the code itself where the browser knows none. */
  languageName: (code: string) => {
    try {
      return languageNames.of(code) ?? code;
    } catch {
      return code;
    }
  },
  sort: 'Sort',
  sorts,
  clear: 'Clear search and filters',

  noMatchTitle: 'Nothing fits',
  noMatch: 'No document has these words and filters.',
  noRemoved: 'Nothing was removed. What you remove stays here for 30 days.',
  allRemovedTitle: 'No documents are in use',
  allRemoved: 'All of them are removed. Choose “Removed” above to bring some back.',

  select: (title: string) => `Select ${title}`,
  selectAll: 'Select all',
  selected: (n: number) => `${number.format(n)} selected`,
  bulk: 'Selected documents',
  working: (n: number) => `Working on ${documents(n)}`,
  markPrivate: 'Mark private',
  markPublic: 'Mark not private',
  checkLinks: 'Check links',
  checkStarted: 'The links are being checked',
  checkUnderWay: 'A check is under way already',
  remove: 'Remove',
  restore: 'Restore',
  erase: 'Delete for good',
  unselect: 'Unselect',

  private: 'Private',
  superseded: 'Superseded',
  deadLinks: 'Dead link',
  movedLinks: 'Moved link',
  gone: 'Gone from source',
  keptUntil: (time: number) => `Can be restored until ${commonStrings.date(time)}`,
  noDate: 'No date',
  words: (n: number) => `${number.format(n)} ${n === 1 ? 'word' : 'words'}`,
  noAddress: 'No address',
  moreSources: (n: number) => `${number.format(n)} sources`,

  eraseTitle: (n: number) => `Delete ${documents(n)} for good?`,
  eraseWords: 'Their texts and links are deleted from this browser. This cannot be undone.',
} as const;
