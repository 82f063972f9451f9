/** Why a row of a table is not in the library although it could be read. */
const leftOutReasons = [
  // Posts, comments, works
  'bare-repost',
  'too-short',
  'no-text',
  // Messages
  'draft',
  'spam',
  'sponsored',
  'unanswered',
  'not-a-reply',
  // Whole tables
  'about-others',
  'no-own-text',
  'personal',
  'table-unknown',
] as const;

export type LeftOutReason = (typeof leftOutReasons)[number];

/** What became of every row of a table: `total` is the sum of all the rest. */
export interface RowTally {
  total: number;
  /** Rows that are in the library or among the past replies, or were so already. */
  kept: number;
  failed: number;
  leftOut: Partial<Record<LeftOutReason, number>>;
}

/** A tally that grows row by row. */
export function createRowTally() {
  const tally: RowTally = { total: 0, kept: 0, failed: 0, leftOut: {} };
  return {
    tally,
    keep(rows = 1): void {
      tally.total += rows;
      tally.kept += rows;
    },
    fail(): void {
      tally.total += 1;
      tally.failed += 1;
    },
    leaveOut(reason: LeftOutReason, rows = 1): void {
      if (rows === 0) return;
      tally.total += rows;
      tally.leftOut[reason] = (tally.leftOut[reason] ?? 0) + rows;
    },
  };
}

export type GrowingRowTally = ReturnType<typeof createRowTally>;
