import { Dexie, type Transaction } from 'dexie';
import type { RowMigration, StoredRow } from './schema';

/** Rows read and written in one go, so that memory does not grow with the database. */
const rowsAtOnce = 200;

/**
 * Takes a database's rows to the next version, inside of the one transaction that also changes its
 * tables: whatever throws in here leaves the database at the version it had, with all it held.
 */
export async function migrateRows(transaction: Transaction, migration: RowMigration): Promise<void> {
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
