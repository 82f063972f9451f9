import { Dexie, type Table } from 'dexie';
import {
  type BackupRow,
  type BackupTableName,
  backupTableNames,
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
    const batch = await db.transaction('r', [db.documents, db.passages, db.links], async () => {
      const documents = await db.documents.where(':id').above(last).limit(documentsAtOnce).toArray();
      const bounds = [
        [documents[0]?.id, Dexie.minKey],
        [documents.at(-1)?.id, Dexie.maxKey],
      ] as const;
      if (documents.length === 0) return undefined;
      const ids = new Set(documents.map(({ id }) => id));
      const passages = await db.passages
        .where(':id')
        .between(...bounds)
        .toArray();
      const links = await db.links
        .where(':id')
        .between(...bounds)
        .toArray();
      return {
        documents,
        passages: passages.filter(({ documentId }) => ids.has(documentId)),
        links: links.filter(({ documentId }) => ids.has(documentId)),
      };
    });
    if (!batch) return;
    last = batch.documents.at(-1)?.id;
    const passagesOf = new Map<string, PassageRow[]>();
    for (const passage of batch.passages) {
      const list = passagesOf.get(passage.documentId);
      if (list) list.push(passage);
      else passagesOf.set(passage.documentId, [passage]);
    }
    yield {
      documents: batch.documents,
      passagesOf,
      batches: [
        { table: 'documents', rows: asRows(batch.documents) },
        { table: 'passages', rows: asRows(batch.passages) },
        { table: 'links', rows: asRows(batch.links) },
      ],
    };
  }
}

/** All other rows that belong into a backup. */
export async function* otherBatches(db: DrafthandDatabase): AsyncGenerator<RowBatch> {
  for (const name of backupTableNames) {
    if (name === 'documents' || name === 'passages' || name === 'links') continue;
    const table = backupTable(db, name);
    let last: unknown = Dexie.minKey;
    for (;;) {
      const rows = await table.where(':id').above(last).limit(rowsAtOnce).toArray();
      const primaryKey = table.schema.primKey.keyPath;
      if (rows.length === 0 || typeof primaryKey !== 'string') break;
      last = rows.at(-1)?.[primaryKey];
      const wanted = name === 'jobs' ? await touchedJobs(db, rows) : rows;
      yield { table: name, rows: wanted.map((row) => portableRow(name, row)) };
    }
  }
}

/** Jobs whose draft the owner edited or inserted; a suggestion nobody touched can be made again. */
async function touchedJobs(db: DrafthandDatabase, jobs: BackupRow[]): Promise<BackupRow[]> {
  const edits = await db.drafts.bulkGet(jobs.map(({ id }) => String(id)));
  return jobs.filter((_, index) => edits[index] !== undefined);
}

function asRows(rows: object[]): BackupRow[] {
  return rows.map((row) => ({ ...row }));
}
