import type { DrafthandDatabase } from './database';

/** Reads of one transaction on the browser's own interface. */
export interface Reading {
  /** The row with this key; undefined when there is none. */
  get<Row>(table: string, key: IDBValidKey): Promise<Row | undefined>;
  /** The rows in a range of keys, in the order of their keys. */
  getAll<Row>(table: string, range?: IDBKeyRange): Promise<Row[]>;
  /** All keys of a table, in their order. */
  getAllKeys(table: string): Promise<IDBValidKey[]>;
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
  const connection = await connectionOf(db);
  const transaction = connection.transaction(tables, 'readonly');
  return read({
    get: (table, key) => answerOf(transaction.objectStore(table).get(key)),
    getAll: (table, range) => answerOf(transaction.objectStore(table).getAll(range)),
    getAllKeys: (table) => answerOf(transaction.objectStore(table).getAllKeys()),
  });
}

const connections = new WeakMap<DrafthandDatabase, Promise<IDBDatabase>>();

/** Dexie multiplies its versions by this. */
const versionFactor = 10;

/**
 * Dexie's connection when it is open; else one of our own, in a quarter of the time. Only Dexie makes and
 * changes tables, so where the database is missing or older it is left to Dexie.
 */
async function connectionOf(db: DrafthandDatabase): Promise<IDBDatabase> {
  if (db.isOpen()) return db.backendDB();
  const known = connections.get(db);
  if (known) return known;
  const opening = openOwn(db.name, db.verno * versionFactor, () => connections.delete(db));
  connections.set(db, opening);
  try {
    return await opening;
  } catch {
    connections.delete(db);
    await db.open();
    return db.backendDB();
  }
}

function openOwn(name: string, version: number, forget: () => void): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name, version);
    opening.onupgradeneeded = () => opening.transaction?.abort();
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const connection = opening.result;
      connection.onclose = forget;
      // Another context upgrades or deletes the database.
      connection.onversionchange = () => {
        connection.close();
        forget();
      };
      resolve(connection);
    };
  });
}

function answerOf<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
