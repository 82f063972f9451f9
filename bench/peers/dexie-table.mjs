import { Dexie } from 'dexie';

/** A row for each passage, its vector in it as a Float32Array. */
export function openTable() {
  const db = new Dexie('peer-dexie');
  db.version(1).stores({ passages: 'id' });
  return db;
}

export async function fillTable(items) {
  const db = openTable();
  for (let from = 0; from < items.length; from += 1000) {
    const part = items.slice(from, from + 1000);
    await db.passages.bulkPut(part.map(({ id, text, vector }) => ({ id, text, vector })));
  }
  db.close();
}
