import Papa from 'papaparse';

export interface CsvFields {
  rows: string[][];
  /** Every quote is where it belongs; false for one row whose quotes were taken as they stand. */
  isWhole: boolean;
}

/**
 * Takes the text of one row (or of several whole ones) apart into fields. Answers undefined when it
 * cannot be made to have the number of columns the table has. In this order: by RFC 4180; with
 * quotes escaped by a backslash, as some of LinkedIn's tables have them; by RFC 4180 with quotes
 * that should have been doubled, or closed, taken as they stand.
 */
export function csvFields(text: string, columnCount: number): CsvFields | undefined {
  const doubled = parse(doubledQuotes, text, columnCount);
  const hasBackslash = text.includes('\\"');
  if (doubled.isWhole && !(hasBackslash && doubled.rows.some(endsInBackslash))) return doubled;
  const escaped = hasBackslash ? parse(escapedQuotes, text, columnCount) : undefined;
  if (escaped?.isWhole) return escaped;
  return doubled.isWhole || (doubled.fits && doubled.rows.length === 1) ? doubled : undefined;
}

/** The fields of a text whose number of columns is not known yet. */
export function anyCsvFields(text: string): string[] {
  return doubledQuotes.parse(text, 0, false).data[0] ?? [];
}

interface ParsedRows extends CsvFields {
  /** Every row has the table's columns. */
  fits: boolean;
}

interface RowParser {
  parse(text: string, base: number, ignoreLast: boolean): { data: string[][]; errors: unknown[] };
}

const doubledQuotes: RowParser = new Papa.Parser({ delimiter: ',', newline: '\n' });
const escapedQuotes: RowParser = new Papa.Parser({ delimiter: ',', newline: '\n', escapeChar: '\\' });

function parse(parser: RowParser, text: string, columnCount: number): ParsedRows {
  const { data, errors } = parser.parse(text, 0, false);
  const rows = data.filter((row) => row.length > 1 || row[0]?.trim() !== '');
  const fits = rows.every((row) => hasColumns(row, columnCount));
  return { rows, fits, isWhole: fits && errors.length === 0 };
}

/** Fields beyond the table's columns are allowed where they are empty: some exports end rows with a comma. */
function hasColumns(row: string[], columnCount: number): boolean {
  return row.length >= columnCount && row.slice(columnCount).every((field) => field.trim() === '');
}

function endsInBackslash(row: string[]): boolean {
  return row.some((field) => field.endsWith('\\'));
}
