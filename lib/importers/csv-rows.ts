import { columnNames } from './csv-columns';
import { anyCsvFields, csvFields } from './csv-fields';

/** A row of a table with the number of its first line in the file, from 1; or why it could not be read. */
export type CsvRow = { line: number; fields: string[] } | { line: number; problem: CsvProblem };

export type CsvProblem = 'broken-row' | 'row-too-long';

export interface CsvRowOptions {
  /** Tells the header from lines before it; the first line unless given. Takes normalised names. */
  isHeader?: (names: string[]) => boolean;
  /** What every row of this table begins with; lets reading go on at the next row after a broken one. */
  startsRow?: RegExp;
}

/** Longest row read, in characters; LinkedIn's longest texts are articles of 125 000. */
export const longestRow = 1_000_000;

/** Lines looked through for a header. */
const headerLines = 20;

/** Rows that are tried together when one alone is no whole row: a text may hold a line that looks like a row. */
const mostJoined = 4;

/**
 * Takes a table's text in chunks and answers its rows as soon as they are complete. Holds one row
 * and one chunk at most. Texts with `\r` must have been normalised before.
 */
export function createCsvRows(options: CsvRowOptions) {
  let text = '';
  let at = 0;
  let line = 1;
  let looked = 0;
  let columns: string[] | undefined;
  /** Finds the beginning of the next row, for tables whose rows begin in a known way. */
  let nextStart: RegExp | undefined;
  /** Lines passed over without another report, since the row they belong to has been reported. */
  let isInTrouble = false;
  /** Inside a row that is too long, of which nothing is kept. */
  let isDropping = false;

  return {
    /** Normalised column names; undefined until a header was found. */
    columns: () => columns,
    push: (chunk: string) => read(chunk, false),
    end: () => read('', true),
  };

  function read(chunk: string, isEnd: boolean): CsvRow[] {
    text = text.slice(at) + chunk;
    at = 0;
    const rows: CsvRow[] = [];
    while (at < text.length && step(rows, isEnd)) {
      // Each step reads one row or passes over one line.
    }
    return rows;
  }

  /** Goes one row on; false when more text is needed for that. */
  function step(rows: CsvRow[], isEnd: boolean): boolean {
    if (isDropping) return drop(isEnd);
    if (!columns) return readHeader(isEnd);
    const end = nextStart ? startAfter(nextStart, at, isEnd) : evenQuotes(at, isEnd);
    if (end === undefined) {
      if (text.length - at < longestRow && !isEnd) return false;
      report(rows, isEnd ? 'broken-row' : 'row-too-long');
      if (isEnd) advance(lineEnd(at) ?? text.length);
      else isDropping = true;
      return true;
    }
    if (end - at > longestRow) {
      report(rows, 'row-too-long');
      advance(end);
      isInTrouble = false;
      return true;
    }
    const read = csvFields(text.slice(at, end), columns.length);
    if (nextStart && !read?.isWhole) return join(rows, nextStart, columns.length, end, read?.rows, isEnd);
    if (read) accept(rows, read.rows, end);
    else {
      report(rows, 'broken-row');
      advance(lineEnd(at) ?? end);
    }
    return true;
  }

  /**
   * A row that is not whole by itself: it may go on, where a text holds a line that looks like the
   * beginning of a row. If not, `asItStands` is taken, or the row is reported.
   */
  function join(
    rows: CsvRow[],
    pattern: RegExp,
    columnCount: number,
    first: number,
    asItStands: string[][] | undefined,
    isEnd: boolean,
  ): boolean {
    let end = first;
    for (let joined = 0; joined < mostJoined && end < text.length && end - at < longestRow; joined += 1) {
      const next = startAfter(pattern, end, isEnd);
      if (next === undefined) {
        if (text.length - at < longestRow) return false;
        break;
      }
      end = next;
      const read = csvFields(text.slice(at, end), columnCount);
      if (read?.isWhole && read.rows.length === 1) {
        accept(rows, read.rows, end);
        return true;
      }
    }
    if (asItStands) accept(rows, asItStands, first);
    else {
      report(rows, 'broken-row');
      advance(first);
      isInTrouble = false;
    }
    return true;
  }

  function readHeader(isEnd: boolean): boolean {
    const end = evenQuotes(at, isEnd);
    if (end === undefined) {
      if (text.length - at < longestRow && !isEnd) return false;
      at = text.length;
      return false;
    }
    const names = columnNames(anyCsvFields(text.slice(at, end)));
    looked += names.length > 0 ? 1 : 0;
    const isHeader = names.length > 0 && (options.isHeader?.(names) ?? true);
    if (!isHeader) {
      advance(looked < headerLines ? end : text.length);
      return true;
    }
    // The first row must be there to see whether rows begin as they should.
    const rowEnd = lineEnd(end);
    if (options.startsRow && rowEnd === undefined && !isEnd) return false;
    advance(end);
    columns = names;
    if (options.startsRow && new RegExp(`^(?:${options.startsRow.source})`, 'iu').test(text.slice(at))) {
      nextStart = new RegExp(`\\n(?=${options.startsRow.source})`, 'giu');
    }
    return true;
  }

  function drop(isEnd: boolean): boolean {
    const start = nextStart ? startAfter(nextStart, at, false) : lineEnd(at);
    if (start !== undefined) {
      isDropping = false;
      advance(start);
      return true;
    }
    // The last line may be the beginning of the next row.
    const lastLine = isEnd ? text.length : Math.max(text.lastIndexOf('\n'), at);
    advance(lastLine === at && text.length - at > longestRow ? text.length : lastLine);
    return false;
  }

  function accept(rows: CsvRow[], read: string[][], end: number): void {
    for (const fields of read) rows.push({ line, fields });
    isInTrouble = false;
    advance(end);
  }

  function report(rows: CsvRow[], problem: CsvProblem): void {
    if (!isInTrouble) rows.push({ line, problem });
    isInTrouble = true;
  }

  function advance(to: number): void {
    for (let from = text.indexOf('\n', at); from !== -1 && from < to; from = text.indexOf('\n', from + 1)) {
      line += 1;
    }
    at = to;
  }

  function startAfter(pattern: RegExp, from: number, isEnd: boolean): number | undefined {
    pattern.lastIndex = from;
    const found = pattern.exec(text);
    if (found) return found.index + 1;
    return isEnd ? text.length : undefined;
  }

  /** The end of the first line from `from` on at which every quote has its partner (RFC 4180). */
  function evenQuotes(from: number, isEnd: boolean): number | undefined {
    let quotes = 0;
    let quote = text.indexOf('"', from);
    for (let start = from; start < text.length; ) {
      const end = lineEnd(start) ?? (isEnd ? text.length : undefined);
      if (end === undefined) return undefined;
      for (; quote !== -1 && quote < end; quote = text.indexOf('"', quote + 1)) quotes += 1;
      if (quotes % 2 === 0) return end;
      if (end - from > longestRow) return undefined;
      start = end;
    }
    return undefined;
  }

  function lineEnd(from: number): number | undefined {
    const end = text.indexOf('\n', from);
    return end === -1 ? undefined : end + 1;
  }
}
