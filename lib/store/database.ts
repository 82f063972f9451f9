import { Dexie, type Table } from 'dexie';
import type { ImportItem, ImportRun, LibrarySource } from '../app/ports';
import type { DraftEdit, DraftJob, PanelTarget } from '../core/drafting/draft-job';
import type { DocumentChange } from '../core/library/document-change';
import type { Exemplar } from '../core/library/exemplar';
import type { LinkCheck, LinkReplacement, LinkRun } from '../core/library/link-check';
import type { Occurrence } from '../core/library/occurrence';
import type { Supersession } from '../core/library/supersession';
import type {
  DocumentRow,
  IndexedDocumentRow,
  IndexSegmentRow,
  IndexStatisticsRow,
  LinkRow,
  PassageRow,
  PersonRow,
  PostingBlockRow,
} from './rows';

/**
 * The one database. Everything in it is on this machine only. Writes are flushed to disk lazily
 * (`relaxed`), which is right for all that can be made again; what the owner typed goes through
 * {@link DrafthandDatabase.strict}.
 */
export class DrafthandDatabase extends Dexie {
  declare documents: Table<DocumentRow, string>;
  declare passages: Table<PassageRow, [string, number]>;
  declare links: Table<LinkRow, [string, number]>;
  declare indexSegments: Table<IndexSegmentRow, number>;
  declare postingBlocks: Table<PostingBlockRow, [number, number]>;
  declare indexedDocuments: Table<IndexedDocumentRow, string>;
  declare indexStatistics: Table<IndexStatisticsRow, string>;
  declare sources: Table<LibrarySource, string>;
  declare imports: Table<ImportRun, string>;
  declare importItems: Table<ImportItem, string>;
  declare people: Table<PersonRow, string>;
  declare jobs: Table<DraftJob, string>;
  declare drafts: Table<DraftEdit, string>;
  declare exemplars: Table<Exemplar, string>;
  declare panelTargets: Table<PanelTarget, number>;
  declare occurrences: Table<Occurrence, [string, string]>;
  declare documentChanges: Table<DocumentChange, number>;
  declare supersessions: Table<Supersession, [string, string]>;
  declare linkChecks: Table<LinkCheck, string>;
  declare linkReplacements: Table<LinkReplacement, string>;
  declare linkRuns: Table<LinkRun, string>;

  #strict: DrafthandDatabase | undefined;

  constructor(name: string, durability: 'relaxed' | 'strict' = 'relaxed') {
    // Without Dexie's cache of query results: it makes the index's many small writes a third slower.
    super(name, { chromeTransactionDurability: durability, cache: 'disabled' });
    this.version(1).stores({
      documents:
        'id, &[sourceId+key], *addresses, contentHash, status, kind, [kind+publishedAt], language, updatedAt',
      passages: '[documentId+order]',
      links: '[documentId+order]',
      indexSegments: '++id',
      postingBlocks: '[segmentId+number]',
      indexedDocuments: 'documentId, analyserVersion',
      indexStatistics: 'id',
      sources: 'id',
      imports: 'id, state, sourceId, startedAt',
      importItems: 'id, [importId+order], [importId+state+order]',
      people: 'id, memberId, profileUrl',
      jobs: 'id, conversationKey, state',
      drafts: 'jobId, conversationKey',
      exemplars: 'id',
      panelTargets: 'windowId',
    });
    this.version(2).stores({
      sources: 'id, nextRunAt',
      occurrences: '[sourceId+key], documentId, contentHash, [sourceId+lastRunId]',
      documentChanges: '++id, [documentId+at], importId',
      supersessions: '[newerId+olderId], olderId, newerId, state',
      links: '[documentId+order], url',
      linkChecks: 'url, state, checkedAt',
      linkReplacements: 'url',
      linkRuns: 'id',
    });
  }

  /** The same database through a connection whose writes are on disk before they count as done. */
  get strict(): DrafthandDatabase {
    this.#strict ??= new DrafthandDatabase(this.name, 'strict');
    return this.#strict;
  }

  override close(options?: { disableAutoOpen: boolean }): void {
    this.#strict?.close(options);
    super.close(options);
  }
}

/** The database under its name; opened by its first use. Tests pass names of their own. */
export function openDatabase(name = 'drafthand'): DrafthandDatabase {
  return new DrafthandDatabase(name);
}
