import { toVersion2 } from './migrations/version-2';
import { toVersion3 } from './migrations/version-3';

/** A row as plain data, of whatever version. */
export type StoredRow = Record<string, unknown>;

/**
 * Pure functions from a row of the version before, by its table, to the rows it becomes, by theirs.
 * Rows of tables that are not named stay as they are.
 */
export type RowMigration = Readonly<Record<string, (row: StoredRow) => Record<string, StoredRow[]>>>;

/** One version of the database: the tables it adds or changes, and what rows become on the way to it. */
export interface SchemaVersion {
  version: number;
  /** Keys and indexes in Dexie's syntax; null takes a table away. */
  stores: Readonly<Record<string, string | null>>;
  migration?: RowMigration;
}

/**
 * Every version there ever was, in order. Versions that were released never change: a change is a new
 * version with its migration in `migrations/`, and a saved example in `tests/fixtures/databases/`.
 */
export const schemaVersions: readonly SchemaVersion[] = [
  {
    version: 1,
    stores: {
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
    },
  },
  {
    version: 2,
    stores: {
      sources: 'id, nextRunAt',
      occurrences: '[sourceId+key], documentId, contentHash',
      documentChanges: '[documentId+order], importId',
      textSketches: 'documentId, *bands, version, waits',
      supersessions: '[newerId+olderId], olderId, newerId, state',
      links: '[documentId+order], url',
      linkChecks: 'url, state, checkedAt',
      linkReplacements: 'url',
      linkRuns: 'id',
      pageFetches: '[sourceId+key]',
    },
    migration: toVersion2,
  },
  {
    version: 3,
    stores: {
      indexSegments: null,
      postingBlocks: null,
      lexicalSegments: '++id',
      lexicalPassages: 'segmentId',
      lexicalBlocks: '[segmentId+number]',
      documentNumbers: 'first',
      vectorGenerations: '++id',
      vectorSegments: '++id, generation',
      vectorCodes: '[segmentId+number]',
      vectorBlocks: '[segmentId+number]',
      vectorHashes: '[segmentId+number]',
      embedderParts: '[generation+number]',
      embeddingRuns: 'id',
      exemplarSketches: 'number',
      retrievalCorrections: 'id, documentId',
    },
    migration: toVersion3,
  },
  {
    version: 4,
    stores: { lexicalVocabularies: 'segmentId' },
  },
];
