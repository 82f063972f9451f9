import type { DocumentKind } from '../../../lib/core/library/document';
import type { DocumentFilter, DocumentSort } from '../../../lib/store/library-queries';

/** Which documents the list shows by their state. */
export type StatusFilter = 'all' | 'public' | 'private' | 'removed';

/** What the owner set in the list; kept while other places are visited. */
export interface ListState {
  search: string;
  kind: DocumentKind | 'all';
  status: StatusFilter;
  sort: DocumentSort;
  sourceId?: string;
  /** The document opened last, to come back to its place in the list. */
  openedId?: string;
}

export const startList: ListState = { search: '', kind: 'all', status: 'all', sort: 'newest' };

/** The list as a filter of the store. */
export function filterOf({ search, kind, status, sourceId }: ListState): DocumentFilter {
  return {
    search,
    ...(kind === 'all' ? {} : { kinds: [kind] }),
    ...(sourceId === undefined ? {} : { sourceIds: [sourceId] }),
    ...(status === 'removed' ? { isRemoved: true } : {}),
    ...(status === 'private' ? { isPrivate: true } : {}),
    ...(status === 'public' ? { isPrivate: false } : {}),
  };
}

export function isFiltered(list: ListState): boolean {
  return (
    list.search.trim() !== '' || list.kind !== 'all' || list.status !== 'all' || list.sourceId !== undefined
  );
}
