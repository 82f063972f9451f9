import { Dexie, type Transaction } from 'dexie';
import { DrafthandError } from '../core/errors';
import type { RowMigration, StoredRow } from './schema';
import { storageErrorOf } from './storage-errors';

/** Rows read and written in one go, so that memory does not grow with the database. */
const rowsAtOnce = 200;

/**
 * Takes a database's rows to the next version, inside of the one transaction that also changes its
 * tables: whatever throws in here leaves the database at the version it had, with all it held. Throws
 * `storage-upgrade-failed` or `storage-full`, which everything that is asked of the database then meets.
 */
export async function migrateRows(transaction: Transaction, migration: RowMigration): Promise<void> {
  try {
    await migrateTables(transaction, migration);
  } catch (thrown) {
    const { code, detail } = storageErrorOf(thrown);
    // On a full disk the same words help as elsewhere, and all is as it was.
    throw new DrafthandError({ code: code === 'storage-full' ? code : 'storage-upgrade-failed', detail });
  }
}

async function migrateTables(transaction: Transaction, migration: RowMigration): Promise<void> {
  for (const [name, become] of Object.entries(migration)) {
    const table = transaction.table<StoredRow, unknown>(name);
    let last: unknown = Dexie.minKey;
    for (;;) {
      const keys = await table.where(':id').above(last).limit(rowsAtOnce).primaryKeys();
      if (keys.length === 0) break;
      last = keys.at(-1);
      const writes = new Map<string, StoredRow[]>();
      for (const row of await table.bulkGet(keys)) {
        for (const [target, rows] of Object.entries(row ? become(row) : {})) {
          writes.set(target, [...(writes.get(target) ?? []), ...rows]);
        }
      }
      for (const [target, rows] of writes) await transaction.table(target).bulkPut(rows);
    }
  }
}
