import { describe, expect, it } from 'vitest';
import { readCsv } from './csv';
import { cellReader } from './csv-columns';
import type { CsvRow, CsvRowOptions } from './csv-rows';

async function read(content: string | Uint8Array<ArrayBuffer>, options: CsvRowOptions = {}) {
  const rows: CsvRow[] = [];
  let columns: string[] = [];
  for await (const batch of readCsv(new Blob([content]), options)) {
    rows.push(...batch.rows);
    columns = batch.columns;
  }
  return { columns, rows };
}

const fields = (rows: CsvRow[]) => rows.map((row) => ('fields' in row ? row.fields : row));

describe('readCsv', () => {
  it.each([
    ['simple', 'a,b,c\n1,2,3', [['1', '2', '3']]],
    ['line ends of Windows', 'a,b,c\r\n1,2,3\r\n', [['1', '2', '3']]],
    [
      'old line ends',
      'a,b\r1,2\r3,4',
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    [
      'mixed line ends',
      'a,b\r\n1,2\n3,4\r\n',
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    ['commas in quotes', 'a,b\n"one, two",2', [['one, two', '2']]],
    ['lines in quotes', 'a,b\n"one\r\ntwo\n\nthree",2', [['one\ntwo\n\nthree', '2']]],
    [
      'doubled quotes',
      'a,b\n1,"say ""x"""\n3,4',
      [
        ['1', 'say "x"'],
        ['3', '4'],
      ],
    ],
    [
      'empty quoted fields',
      'a,b,c\n1,"",""\n2,3,4',
      [
        ['1', '', ''],
        ['2', '3', '4'],
      ],
    ],
    [
      'quotes in an unquoted field',
      'a,b\n1,5" or 6"\n3,4',
      [
        ['1', '5" or 6"'],
        ['3', '4'],
      ],
    ],
    [
      'quotes that should have been doubled',
      'a,b\n1,"say "x" now"\n3,4',
      [
        ['1', 'say "x" now'],
        ['3', '4'],
      ],
    ],
    [
      'quotes after a backslash',
      'a,b\n1,"say \\"x\\", now\nand"\n3,4',
      [
        ['1', 'say "x", now\nand'],
        ['3', '4'],
      ],
    ],
    [
      'a backslash at the end of a field',
      'a,b\n"C:\\",2\n3,4',
      [
        ['C:\\', '2'],
        ['3', '4'],
      ],
    ],
    [
      'empty lines',
      'a,b\n\n1,2\n\n\n3,4\n\n',
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    ['a comma more than the header has', 'a,b,\n1,2,\n', [['1', '2', '']]],
    ['no rows', 'a,b\n', []],
    ['nothing', '', []],
  ])('reads %s', async (_, content, expected) => {
    expect(fields((await read(content)).rows)).toEqual(expected);
  });

  it('finds columns by name, whatever their case, order and spacing', async () => {
    const { columns, rows } = await read('\uFEFF"Sent  At",FROM,Is_Draft\n1,2,3');
    const cell = cellReader(columns);
    const [row] = fields(rows) as string[][];
    expect(['sent at', 'from', 'is draft', 'absent'].map((name) => cell(row ?? [], name))).toEqual([
      '1',
      '2',
      '3',
      '',
    ]);
  });

  it('passes over lines before the header', async () => {
    const content = 'Notes:\n"Some words, with a comma"\n\nFirst Name,Last Name\nIdowu,Castellane\n';
    const { rows } = await read(content, { isHeader: (names) => names.includes('first name') });
    expect(rows).toEqual([{ line: 5, fields: ['Idowu', 'Castellane'] }]);
  });

  it('reads UTF-16 and windows-1252', async () => {
    const utf16 = Uint8Array.from([0xff, 0xfe, ...[...'a,b\n1,é'].flatMap((c) => [c.charCodeAt(0), 0])]);
    expect(fields((await read(utf16)).rows)).toEqual([['1', 'é']]);
    const latin = Uint8Array.from([...'a,b\n1,'].map((c) => c.charCodeAt(0)).concat(0xe9));
    expect(fields((await read(latin)).rows)).toEqual([['1', 'é']]);
  });

  it('gives the same rows however the text is cut', async () => {
    const content = 'a,b\r\n1,"x\r\n""y"""\r\n\r\n2,"say \\"z\\", now"\r\n3,é€😀\r\n';
    const whole = (await read(content)).rows;
    const bytes = new TextEncoder().encode(content);
    for (let cut = 1; cut < bytes.length; cut += 1) {
      const stream = () =>
        new ReadableStream({
          start(controller) {
            controller.enqueue(bytes.slice(0, cut));
            controller.enqueue(bytes.slice(cut));
            controller.close();
          },
        });
      const file = Object.assign(new Blob([bytes]), { stream });
      const rows: CsvRow[] = [];
      for await (const batch of readCsv(file)) rows.push(...batch.rows);
      expect(rows).toEqual(whole);
    }
  });

  it('names the line of a broken row once and reads the rest', async () => {
    const { rows } = await read('a,b\n1,2\n3,"never closed\nmore, words, here\nand more\n5,6\n7,8\n');
    expect(rows).toEqual([
      { line: 2, fields: ['1', '2'] },
      { line: 3, problem: 'broken-row' },
      { line: 6, fields: ['5', '6'] },
      { line: 7, fields: ['7', '8'] },
    ]);
  });
});

describe('a table whose rows begin in a known way', () => {
  const startsRow = /(?:\d{4}-\d\d-\d\d)?,http/;
  const table = (...rows: string[]) => read(`Date,Link,Message\n${rows.join('\n')}\n`, { startsRow });

  it('goes on at the next row after a broken one, and keeps what can be told', async () => {
    const { rows } = await table(
      '2026-01-01,https://a,"good"',
      '2026-01-02,https://b,"open, and, with, commas',
      'over lines',
      ',https://c,"good\ntoo"',
      '2026-01-03,https://d,one,too,many',
      '2026-01-04,https://e,last',
    );
    expect(rows).toEqual([
      { line: 2, fields: ['2026-01-01', 'https://a', 'good'] },
      { line: 3, fields: ['2026-01-02', 'https://b', 'open, and, with, commas\nover lines\n'] },
      { line: 5, fields: ['', 'https://c', 'good\ntoo'] },
      { line: 7, problem: 'broken-row' },
      { line: 8, fields: ['2026-01-04', 'https://e', 'last'] },
    ]);
  });

  it('keeps a text that holds a line like the beginning of a row', async () => {
    const { rows } = await table('2026-01-01,https://a,"see\n2026-01-02,https://b\nabove"', ',https://c,x');
    expect(fields(rows)).toEqual([
      ['2026-01-01', 'https://a', 'see\n2026-01-02,https://b\nabove'],
      ['', 'https://c', 'x'],
    ]);
  });

  it('reads rows that begin otherwise, when all do', async () => {
    expect(fields((await table('Monday,https://a,x', 'Tuesday,https://b,y')).rows)).toHaveLength(2);
  });

  it('passes over a row without end and names its line', async () => {
    const { rows } = await table(
      `2026-01-01,https://a,"${'x'.repeat(3_000_000)}"`,
      '2026-01-02,https://b,fine',
    );
    expect(rows).toEqual([
      { line: 2, problem: 'row-too-long' },
      { line: 3, fields: ['2026-01-02', 'https://b', 'fine'] },
    ]);
  });
});
