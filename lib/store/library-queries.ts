import type { LibrarySource } from '../app/ports';
import type { DocumentKind, LibraryDocument, Passage } from '../core/library/document';
import type { DrafthandDatabase } from './database';
import { ofDocument } from './row-ranges';
import type { LinkRow } from './rows';

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

const everyKind = {
  ...{ post: true, page: true, talk: true, newsletter: true, note: true, text: true },
  'linkedin-post': true,
} satisfies Record<DocumentKind, true>;

const kinds = Object.keys(everyKind) as DocumentKind[];

/** Figures about the whole library, counted in the indexes. For `liveQuery`. */
export async function countLibrary(db: DrafthandDatabase): Promise<LibraryCounts> {
  return db.transaction('r', [db.documents, db.occurrences, db.indexStatistics, db.links], async () => {
    const removed = await db.documents.where('status').equals('removed').toArray();
    const removedIds = new Set(removed.map(({ id }) => id));
    const byKind: LibraryCounts['byKind'] = {};
    for (const kind of kinds) {
      const hidden = removed.filter((row) => row.kind === kind).length;
      const count = (await db.documents.where('kind').equals(kind).count()) - hidden;
      if (count > 0) byKind[kind] = count;
    }
    const idsBySource = new Map<string, Set<string>>();
    for (const { sourceId, documentId, erasedAt } of await db.occurrences.toArray()) {
      if (erasedAt !== undefined || removedIds.has(documentId)) continue;
      const ids = idsBySource.get(sourceId) ?? new Set();
      idsBySource.set(sourceId, ids.add(documentId));
    }
    return {
      documents: (await db.documents.count()) - removed.length,
      private: await db.documents.where('status').equals('private').count(),
      removed: removed.length,
      passages: (await db.indexStatistics.get('library'))?.passageCount ?? 0,
      links: await db.links.count(),
      byKind,
      bySource: Object.fromEntries([...idsBySource].map(([sourceId, ids]) => [sourceId, ids.size])),
    };
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
