import type { DrafthandDatabase } from './database';

/** Reads of one transaction on the browser's own interface. */
export interface Reading {
  /** The row with this key; undefined when there is none. */
  get<Row>(table: string, key: IDBValidKey): Promise<Row | undefined>;
  /** The rows in a range of keys, in the order of their keys. */
  getAll<Row>(table: string, range?: IDBKeyRange): Promise<Row[]>;
}

/**
 * Reads rows in one transaction without Dexie in between: a question reads hundreds of rows at once, in a
 * worker that has just started, where every layer costs. `read` may wait for its rows and for nothing else.
 */
export async function readTransaction<Value>(
  db: DrafthandDatabase,
  tables: string[],
  read: (reading: Reading) => Promise<Value>,
): Promise<Value> {
  await db.open();
  const transaction = db.backendDB().transaction(tables, 'readonly');
  return read({
    get: (table, key) => answerOf(transaction.objectStore(table).get(key)),
    getAll: (table, range) => answerOf(transaction.objectStore(table).getAll(range)),
  });
}

function answerOf<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
