import type { DrafthandDatabase } from './database';
import type { DocumentRow } from './rows';

/** Whether the owner accepted that another document takes this one's place. */
export async function isSuperseded(db: DrafthandDatabase, documentId: string): Promise<boolean> {
  const isAccepted = ({ state }: { state: string }) => state === 'accepted';
  return (await db.supersessions.where('olderId').equals(documentId).filter(isAccepted).count()) > 0;
}

/** The row with its status for that; private ones stay private. The same row when nothing changes. */
export function withSuperseded(row: DocumentRow, isSuperseded: boolean): DocumentRow {
  const field = row.status === 'removed' ? 'statusBeforeRemoval' : 'status';
  const before = row[field] ?? 'active';
  if (before === 'private') return row;
  const status = isSuperseded ? 'superseded' : 'active';
  return before === status ? row : { ...row, [field]: status };
}
