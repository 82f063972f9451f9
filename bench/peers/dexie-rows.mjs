import { dotOf, topTen } from '../ranking.mjs';
import { fillTable, openTable } from './dexie-table.mjs';

/** All rows are read and compared at each question. */
export const peer = {
  build: fillTable,
  open: async () => openTable(),
  async query(db, { vector }) {
    const rows = await db.passages.toArray();
    return topTen(rows.map(({ id, text, vector: own }) => ({ id, text, score: dotOf(own, vector) })));
  },
};
