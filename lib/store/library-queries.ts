import type { LibrarySource } from '../app/ports';
import type { DocumentKind, LibraryDocument, Passage } from '../core/library/document';
import type { DrafthandDatabase } from './database';
import { occurrencesOfSource } from './occurrence-queries';
import { ofDocument } from './row-ranges';
import type { DocumentRow, LinkRow } from './rows';

/** Which documents a list shows. Absent fields do not filter. */
export interface DocumentFilter {
  /** Words that must all be in title, address or tags; case and accents do not matter. */
  search?: string;
  kinds?: DocumentKind[];
  /** Documents found in one of these, wherever their text is from. */
  sourceIds?: string[];
  /** True shows private documents only, false all others. */
  isPrivate?: boolean;
  /** True shows removed documents only; otherwise they are left out. */
  isRemoved?: boolean;
}

export type DocumentSort = 'newest' | 'oldest' | 'title' | 'changed' | 'longest';

export interface DocumentList {
  documents: LibraryDocument[];
  /** How many match, beyond the page that is shown. */
  total: number;
}

export interface LibraryCounts {
  /** Not removed, private ones included. */
  documents: number;
  private: number;
  removed: number;
  passages: number;
  links: number;
  byKind: Partial<Record<DocumentKind, number>>;
  /** Documents found in each source; one found in two counts in both. */
  bySource: Record<string, number>;
}

/** A page of the documents that match, sorted. For `liveQuery`. */
export async function listDocuments(
  db: DrafthandDatabase,
  filter: DocumentFilter = {},
  page: { sort?: DocumentSort; offset?: number; limit?: number } = {},
): Promise<DocumentList> {
  const words = comparable(filter.search ?? '')
    .split(' ')
    .filter(Boolean);
  const inSources = filter.sourceIds && (await documentsIn(db, filter.sourceIds));
  const isIn = ({ id }: DocumentRow) => inSources?.has(id) ?? true;
  const matching = await db.documents.filter((row) => isIn(row) && matches(row, filter, words)).toArray();
  matching.sort(comparisons[page.sort ?? 'newest']);
  const offset = page.offset ?? 0;
  return {
    documents: matching.slice(offset, offset + (page.limit ?? matching.length)),
    total: matching.length,
  };
}

/** Figures about the whole library. For `liveQuery`. */
export async function countLibrary(db: DrafthandDatabase): Promise<LibraryCounts> {
  return db.transaction('r', [db.documents, db.occurrences, db.indexStatistics, db.links], async () => {
    const statistics = await db.indexStatistics.get('library');
    const counts: LibraryCounts = {
      documents: 0,
      private: 0,
      removed: 0,
      passages: statistics?.passageCount ?? 0,
      links: await db.links.count(),
      byKind: {},
      bySource: {},
    };
    const removed = new Set<string>();
    await db.documents.each(({ id, status, kind }) => {
      if (status === 'removed') {
        counts.removed += 1;
        removed.add(id);
        return;
      }
      counts.documents += 1;
      if (status === 'private') counts.private += 1;
      counts.byKind[kind] = (counts.byKind[kind] ?? 0) + 1;
    });
    const bySource = new Map<string, Set<string>>();
    await db.occurrences.each(({ sourceId, documentId, erasedAt }) => {
      if (erasedAt !== undefined || removed.has(documentId)) return;
      const ids = bySource.get(sourceId) ?? new Set();
      bySource.set(sourceId, ids.add(documentId));
    });
    for (const [sourceId, ids] of bySource) counts.bySource[sourceId] = ids.size;
    return counts;
  });
}

/** One document with its passages and links in reading order; undefined when it is gone. For `liveQuery`. */
export async function openDocument(
  db: DrafthandDatabase,
  documentId: string,
): Promise<
  { document: LibraryDocument; source?: LibrarySource; passages: Passage[]; links: LinkRow[] } | undefined
> {
  const document = await db.documents.get(documentId);
  if (!document) return undefined;
  const bounds = ofDocument(documentId);
  const [source, passages, links] = await Promise.all([
    db.sources.get(document.sourceId),
    db.passages
      .where('[documentId+order]')
      .between(...bounds)
      .toArray(),
    db.links
      .where('[documentId+order]')
      .between(...bounds)
      .toArray(),
  ]);
  return { document, source, passages, links };
}

/** Every source, newest first. For `liveQuery`. */
export async function listSources(db: DrafthandDatabase): Promise<LibrarySource[]> {
  const sources = await db.sources.toArray();
  return sources.sort((one, other) => other.addedAt - one.addedAt);
}

/** Bytes this extension uses and may use, as the browser estimates them; undefined where it does not tell. */
export async function estimateStorage(): Promise<{ usedBytes: number; quotaBytes: number } | undefined> {
  const { usage, quota } = await navigator.storage.estimate();
  return usage === undefined || quota === undefined ? undefined : { usedBytes: usage, quotaBytes: quota };
}

/** Ids of the documents that were found in one of these sources. */
async function documentsIn(db: DrafthandDatabase, sourceIds: string[]): Promise<Set<string>> {
  const lists = await Promise.all(sourceIds.map((id) => occurrencesOfSource(db, id).toArray()));
  return new Set(lists.flat().map(({ documentId }) => documentId));
}

function matches(row: DocumentRow, filter: DocumentFilter, words: string[]): boolean {
  if ((row.status === 'removed') !== (filter.isRemoved ?? false)) return false;
  if (filter.isPrivate !== undefined && (row.status === 'private') !== filter.isPrivate) return false;
  if (filter.kinds && !filter.kinds.includes(row.kind)) return false;
  if (words.length === 0) return true;
  const text = comparable([row.title, row.url ?? '', row.citationUrl ?? '', ...row.tags].join(' '));
  return words.every((word) => text.includes(word));
}

const byTitle = (one: DocumentRow, other: DocumentRow) => one.title.localeCompare(other.title);
const dateOf = (row: DocumentRow) => row.publishedAt ?? row.addedAt;

const comparisons: Record<DocumentSort, (one: DocumentRow, other: DocumentRow) => number> = {
  newest: (one, other) => dateOf(other) - dateOf(one) || byTitle(one, other),
  oldest: (one, other) => dateOf(one) - dateOf(other) || byTitle(one, other),
  title: byTitle,
  changed: (one, other) => other.updatedAt - one.updatedAt || byTitle(one, other),
  longest: (one, other) => other.wordCount - one.wordCount || byTitle(one, other),
};

function comparable(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/gu, ' ').trim();
}
