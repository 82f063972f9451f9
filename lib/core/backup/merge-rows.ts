import type { BackupRow, BackupTable } from './backup-tables';
import { canonicalJson } from './canonical-json';

/** What a merge does with one row of a backup. */
export type MergeAction = 'add' | 'update' | 'same' | 'keep';

/** How many rows meet each fate. */
export type MergeCounts = Record<MergeAction, number>;

/**
 * The newer of two rows under the same key: the backup's when it is newer, else the one that is here.
 * The one that is here also stays when both are equally new and differ.
 */
export function mergeRow(
  table: Pick<BackupTable, 'newness' | 'portable'>,
  incoming: BackupRow,
  local: BackupRow | undefined,
): MergeAction {
  if (!local) return 'add';
  const here = table.portable ? table.portable(local) : local;
  if (canonicalJson(here) === canonicalJson(incoming)) return 'same';
  return newnessOf(table.newness, incoming) > newnessOf(table.newness, local) ? 'update' : 'keep';
}

function newnessOf(fields: readonly string[], row: BackupRow): number {
  for (const field of fields) {
    const value = row[field];
    if (typeof value === 'number') return value;
  }
  return Number.NEGATIVE_INFINITY;
}
