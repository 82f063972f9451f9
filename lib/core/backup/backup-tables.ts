import type * as z from 'zod';
import { type DraftJob, isRunning } from '../drafting/draft-job';
import { editSchema, jobSchema } from './draft-schemas';
import { hostileValue } from './hostile-value';
import {
  changeSchema,
  correctionSchema,
  documentSchema,
  exemplarSchema,
  linkReplacementSchema,
  linkRowSchema,
  occurrenceSchema,
  passageSchema,
  personSchema,
  sourceSchema,
  supersessionSchema,
} from './library-schemas';
import { refusal } from './manifest';

/** A row as plain data. */
export type BackupRow = Record<string, unknown>;

/** A table that belongs into a backup. */
export interface BackupTable {
  /** Fields of the primary key, in their order. */
  key: readonly string[];
  schema: z.ZodObject;
  /** Fields that say how new a row is; the first one it has counts. */
  newness: readonly string[];
  /** The row as it makes sense on any machine. */
  portable?: (row: BackupRow) => BackupRow;
}

/**
 * The tables with what the owner made or brought in: a new one is one line here. What can be made
 * again from these (the index), passing states and keys never belong here.
 */
export const backupTables = {
  documents: { key: ['id'], schema: documentSchema, newness: ['updatedAt'] },
  passages: { key: ['documentId', 'order'], schema: passageSchema, newness: [] },
  links: { key: ['documentId', 'order'], schema: linkRowSchema, newness: [] },
  documentChanges: { key: ['documentId', 'order'], schema: changeSchema, newness: [] },
  occurrences: { key: ['sourceId', 'key'], schema: occurrenceSchema, newness: ['lastSeenAt'] },
  supersessions: {
    key: ['newerId', 'olderId'],
    schema: supersessionSchema,
    newness: ['decidedAt', 'offeredAt'],
  },
  sources: { key: ['id'], schema: sourceSchema, newness: ['lastRunAt', 'addedAt'] },
  linkReplacements: { key: ['url'], schema: linkReplacementSchema, newness: ['chosenAt'] },
  people: { key: ['id'], schema: personSchema, newness: ['keptAt'] },
  jobs: { key: ['id'], schema: jobSchema, newness: ['updatedAt'], portable: portableJob },
  drafts: { key: ['jobId'], schema: editSchema, newness: ['editedAt'] },
  retrievalCorrections: { key: ['id'], schema: correctionSchema, newness: ['madeAt'] },
  exemplars: { key: ['id'], schema: exemplarSchema, newness: ['repliedAt'] },
} as const satisfies Record<string, BackupTable>;

export type BackupTableName = keyof typeof backupTables;

/** Tables whose rows go with the document they belong to. */
export const documentParts = ['passages', 'links', 'documentChanges'] as const;

export function isDocumentPart(name: string): name is (typeof documentParts)[number] {
  return (documentParts as readonly string[]).includes(name);
}

export const backupTableNames = Object.keys(backupTables) as BackupTableName[];

export function isBackupTable(name: string): name is BackupTableName {
  return Object.hasOwn(backupTables, name);
}

/** The row as a backup holds it. */
export function portableRow(name: BackupTableName, row: BackupRow): BackupRow {
  const table: BackupTable = backupTables[name];
  return table.portable ? table.portable(row) : row;
}

/** Throws `backup-hostile` or `backup-damaged` for a row that must not be stored; `place` names it. */
export function checkRow(name: BackupTableName, row: unknown, place: string): BackupRow {
  const reason = hostileValue(row);
  if (reason !== undefined) throw refusal('backup-hostile', `${place}: ${reason}`);
  const parsed = backupTables[name].schema.loose().safeParse(row);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const field = issue?.path.map(String).join('.') ?? '';
  const isAddress = /(?:^|\.)(?:url|citationUrl)$/u.test(field);
  throw refusal(
    isAddress ? 'backup-hostile' : 'backup-damaged',
    `${place}: ${field} ${issue?.message ?? ''}`,
  );
}

/** The key of a row, comparable with {@link compareKeys}. */
export function keyOf(name: BackupTableName, row: BackupRow): Array<string | number> {
  return backupTables[name].key.map((field) => {
    const part = row[field];
    return typeof part === 'number' ? part : String(part);
  });
}

/** The order of rows in a table: by key, numbers before texts, as IndexedDB has it. */
export function compareKeys(one: Array<string | number>, other: Array<string | number>): number {
  for (const [index, part] of one.entries()) {
    const against = other[index];
    if (against === undefined) return 1;
    if (typeof part !== typeof against) return typeof part === 'number' ? -1 : 1;
    if (part !== against) return part < against ? -1 : 1;
  }
  return one.length - other.length;
}

/** A tab and a worker start mean nothing elsewhere, and nobody is at work on a restored job. */
function portableJob(row: BackupRow): BackupRow {
  const { page: _page, ...rest } = row;
  const isUnfinished = isRunning(row.state as DraftJob['state']);
  return { ...rest, bootId: 'backup', state: isUnfinished ? 'interrupted' : row.state };
}
