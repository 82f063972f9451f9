import { Dexie } from 'dexie';
import {
  type BackupRow,
  type BackupTableName,
  backupTableNames,
  backupTables,
  documentParts,
  isDocumentPart,
} from '../core/backup/backup-tables';
import { type DocumentMerge, mergeDocuments } from '../core/backup/merge-documents';
import { type MergeAction, type MergeCounts, mergeRow } from '../core/backup/merge-rows';
import { DrafthandError } from '../core/errors';
import { markForIndexing } from './backup-index';
import { completeOccurrences, localPlaces, writeOccurrences } from './backup-occurrences';
import { backupTable, storedKeyOf } from './backup-rows';
import type { VerifiedBackup } from './backup-verify';
import type { DrafthandDatabase } from './database';
import { clearIndex, indexTables } from './index-rows';
import { ofDocument } from './row-ranges';
import type { DocumentRow } from './rows';
import { withStorageErrors } from './storage-errors';

/** `merge` keeps the newer of each; `replace` puts the backup in the place of everything. */
export type RestoreMode = 'merge' | 'replace';

/** What a merge would do, by table; texts and links go with their documents. */
export type RestorePlan = Partial<Record<BackupTableName, MergeCounts>>;

export interface RestoreOptions {
  /** Until the first write nothing has changed; after that, giving up undoes all of it. */
  signal?: AbortSignal;
  /** In rows. */
  onProgress?: (progress: { done: number; total: number }) => void;
}

type Documents = Map<string, DocumentMerge<DocumentRow>>;

/** Looks at what a merge would do. */
export async function planRestore(db: DrafthandDatabase, backup: VerifiedBackup): Promise<RestorePlan> {
  const documents = await mergeWith(db, backup);
  const plan: RestorePlan = { documents: countActions([...documents.values()].map(({ action }) => action)) };
  for (const name of backupTableNames) {
    if (name === 'documents' || name === 'occurrences' || isDocumentPart(name)) continue;
    const actions: MergeAction[] = [];
    for (const read of backup.rowFiles(name)) {
      const rows = await read();
      const local = await backupTable(db, name).bulkGet(keysOf(name, rows));
      actions.push(...rows.map((row, index) => mergeRow(backupTables[name], row, local[index])));
    }
    plan[name] = countActions(actions);
  }
  return plan;
}

/**
 * Writes a verified backup, all of it in one transaction: whatever fails or is killed on the way,
 * what was here before is here unchanged. Documents that came in are left for `reindexStale`.
 * Throws `import-under-way`, a `backup-…` or a storage code, or the signal's reason.
 */
export async function restoreBackup(
  relaxed: DrafthandDatabase,
  backup: VerifiedBackup,
  mode: RestoreMode,
  { signal, onProgress }: RestoreOptions = {},
): Promise<void> {
  const db = relaxed.strict;
  const passing = [db.imports, db.importItems, db.panelTargets, db.textSketches];
  const kept = [...backupTableNames.map((name) => db.table(name)), ...passing];
  const tables = [...kept, ...indexTables(db)];
  const total = Object.values(backup.manifest.counts).reduce((sum, count) => sum + count, 0);
  let done = 0;
  signal?.throwIfAborted();
  await withStorageErrors(() =>
    db.transaction('rw', tables, async () => {
      const running = await db.imports.where('state').anyOf('listing', 'running').count();
      if (running > 0) throw new DrafthandError({ code: 'import-under-way' });
      if (mode === 'replace') {
        for (const table of kept) await table.clear();
        await clearIndex(db);
      }
      const documents = await writeDocuments(db, backup);
      for (const name of backupTableNames) {
        if (name === 'documents') continue;
        for (const read of backup.rowFiles(name)) {
          // The transaction stays open while the next file of the backup is read.
          const rows = await Dexie.waitFor(read());
          signal?.throwIfAborted();
          if (isDocumentPart(name)) await backupTable(db, name).bulkPut(moved(rows, documents));
          else if (name === 'occurrences') await writeOccurrences(db, rows, documents);
          else await writeRows(db, name, name === 'supersessions' ? withIdsHere(rows, documents) : rows);
          done += rows.length;
          onProgress?.({ done: done + backup.documents.length, total });
        }
      }
      await completeOccurrences(db, documents);
    }),
  ).catch((thrown: unknown) => {
    signal?.throwIfAborted();
    throw thrown;
  });
}

/** Stores the documents' own rows and makes room for their texts; gives what became of each. */
async function writeDocuments(db: DrafthandDatabase, backup: VerifiedBackup): Promise<Documents> {
  const documents = await mergeWith(db, backup);
  const merges = [...documents.values()];
  await db.documents.bulkPut(merges.flatMap(({ row }) => (row ? [withoutFileHash(row)] : [])));
  for (const { action, id } of merges) {
    if (action !== 'update') continue;
    for (const name of documentParts) {
      await db
        .table(name)
        .where('[documentId+order]')
        .between(...ofDocument(id))
        .delete();
    }
  }
  const incoming = merges.flatMap(({ action, row }) => (row && action !== 'keep' ? [row] : []));
  await markForIndexing(db, incoming);
  // Made again from the new texts, with the index.
  await db.textSketches.bulkDelete(incoming.map(({ id }) => id));
  return documents;
}

/** Until version 2 of the database a document had the fingerprint that its occurrence has now. */
function withoutFileHash(row: DocumentRow & { fileHash?: string }): DocumentRow {
  const { fileHash: _, ...rest } = row;
  return rest;
}

async function mergeWith(db: DrafthandDatabase, backup: VerifiedBackup): Promise<Documents> {
  const { documents, places } = backup;
  const local = await db.documents.toArray();
  return mergeDocuments(documents, local, { incoming: places, local: await localPlaces(db) });
}

/** Texts of the documents that come in, under the ids these have here. */
function moved(rows: BackupRow[], documents: Documents): BackupRow[] {
  return rows.flatMap((row) => {
    const merge = documents.get(String(row.documentId));
    if (merge?.action !== 'add' && merge?.action !== 'update') return [];
    return [{ ...row, documentId: merge.id }];
  });
}

/** Supersessions under the ids their documents have here. */
function withIdsHere(rows: BackupRow[], documents: Documents): BackupRow[] {
  const idHere = (id: unknown) => documents.get(String(id))?.id ?? id;
  return rows.map((row) => ({ ...row, newerId: idHere(row.newerId), olderId: idHere(row.olderId) }));
}

async function writeRows(db: DrafthandDatabase, name: BackupTableName, rows: BackupRow[]): Promise<void> {
  const table = backupTable(db, name);
  const local = await table.bulkGet(keysOf(name, rows));
  const wanted = rows.filter((row, index) => {
    const action = mergeRow(backupTables[name], row, local[index]);
    return action === 'add' || action === 'update';
  });
  await table.bulkPut(wanted);
}

function keysOf(name: BackupTableName, rows: BackupRow[]): unknown[] {
  return rows.map((row) => storedKeyOf(name, row));
}

function countActions(actions: MergeAction[]): MergeCounts {
  const counts: MergeCounts = { add: 0, update: 0, same: 0, keep: 0 };
  for (const action of actions) counts[action] += 1;
  return counts;
}
