import { type CsvRow, type CsvRowOptions, createCsvRows } from './csv-rows';
import { csvText } from './csv-text';

export interface CsvBatch {
  /** Normalised column names (`columnName`); empty when the file has no header that fits. */
  columns: string[];
  rows: CsvRow[];
}

/**
 * Reads a comma-separated table in batches, in memory that does not grow with the file. Rows that
 * cannot be read come with their line, and reading goes on with the next. Answers one batch at least.
 */
export async function* readCsv(
  file: Blob,
  options: CsvRowOptions & { signal?: AbortSignal } = {},
): AsyncGenerator<CsvBatch> {
  const table = createCsvRows(options);
  for await (const text of csvText(file, options.signal)) {
    const rows = table.push(text);
    if (rows.length > 0) yield { columns: table.columns() ?? [], rows };
  }
  const rows = table.end();
  yield { columns: table.columns() ?? [], rows };
}
