import type { DocumentKind, LibraryDocument } from './document';

/** A document as the studio's list shows, searches and filters it. */
export interface ListedDocument extends LibraryDocument {
  /** Every source it was found in. */
  sourceIds: string[];
  /** The worst of its links: one that leads nowhere, else one that has moved. */
  linkProblem?: 'dead' | 'moved';
  /** No source has it any more. */
  isGone?: boolean;
  /** When the owner removed it (epoch ms). */
  removedAt?: number;
}

/** Documents of one state; a removed one is in `removed` only. */
export type DocumentState =
  | 'all'
  | 'public'
  | 'private'
  | 'superseded'
  | 'dead-links'
  | 'moved-links'
  | 'gone'
  | 'removed';

/** Which documents a list shows. Absent fields do not filter. */
export interface ListFilter {
  /** Words that must all be in title, addresses or tags; case and accents do not matter. */
  search?: string;
  state?: DocumentState;
  kind?: DocumentKind;
  sourceId?: string;
  /** Calendar year (UTC) it was published in; `none`: without a date. */
  year?: number | 'none';
  /** ISO 639-1 code; `none`: not known. */
  language?: string;
}

export type ListSort = 'newest' | 'oldest' | 'title' | 'changed' | 'longest';

/** The documents that fit, in order. Quick enough for each keystroke on ten thousand. */
export function selectDocuments(
  documents: readonly ListedDocument[],
  filter: ListFilter,
  sort: ListSort,
): ListedDocument[] {
  const words = comparable(filter.search ?? '')
    .split(' ')
    .filter(Boolean);
  const fitting = documents.filter(
    (document) =>
      isInState(document, filter.state ?? 'all') &&
      (filter.kind === undefined || document.kind === filter.kind) &&
      (filter.sourceId === undefined || document.sourceIds.includes(filter.sourceId)) &&
      (filter.year === undefined || yearOf(document) === filter.year) &&
      (filter.language === undefined || (document.language ?? 'none') === filter.language) &&
      words.every((word) => searchTextOf(document).includes(word)),
  );
  return fitting.sort(comparisons[sort]);
}

/** How many documents there are of each value a filter can have; removed ones count as removed only. */
export interface ListFacets {
  states: Record<DocumentState, number>;
  kinds: Map<DocumentKind, number>;
  sources: Map<string, number>;
  years: Map<number | 'none', number>;
  languages: Map<string, number>;
}

/** Counts the values of all filters over the whole list. */
export function facetsOf(documents: readonly ListedDocument[]): ListFacets {
  const facets: ListFacets = {
    states: {
      all: 0,
      public: 0,
      private: 0,
      superseded: 0,
      'dead-links': 0,
      'moved-links': 0,
      gone: 0,
      removed: 0,
    },
    kinds: new Map(),
    sources: new Map(),
    years: new Map(),
    languages: new Map(),
  };
  for (const document of documents) {
    for (const state of statesOf(document)) facets.states[state] += 1;
    if (document.status === 'removed') continue;
    count(facets.kinds, document.kind);
    count(facets.years, yearOf(document));
    count(facets.languages, document.language ?? 'none');
    for (const sourceId of document.sourceIds) count(facets.sources, sourceId);
  }
  return facets;
}

function statesOf(document: ListedDocument): DocumentState[] {
  if (document.status === 'removed') return ['removed'];
  const states: DocumentState[] = ['all', document.status === 'private' ? 'private' : 'public'];
  if (document.status === 'superseded') states.push('superseded');
  if (document.linkProblem === 'dead') states.push('dead-links');
  if (document.linkProblem === 'moved') states.push('moved-links');
  if (document.isGone) states.push('gone');
  return states;
}

function isInState(document: ListedDocument, state: DocumentState): boolean {
  // The two states of nearly every question, without a list for each document.
  if (state === 'all') return document.status !== 'removed';
  if (state === 'removed') return document.status === 'removed';
  return statesOf(document).includes(state);
}

function yearOf({ publishedAt }: ListedDocument): number | 'none' {
  return publishedAt === undefined ? 'none' : new Date(publishedAt).getUTCFullYear();
}

function count<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

const collator = new Intl.Collator('en', { numeric: true });
const byTitle = (one: ListedDocument, other: ListedDocument) => collator.compare(one.title, other.title);
const dateOf = (document: ListedDocument) => document.publishedAt ?? document.addedAt;

const comparisons: Record<ListSort, (one: ListedDocument, other: ListedDocument) => number> = {
  newest: (one, other) => dateOf(other) - dateOf(one) || byTitle(one, other),
  oldest: (one, other) => dateOf(one) - dateOf(other) || byTitle(one, other),
  title: byTitle,
  changed: (one, other) => other.updatedAt - one.updatedAt || byTitle(one, other),
  longest: (one, other) => other.wordCount - one.wordCount || byTitle(one, other),
};

const searchTexts = new WeakMap<ListedDocument, string>();

/** What is searched of a document; made once for each. */
function searchTextOf(document: ListedDocument): string {
  let text = searchTexts.get(document);
  if (text === undefined) {
    const { title, url = '', citationUrl = '', tags, key } = document;
    text = comparable([title, url, citationUrl, key, ...tags].join(' '));
    searchTexts.set(document, text);
  }
  return text;
}

function comparable(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/gu, ' ').trim();
}
