import { dotOf, topTen } from '../ranking.mjs';
import { fillTable, openTable } from './dexie-table.mjs';

/** All rows are read once and stay in memory. */
export const peer = {
  build: fillTable,
  open: () => openTable().passages.toArray(),
  query: async (rows, { vector }) =>
    topTen(rows.map(({ id, text, vector: own }) => ({ id, text, score: dotOf(own, vector) }))),
};
