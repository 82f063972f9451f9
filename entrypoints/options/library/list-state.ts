import type { DocumentKind } from '../../../lib/core/library/document';
import type { DocumentState, ListFilter, ListSort } from '../../../lib/core/library/listed-document';

/** What the owner set in the list; kept while other places are visited. */
export interface ListState {
  search: string;
  state: DocumentState;
  kind: DocumentKind | 'all';
  sourceId: string;
  year: string;
  language: string;
  sort: ListSort;
  /** The document opened last, to come back to its place in the list. */
  openedId?: string;
}

export const startList: ListState = {
  search: '',
  state: 'all',
  kind: 'all',
  sourceId: 'all',
  year: 'all',
  language: 'all',
  sort: 'newest',
};

/** The list as a filter of the documents. */
export function filterOf({ search, state, kind, sourceId, year, language }: ListState): ListFilter {
  return {
    search,
    state,
    ...(kind === 'all' ? {} : { kind }),
    ...(sourceId === 'all' ? {} : { sourceId }),
    ...(year === 'all' ? {} : { year: year === 'none' ? year : Number(year) }),
    ...(language === 'all' ? {} : { language }),
  };
}

/** True when some document may not be shown. */
export function isFiltered(list: ListState): boolean {
  return list.state !== 'all' || isNarrowed(list);
}

/** True when words or filters narrow the documents of the chosen state. */
export function isNarrowed({ search, kind, sourceId, year, language }: ListState): boolean {
  return search.trim() !== '' || [kind, sourceId, year, language].some((chosen) => chosen !== 'all');
}

/** The list without search and filters, in the same order. */
export function cleared({ sort, openedId }: ListState): ListState {
  return { ...startList, sort, ...(openedId === undefined ? {} : { openedId }) };
}
