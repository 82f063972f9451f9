import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { docxOf, link, paragraph, run } from '../../lib/importers/word/docx-for-tests';
import { importLibrary } from '../../scripts/demo-run.mjs';
import { type InboxRun, launchInbox } from './harness/inbox';
import { hostsAskedFor } from './harness/recording-proxy';

const linkCount = 80;
const words =
  'read the long guide about small models, honest metrics and office hours for teams that ship on (most) Fridays'.split(
    ' ',
  );
const filler = 'Nobody asks for a certificate once there is a project that people can open and try.'.split(
  ' ',
);

interface Expected {
  anchorText: string;
  url: string;
}

/** A page whose links break over lines, columns and printed pages. */
function printedPage(): { html: string; links: Expected[] } {
  const links: Expected[] = Array.from({ length: linkCount }, (_, index) => ({
    anchorText: Array.from(
      { length: index % 10 === 9 ? 60 : 1 + ((index * 7) % 9) },
      (_, word) => words[(index * 5 + word * 3) % words.length],
    ).join(' '),
    url: `https://owner.example/guide/${index}`,
  }));
  const text = (index: number) => filler.slice(0, 4 + ((index * 5) % 12)).join(' ');
  const paragraphs = links.map(
    ({ anchorText, url }, index) =>
      `${index % 4 === 0 ? '<p>' : ''}${text(index)} <a href="${url}">${anchorText}</a>, ${text(index + 3)} `,
  );
  const half = linkCount / 2;
  const html = `<!doctype html><html lang="en"><head><title>The printed guide</title><style>
      body { font: 11pt/1.4 serif } h1 { font-size: 24pt } h2 { font-size: 16pt } .columns { columns: 2; text-align: justify }
      /* Chromium leaves out the links of what goes on from the page before, in columns. */
      .columns p { break-inside: avoid } pre { font-family: monospace }
    </style></head><body><h1>The printed guide</h1>${paragraphs.slice(0, half).join('')}
    <h2>In columns</h2><div class="columns">${paragraphs.slice(half).join('')}</div>
    <ul><li>first point<li>second point</ul><pre>def answer():\n    return 42</pre></body></html>`;
  return { html, links };
}

/** A table of the extension's database. */
function rowsOf(page: Page, table: string): Promise<Array<Record<string, unknown>>> {
  return page.evaluate(
    (name) =>
      new Promise<Array<Record<string, unknown>>>((resolve, reject) => {
        const opening = indexedDB.open('drafthand');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result.transaction(name).objectStore(name).getAll();
          reading.onsuccess = () => {
            opening.result.close();
            resolve(reading.result);
          };
        };
      }),
    table,
  );
}

describe('PDF and Word files', () => {
  let inbox: InboxRun;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'drafthand-documents-'));
    inbox = await launchInbox({ entry: 'toolbar', grantedOrigins: [], withoutLibrary: true });
  });

  afterAll(async () => {
    await inbox?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('come in through the studio, a printed page with the right words for all of its links', async () => {
    const { html, links } = printedPage();
    const print = await inbox.context.newPage();
    await print.setContent(html);
    const path = join(folder, 'guide.pdf');
    await print.pdf({
      path,
      format: 'A4',
      displayHeaderFooter: true,
      margin: { top: '2cm', bottom: '2cm', left: '2cm', right: '2cm' },
    });
    await print.close();

    const studio = await inbox.openPage('options.html#library');
    await importLibrary(studio, inbox.id, path);
    await studio.getByText('The printed guide').first().waitFor();
    const stored = (await rowsOf(studio, 'links')) as unknown as Expected[];
    const byUrl = new Map(stored.map(({ url, anchorText }) => [url, anchorText]));
    expect(links.filter(({ url, anchorText }) => byUrl.get(url) !== anchorText)).toEqual([]);
    expect(stored).toHaveLength(linkCount);
    const passages = (await rowsOf(studio, 'passages')).map((row) => String(row.text)).join('\n\n');
    // Chromium draws the signs of a list, so its items are paragraphs here.
    expect(passages).toContain('first point\n\nsecond point');
    expect(passages).toContain('def answer():\n    return 42');
    expect(passages).not.toMatch(/\b\d+\/\d+\b|about:blank/u);
  });

  it('come in as Word too', async () => {
    const path = join(folder, 'letter.docx');
    const file = await docxOf({
      links: ['https://owner.example/letter'],
      body:
        paragraph(run('A letter'), { style: 'Title' }) +
        paragraph(run('Begin with ') + link(0, 'this letter') + run('.')),
    });
    writeFileSync(path, new Uint8Array(await file.arrayBuffer()));
    const studio = await inbox.openPage('options.html#library');
    await importLibrary(studio, inbox.id, path);
    await studio.getByText('A letter').first().waitFor();
    expect(await rowsOf(studio, 'links')).toContainEqual(
      expect.objectContaining({ url: 'https://owner.example/letter', anchorText: 'this letter' }),
    );
  });

  it('ask no other computer for anything', () => {
    expect(hostsAskedFor(inbox.proxy)).toEqual([]);
  });
});
