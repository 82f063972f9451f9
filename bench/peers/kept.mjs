import { Dexie } from 'dexie';

/** Where stores that live in memory keep their state and texts: one value, and a row a text. */
export function openKept(name) {
  const db = new Dexie(`kept-${name}`);
  db.version(1).stores({ values: '', texts: 'number' });
  return db;
}

export async function keepTexts(db, items) {
  for (let from = 0; from < items.length; from += 5000) {
    const part = items.slice(from, from + 5000);
    await db.texts.bulkPut(part.map(({ number, id, text }) => ({ number, id, text })));
  }
}
