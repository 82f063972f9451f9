import type { RowMigration } from '../schema';

/** Not the version of any analyser: rows with it are indexed again. */
const neverIndexed = 0;

/**
 * From version 2: the index has a new form and new tables, so every document waits to be indexed again,
 * as it does after a backup was restored. How many documents there are stays known.
 */
export const toVersion3: RowMigration = {
  indexedDocuments: (row) => ({
    indexedDocuments: [{ ...row, first: 0, passageCount: 0, totalLength: 0, analyserVersion: neverIndexed }],
  }),
  indexStatistics: (row) => ({
    indexStatistics: [{ ...row, passageCount: 0, totalLength: 0, nextPassage: 0 }],
  }),
};
