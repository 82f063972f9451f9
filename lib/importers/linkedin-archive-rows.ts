import type { ArchiveFile, NewImportItem, ReadTable } from '../app/ports';
import { createRowTally, type GrowingRowTally } from '../core/library/row-tally';
import { readCsv } from './csv';
import { cellReader } from './csv-columns';
import type { CsvRow } from './csv-rows';
import { type ReadTableName, readTables } from './linkedin-archive-tables';

/** One row: its cells by normalised column name, trimmed, '' where the table has no such column. */
export type Cells = (name: string) => string;

/** What reading a table made: what goes into the library, and the report of its rows. */
export type TableItems = Array<NewImportItem | ReadTable>;

/** Rows named one by one in a report; the others are in its count. */
export const namedFailures = 100;

/**
 * Reads a table of the archive row by row. `onRow` says what became of a row in the tally. Answers
 * the report: the tally, every failed row with its line, or that it is no such table.
 */
export async function readArchiveTable(
  file: ArchiveFile,
  table: ReadTableName,
  onRow: (cells: Cells, tally: GrowingRowTally) => void,
  signal?: AbortSignal,
): Promise<TableItems> {
  const { columns: expected, startsRow } = readTables[table];
  const isHeader = (names: string[]) => expected.every((name) => names.includes(name));
  const tally = createRowTally();
  const failures: NewImportItem[] = [];
  let isKnown = false;
  for await (const { columns, rows } of readCsv(file.bytes, { isHeader, startsRow, signal })) {
    isKnown ||= columns.length > 0;
    const cell = cellReader(columns);
    for (const row of rows) {
      if ('fields' in row) onRow((name) => cell(row.fields, name), tally);
      else {
        tally.fail();
        if (failures.length < namedFailures) failures.push(failureOf(file.path, row));
      }
    }
  }
  if (!isKnown && file.bytes.size > 0) {
    return [{ name: file.path, error: { code: 'table-unknown' }, state: 'failed' }];
  }
  return [{ name: file.path, rows: tally.tally }, ...failures];
}

/** The report of one row that could not be read. */
export function failureOf(path: string, row: Extract<CsvRow, { problem: unknown }>): NewImportItem {
  const code = row.problem === 'row-too-long' ? 'row-too-long' : 'row-unreadable';
  const error = { code, values: { line: row.line } } as const;
  return { name: `${path}:${row.line}`, error, state: 'failed' };
}
