import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ChosenFile, listFiles } from '../../lib/importers/list-files';
import { pdfOf } from '../../lib/importers/pdf/pdf-for-tests';
import { line } from '../../lib/importers/pdf/typeset-for-tests';
import { type TestEntry, zipOf } from '../../lib/importers/zip-for-tests';
import { type DrafthandDatabase, openDatabase } from '../../lib/store/database';
import { errorWords } from '../../locales/en/errors';
import { filler, setUp } from './import-for-tests';

let db: DrafthandDatabase;
beforeEach(() => {
  db = openDatabase(`bad-input-${crypto.randomUUID()}`);
});
afterEach(() => {
  db.close();
});

const good = (name: string): ChosenFile => ({ path: name, file: new Blob([`# ${name}\n\n${filler}`]) });
const file = (path: string, content: BlobPart): ChosenFile => ({ path, file: new Blob([content]) });
const zip = async (path: string, entries: TestEntry[]): Promise<ChosenFile> => ({
  path,
  file: await zipOf(entries),
});

/** Imports bad files between two good ones; answers the report in the words a person reads. */
async function importWith(...bad: ChosenFile[]) {
  const { queue, runner } = setUp(db);
  const run = await queue.createRun({ kind: 'file', label: 'choice', address: 'files' });
  for await (const batch of listFiles([good('before.md'), ...bad, good('after.md')])) {
    await queue.addItems(run.id, batch);
  }
  await queue.finishListing(run.id);
  await runner.workOff();
  const titles = (await db.documents.toArray()).map(({ title }) => title);
  expect(titles).toEqual(expect.arrayContaining(['before.md', 'after.md']));
  expect((await queue.run(run.id))?.state).toBe('done');
  const items = await queue.items(run.id, ['skipped', 'failed']);
  return {
    others: titles.filter((title) => title !== 'before.md' && title !== 'after.md').sort(),
    report: items.map(({ name, error }) => [name, error?.code, error ? errorWords(error).words : '']),
  };
}

const post = (number: number, text: string) =>
  `2026-01-0${number} 08:00:00,https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A700000000000000000${number},${text},,PUBLIC`;
const header = 'Date,ShareLink,ShareCommentary,SharedUrl,Visibility';

/** Bytes of a text in an encoding the platform does not write. */
const utf16 = (text: string) =>
  new Uint8Array([
    0xff,
    0xfe,
    ...Array.from(text, (sign) => sign.charCodeAt(0)).flatMap((code) => [code & 0xff, code >> 8]),
  ]);
const windows1252 = (text: string) => new Uint8Array(Array.from(text, (sign) => sign.charCodeAt(0)));

describe('bad input is named, keeps what is imported, and leaves the rest importable', () => {
  it('broken quoting of a table: the line is named', async () => {
    const shares = [header, post(1, 'First post'), post(2, '"never closed'), post(3, 'Third post')].join(
      '\n',
    );
    expect(await importWith(file('Shares_1.csv', shares))).toEqual({
      others: ['First post', 'Third post'],
      report: [['Shares_1.csv:3', 'row-unreadable', expect.stringContaining('Line 3 is not a whole row')]],
    });
  });

  it('mixed encodings and byte order marks: all are read', async () => {
    const { others, report } = await importWith(
      file('utf16.md', utf16(`# Größe in zwei Bytes\n\n${filler}`)),
      file('bom.md', `\uFEFF---\ntitle: Größe mit Marke\n---\n${filler}`),
      file('old.txt', windows1252(`Gr\u00f6\u00dfe von damals\n\n${filler}`)),
      file('Shares.csv', utf16([header, post(1, 'Größe in Tabelle')].join('\r\n'))),
    );
    expect(report).toEqual([]);
    expect(others).toEqual([
      'Größe in Tabelle',
      'Größe in zwei Bytes',
      'Größe mit Marke',
      'Größe von damals',
    ]);
  });

  it('character references in tables are resolved', async () => {
    const { others } = await importWith(
      file('Shares.csv', [header, post(1, 'Keys &amp; logs &#8211; again')].join('\n')),
    );
    expect(others).toEqual(['Keys & logs – again']);
  });

  it('zip bombs, also inside of another archive', async () => {
    const bomb = [{ name: 'bomb.md', content: new Uint8Array(8_000_000) }];
    const inner = new Uint8Array(await (await zipOf(bomb)).arrayBuffer());
    const deep = new Uint8Array(await (await zipOf([{ name: 'inner.zip', content: inner }])).arrayBuffer());
    const { report } = await importWith(
      await zip('bomb.zip', bomb),
      await zip('nested.zip', [{ name: 'inner.zip', content: inner }]),
      await zip('deep.zip', [{ name: 'a.zip', content: deep }]),
    );
    const words = expect.stringContaining('far more than its size');
    expect(report).toEqual([
      ['bomb.zip', 'archive-suspicious', words],
      ['nested.zip/inner.zip', 'archive-suspicious', words],
      ['deep.zip/a.zip/inner.zip', 'archive-suspicious', words],
    ]);
  });

  it('names that climb out of the archive', async () => {
    const { others, report } = await importWith(
      await zip('a.zip', [
        { name: '../../evil.md', content: 'x' },
        { name: 'fine.md', content: `# Fine\n\n${filler}` },
      ]),
    );
    expect(others).toEqual(['Fine']);
    expect(report).toEqual([
      ['a.zip/../../evil.md', 'archive-suspicious', expect.stringContaining('names files outside itself')],
    ]);
  });

  it('sizes that lie', async () => {
    const { others, report } = await importWith(
      await zip('liar.zip', [
        { name: 'liar.md', content: new Uint8Array(8_000_000), statedSize: 10 },
        { name: 'fine.md', content: `# Fine\n\n${filler}` },
      ]),
    );
    expect(others).toEqual(['Fine']);
    expect(report).toEqual([['liar.zip/liar.md', 'file-unreadable', expect.any(String)]]);
  });

  it('archives and PDFs with a password', async () => {
    const { report } = await importWith(
      await zip('locked.zip', [{ name: 'a.md', content: 'x', isEncrypted: true }]),
      file('locked.pdf', pdfOf({ pages: [{ texts: [line('Secret', 700)] }], isEncrypted: true })),
    );
    expect(report.sort()).toEqual([
      ['locked.pdf', 'file-encrypted', expect.stringContaining('password')],
      ['locked.zip', 'archive-encrypted', expect.stringContaining('protected')],
    ]);
  });

  it('scans without text: the number of pages is said', async () => {
    const pages = [
      { texts: [], isPicture: true },
      { texts: [], isPicture: true },
    ];
    const { report } = await importWith(file('scan.pdf', pdfOf({ pages })));
    expect(report).toEqual([
      ['scan.pdf', 'no-text-found', 'It is a scan: all 2 pages are pictures without text.'],
    ]);
  });

  it('lines of 10 MB', async () => {
    const long = 'a long word '.repeat(850_000);
    const { others, report } = await importWith(
      file('Shares.csv', [header, post(1, 'First post'), post(2, long), post(3, 'Third post')].join('\n')),
      file('line.md', long),
    );
    expect(others).toEqual(['First post', 'Third post']);
    expect(report.sort()).toEqual([
      ['Shares.csv:3', 'row-too-long', expect.stringContaining('The row from line 3 on is longer')],
      ['line.md', 'file-too-large', 'Files may have up to 10 MB.'],
    ]);
  });

  it('hostile HTML runs nothing, fetches nothing and leaves none of its code', async () => {
    const page = `<html><head><title>Hostile</title><base href="https://evil.example/"><script>window.hit = 1</script></head><body><article><h1>Hostile</h1><p>${filler.repeat(3)}</p><img src="https://evil.example/x.png" onerror="window.hit = 1"><svg onload="window.hit = 1"></svg><iframe srcdoc="<script>parent.hit = 1</script>"></iframe><p><a href="javascript:window.hit = 1">press</a> <a href="https://owner.example/ok">fine</a></p><style>@import "https://evil.example/x.css"</style></article></body></html>`;
    const requested = performance.getEntriesByType('resource').length;
    const { others } = await importWith(
      file('hostile.html', page),
      file(
        'hostile.md',
        `# In Markdown\n\n${filler}\n\n<img src=x onerror="window.hit = 1">\n\n<script>window.hit = 1</script>`,
      ),
    );
    expect(others).toEqual(['Hostile', 'In Markdown']);
    expect('hit' in window).toBe(false);
    const fetched = performance.getEntriesByType('resource').slice(requested);
    expect(fetched.filter(({ name }) => name.includes('evil.example'))).toEqual([]);
    const stored = JSON.stringify([await db.passages.toArray(), await db.links.toArray()]);
    expect(stored).not.toMatch(/window\.hit|javascript:|onerror|srcdoc/);
    expect(stored).toContain('https://owner.example/ok');
  });

  it('damaged exports: the line is named', async () => {
    const ghost = '{"db":[{"meta":{"exported_on":1,"version":"5.0"},\n"data":{"posts":[{"title":"x"\n}}]}';
    const { report } = await importWith(file('blog.ghost.2026-01-01-00-00-00.json', ghost));
    expect(report).toEqual([
      [
        'blog.ghost.2026-01-01-00-00-00.json',
        'export-unreadable',
        expect.stringMatching(/from line [23] on/),
      ],
    ]);
  });
});
