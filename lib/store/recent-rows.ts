/** Rows kept in memory by their place in a segment. Segments never change, so neither do their rows. */
export interface RecentRows<Row> {
  get(segmentId: number, number: number): Row | undefined;
  put(segmentId: number, number: number, row: Row, bytes: number): void;
}

/** Rows of one segment are fewer. */
const mostRows = 2 ** 20;

/** Keeps rows of so many bytes together, those used last. */
export function createRecentRows<Row>(mostBytes: number): RecentRows<Row> {
  const rows = new Map<number, { row: Row; bytes: number }>();
  let kept = 0;
  return {
    get(segmentId, number) {
      const key = segmentId * mostRows + number;
      const found = rows.get(key);
      if (!found) return undefined;
      rows.delete(key);
      rows.set(key, found);
      return found.row;
    },
    put(segmentId, number, row, bytes) {
      const key = segmentId * mostRows + number;
      kept += bytes - (rows.get(key)?.bytes ?? 0);
      rows.delete(key);
      rows.set(key, { row, bytes });
      for (const [oldest, { bytes }] of rows) {
        if (kept <= mostBytes) break;
        rows.delete(oldest);
        kept -= bytes;
      }
    },
  };
}
