import { Dexie, type Table } from 'dexie';
import {
  type BackupRow,
  type BackupTableName,
  backupTableNames,
  documentParts,
  isDocumentPart,
  keyOf,
  portableRow,
} from '../core/backup/backup-tables';
import type { DrafthandDatabase } from './database';
import type { DocumentRow, PassageRow } from './rows';

/** Rows read in one go. */
const rowsAtOnce = 100;

/** Documents read in one go, with all their texts. */
const documentsAtOnce = 25;

/** Rows of one table on their way into a backup, in the order of their keys. */
export interface RowBatch {
  table: BackupTableName;
  rows: BackupRow[];
}

/** Documents as they were at one moment, with all their passages and links. */
export interface DocumentBatch {
  documents: DocumentRow[];
  passagesOf: Map<string, PassageRow[]>;
  batches: RowBatch[];
}

/** The table of a backup in the database, as plain rows. */
export function backupTable(db: DrafthandDatabase, name: BackupTableName): Table<BackupRow> {
  return db.table<BackupRow>(name);
}

/** All documents by id, a few at a time; those of one batch fit together whatever is written meanwhile. */
export async function* documentBatches(db: DrafthandDatabase): AsyncGenerator<DocumentBatch> {
  let last: unknown = Dexie.minKey;
  for (;;) {
    const parts = documentParts.map((name) => backupTable(db, name));
    const batch = await db.transaction('r', [db.documents, ...parts], async () => {
      const documents = await db.documents.where(':id').above(last).limit(documentsAtOnce).toArray();
      const bounds = [
        [documents[0]?.id, Dexie.minKey],
        [documents.at(-1)?.id, Dexie.maxKey],
      ] as const;
      if (documents.length === 0) return undefined;
      const ids = new Set(documents.map(({ id }) => id));
      const rows = await Promise.all(
        parts.map((part) =>
          part
            .where(':id')
            .between(...bounds)
            .toArray(),
        ),
      );
      const ofThese = rows.map((list) => list.filter(({ documentId }) => ids.has(String(documentId))));
      return { documents, parts: ofThese };
    });
    if (!batch) return;
    last = batch.documents.at(-1)?.id;
    const passagesOf = new Map<string, PassageRow[]>();
    const passages = (batch.parts[documentParts.indexOf('passages')] ?? []) as unknown as PassageRow[];
    for (const passage of passages) {
      const list = passagesOf.get(passage.documentId);
      if (list) list.push(passage);
      else passagesOf.set(passage.documentId, [passage]);
    }
    yield {
      documents: batch.documents,
      passagesOf,
      batches: [
        { table: 'documents', rows: asRows(batch.documents) },
        ...documentParts.map((table, index) => ({ table, rows: batch.parts[index] ?? [] })),
      ],
    };
  }
}

/** All other rows that belong into a backup of these documents. */
export async function* otherBatches(
  db: DrafthandDatabase,
  documentIds: ReadonlySet<string>,
): AsyncGenerator<RowBatch> {
  for (const name of backupTableNames) {
    if (name === 'documents' || isDocumentPart(name)) continue;
    const table = backupTable(db, name);
    let last: unknown = Dexie.minKey;
    for (;;) {
      const rows = await table.where(':id').above(last).limit(rowsAtOnce).toArray();
      const before = rows.at(-1);
      if (!before) break;
      last = storedKeyOf(name, before);
      const wanted = await wantedRows(db, name, rows, documentIds);
      yield { table: name, rows: wanted.map((row) => portableRow(name, row)) };
    }
  }
}

/** The key of a row as the database has it. */
export function storedKeyOf(name: BackupTableName, row: BackupRow): unknown {
  const key = keyOf(name, row);
  return key.length === 1 ? key[0] : key;
}

/** Without what belongs to a document that came after the documents were written. */
async function wantedRows(
  db: DrafthandDatabase,
  name: BackupTableName,
  rows: BackupRow[],
  documentIds: ReadonlySet<string>,
): Promise<BackupRow[]> {
  if (name === 'jobs') return touchedJobs(db, rows);
  if (name !== 'occurrences') return rows;
  return rows.filter((row) => row.erasedAt !== undefined || documentIds.has(String(row.documentId)));
}

/** Jobs whose draft the owner edited or inserted; a suggestion nobody touched can be made again. */
async function touchedJobs(db: DrafthandDatabase, jobs: BackupRow[]): Promise<BackupRow[]> {
  const edits = await db.drafts.bulkGet(jobs.map(({ id }) => String(id)));
  return jobs.filter((_, index) => edits[index] !== undefined);
}

function asRows(rows: object[]): BackupRow[] {
  return rows.map((row) => ({ ...row }));
}
