import { Dexie, type Table } from 'dexie';
import type { ImportItem, ImportRun, LibrarySource } from '../app/ports';
import type { EmbeddingRun } from '../app/ports/embedding-runs';
import type { DraftEdit, DraftJob, PanelTarget } from '../core/drafting/draft-job';
import type { DocumentChange } from '../core/library/document-change';
import type { Exemplar } from '../core/library/exemplar';
import type { LinkCheck, LinkReplacement, LinkRun } from '../core/library/link-check';
import type { Occurrence } from '../core/library/occurrence';
import type { Supersession } from '../core/library/supersession';
import type { RetrievalCorrection } from '../core/retrieval/corrections';
import type { ExemplarSketchRow } from './exemplar-sketches';
import { migrateRows } from './migrate-rows';
import type { PageFetch } from './page-fetches';
import type {
  DocumentNumberRow,
  DocumentRow,
  IndexedDocumentRow,
  IndexSegmentRow,
  IndexStatisticsRow,
  LinkRow,
  PassageRow,
  PersonRow,
  PostingBlockRow,
  SegmentPassagesRow,
  SegmentVocabularyRow,
  TextSketchRow,
} from './rows';
import { type SchemaVersion, schemaVersions } from './schema';
import type { EmbedderPartRow, VectorGenerationRow, VectorPartRow, VectorSegmentRow } from './vector-rows';

/**
 * The one database. Everything in it is on this machine only. Writes are flushed to disk lazily
 * (`relaxed`), which is right for all that can be made again; what the owner typed goes through
 * {@link DrafthandDatabase.strict}.
 */
export class DrafthandDatabase extends Dexie {
  declare documents: Table<DocumentRow, string>;
  declare passages: Table<PassageRow, [string, number]>;
  declare links: Table<LinkRow, [string, number]>;
  declare retrievalCorrections: Table<RetrievalCorrection, string>;
  declare exemplarSketches: Table<ExemplarSketchRow, number>;
  declare embeddingRuns: Table<EmbeddingRun, string>;
  declare lexicalSegments: Table<IndexSegmentRow, number>;
  declare lexicalPassages: Table<SegmentPassagesRow, number>;
  declare lexicalBlocks: Table<PostingBlockRow, [number, number]>;
  declare lexicalVocabularies: Table<SegmentVocabularyRow, number>;
  declare documentNumbers: Table<DocumentNumberRow, number>;
  declare vectorGenerations: Table<VectorGenerationRow, number>;
  declare vectorSegments: Table<VectorSegmentRow, number>;
  declare vectorCodes: Table<VectorPartRow, [number, number]>;
  declare vectorBlocks: Table<VectorPartRow, [number, number]>;
  declare vectorHashes: Table<VectorPartRow, [number, number]>;
  declare embedderParts: Table<EmbedderPartRow, [number, number]>;
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
  declare documentChanges: Table<DocumentChange, [string, number]>;
  declare textSketches: Table<TextSketchRow, string>;
  declare supersessions: Table<Supersession, [string, string]>;
  declare linkChecks: Table<LinkCheck, string>;
  declare linkReplacements: Table<LinkReplacement, string>;
  declare linkRuns: Table<LinkRun, string>;
  declare pageFetches: Table<PageFetch, [string, string]>;

  #strict: DrafthandDatabase | undefined;

  constructor(
    name: string,
    durability: 'relaxed' | 'strict' = 'relaxed',
    private readonly versions: readonly SchemaVersion[] = schemaVersions,
  ) {
    // Without Dexie's cache of query results: it makes the index's many small writes a third slower.
    super(name, { chromeTransactionDurability: durability, cache: 'disabled' });
    for (const { version, stores, migration } of versions) {
      const declared = this.version(version).stores(stores);
      if (migration) declared.upgrade((transaction) => migrateRows(transaction, migration));
    }
  }

  /** The same database through a connection whose writes are on disk before they count as done. */
  get strict(): DrafthandDatabase {
    this.#strict ??= new DrafthandDatabase(this.name, 'strict', this.versions);
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
