/** Rows kept in memory by their place in a segment. Segments never change, so neither do their rows. */
export interface RecentRows<Row> {
  get(segmentId: number, number: number): Row | undefined;
  put(segmentId: number, number: number, row: Row): void;
}

/** Rows of one segment are fewer. */
const mostRows = 2 ** 20;

/** Keeps this many rows, those used last. */
export function createRecentRows<Row>(most: number): RecentRows<Row> {
  const rows = new Map<number, Row>();
  const put = (key: number, row: Row) => {
    rows.delete(key);
    rows.set(key, row);
  };
  return {
    get(segmentId, number) {
      const key = segmentId * mostRows + number;
      const row = rows.get(key);
      if (row) put(key, row);
      return row;
    },
    put(segmentId, number, row) {
      put(segmentId * mostRows + number, row);
      for (const oldest of rows.keys()) {
        if (rows.size <= most) break;
        rows.delete(oldest);
      }
    },
  };
}
