import { describe, expect, it } from 'vitest';
import type { Block } from '../../core/library/document';
import { parsePdf } from './parse-pdf';
import { pdfOf, type TestPdf, widthOf } from './pdf-for-tests';
import { type Flow, line, oneColumn, type Span, twoColumns, typeset } from './typeset-for-tests';

const read = (pdf: TestPdf) => parsePdf(pdfOf(pdf), { name: 'guide.pdf' });
const shape = (blocks: Block[]) => blocks.map((block) => [block.kind, block.text]);
const textOf = (blocks: Block[]) => blocks.map((block) => block.text).join('\n');
const linksOf = (blocks: Block[]) =>
  blocks.flatMap((block) => block.links.map((link) => [link.anchorText, link.url]));

const sentence =
  'Nobody asks for a certificate once there is a project that people can open and try for themselves.';

/** Paragraphs with links of one to nine words and some of 45, so that many break over lines and some over pages. */
function linkedFlows(count: number): { flows: Flow[]; expected: string[][] } {
  const vocabulary =
    'read the long guide about small models and honest metrics for teams that ship on Fridays'.split(' ');
  const expected: string[][] = [];
  const flows: Flow[] = [];
  for (let at = 0; at < count; at += 4) {
    const spans: Span[] = [];
    for (let link = at; link < Math.min(count, at + 4); link += 1) {
      const words = Array.from(
        { length: link % 10 === 9 ? 45 : 1 + ((link * 7) % 9) },
        (_, word) => vocabulary[(link * 5 + word * 3) % vocabulary.length],
      );
      const url = `https://owner.example/guide/${link}`;
      expected.push([words.join(' '), url]);
      spans.push(
        sentence
          .split(' ')
          .slice(0, 3 + ((link * 5) % 13))
          .join(' '),
        { words: words.join(' '), url },
      );
    }
    spans.push('and that is all.');
    flows.push({ spans });
  }
  return { flows, expected };
}

describe('links of a PDF', () => {
  for (const hasQuads of [false, true]) {
    for (const columns of [oneColumn, twoColumns]) {
      const kind = `${hasQuads ? 'one annotation for all lines' : 'an annotation for each line'}, ${columns.length} column(s)`;
      it(`have exactly the words they cover, over lines, columns and pages (${kind})`, async () => {
        const { flows, expected } = linkedFlows(160);
        const pages = typeset(flows, columns, { hasQuads });
        expect(pages.length).toBeGreaterThan(2);
        const annotations = pages.flatMap((page) => page.links ?? []);
        expect(annotations.length).toBeGreaterThan(hasQuads ? 160 : 190);
        const { blocks } = await read({ pages });
        expect(linksOf(blocks)).toEqual(expected);
        expect(blocks).toHaveLength(40);
      });
    }
  }

  it('that cover no text have the name of the site for words', async () => {
    const pages = typeset([{ spans: [sentence] }, { spans: [sentence] }]);
    pages[0]?.links?.push({ url: 'https://video.example/talk?t=3', boxes: [[100, 300, 300, 400]] });
    const { blocks } = await read({ pages });
    expect(linksOf(blocks)).toEqual([['video.example', 'https://video.example/talk?t=3']]);
    expect(textOf(blocks)).toBe(`${sentence}\n${sentence}`);
  });

  it('are web addresses; other actions, places in the file and mail are left alone', async () => {
    const [page] = typeset([
      {
        spans: [
          { words: 'write to me', url: 'mailto:me@owner.example' },
          'or',
          { words: 'run', url: 'javascript:app.alert(1)' },
        ],
      },
    ]);
    expect(linksOf((await read({ pages: [page ?? { texts: [] }] })).blocks)).toEqual([]);
  });

  it('written out in the text count too, once, and go on after a line break', async () => {
    const address = 'https://owner.example/a-long-path/that-goes-';
    const pages = typeset([
      {
        spans: [
          'See https://owner.example/plain, and',
          { words: 'https://owner.example/linked', url: 'https://owner.example/linked' },
          'too.',
        ],
      },
    ]);
    pages[0]?.texts.push(
      line(`More at ${address}`, 300, 72, 11),
      line('on/here for the rest.', 313.75, 72, 11),
    );
    const { blocks } = await read({ pages });
    expect(linksOf(blocks).map(([, url]) => url)).toEqual([
      'https://owner.example/plain',
      'https://owner.example/linked',
      `${address}on/here`,
    ]);
  });

  it('in a footer that repeats are kept once', async () => {
    const pages = typeset(
      Array.from({ length: 90 }, (_, index) => ({
        spans: [`Point ${index * index} is that`, sentence, `And ${index} more.`],
      })),
    );
    for (const [index, page] of pages.entries()) {
      page.texts.push(
        line('owner.example', 760),
        line(`Page ${index + 1} of ${pages.length}`, 760, 480),
        line('The guide to everything', 40),
      );
      page.links?.push({
        url: 'https://owner.example/',
        boxes: [[72, 750, 72 + widthOf('owner.example', 9), 763]],
      });
    }
    const { blocks } = await read({ pages });
    expect(linksOf(blocks)).toEqual([['owner.example', 'https://owner.example/']]);
    expect(textOf(blocks)).not.toMatch(/Page \d|guide to everything/u);
    expect(blocks.filter((block) => /^Point \d+ is that .* more\.$/u.test(block.text))).toHaveLength(90);
  });
});

describe('text of a PDF', () => {
  it('is read column by column, with what spans them in its place', async () => {
    const flows = Array.from({ length: 40 }, (_, index) => ({
      spans: [`Paragraph ${index} says this: ${sentence}`],
    }));
    const pages = typeset(flows, twoColumns);
    pages[0]?.texts.unshift(
      line('A title over both of the columns of this page', 80, 130, 20, 'Helvetica-Bold'),
    );
    // Written row by row, as some programs do.
    for (const page of pages) page.texts.sort((one, other) => one.y - other.y);
    const { blocks } = await read({ pages });
    expect(blocks.map((block) => /Paragraph (\d+)/u.exec(block.text)?.[1]).filter(Boolean)).toEqual(
      flows.map((_, index) => String(index)),
    );
    expect(
      blocks
        .filter((block) => block.text.startsWith('Paragraph'))
        .every((block) => block.text.endsWith('themselves.')),
    ).toBe(true);
  });

  it('has headings by size and weight, lists, code and tables', async () => {
    const pages = typeset([
      { spans: ['The title of the guide'], size: 24, font: 'Helvetica-Bold' },
      { spans: [sentence] },
      { spans: ['First chapter'], size: 16, font: 'Helvetica-Bold', above: 20 },
      { spans: [sentence, sentence] },
      { spans: ['A bold line'], font: 'Helvetica-Bold', above: 14 },
      { spans: [sentence, sentence] },
      {
        spans: ['first point', { words: 'with a link', url: 'https://owner.example/p' }, sentence],
        mark: '-',
        indent: 18,
      },
      { spans: ['second point'], mark: '-', indent: 18, above: 2 },
      { spans: [sentence] },
      {
        spans: [
          '1. Learn SQL, and learn it before anything else that has a logo and a conference of its own.',
        ],
      },
      { spans: ['2. Ship.'], above: 0 },
    ]);
    const y = 500;
    pages[0]?.texts.push(
      line('def answer(question):', y, 72, 10, 'Courier'),
      line('return find(question)', y + 12, 96, 10, 'Courier'),
      line('answer("why")', y + 36, 72, 10, 'Courier'),
      ...['Tool', 'Price', 'DuckDB', 'free', 'Cluster', 'a fortune'].map((cell, index) =>
        line(cell, 600 + 14 * Math.floor(index / 2), index % 2 === 0 ? 72 : 240, 11),
      ),
    );
    const parsed = await read({ pages });
    expect(parsed.title).toBe('The title of the guide');
    expect(
      parsed.blocks.map(({ kind, level, text }) => (level ? [kind, level, text] : [kind, text])),
    ).toEqual([
      ['paragraph', sentence],
      ['heading', 2, 'First chapter'],
      ['paragraph', `${sentence} ${sentence}`],
      ['heading', 3, 'A bold line'],
      ['paragraph', `${sentence} ${sentence}`],
      ['list', `first point with a link ${sentence}\nsecond point`],
      ['paragraph', sentence],
      [
        'list',
        'Learn SQL, and learn it before anything else that has a logo and a conference of its own.\nShip.',
      ],
      ['code', 'def answer(question):\n    return find(question)\n\nanswer("why")'],
      ['table', 'Tool | Price\nDuckDB | free\nCluster | a fortune'],
    ]);
    expect(linksOf(parsed.blocks)).toEqual([['with a link', 'https://owner.example/p']]);
  });

  it('joins words cut at the end of a line, and keeps compounds', async () => {
    const lines = [
      'This is all the infor-',
      'mation that a well-',
      'known state-',
      'of-the-art and up-',
      'to-date tool gives.',
      'It is well-known.',
    ];
    const texts = lines.map((text, index) => line(text, 100 + 13 * index, 72, 11));
    const { blocks } = await read({ pages: [{ texts }] });
    expect(textOf(blocks).replaceAll('\n', ' ')).toContain('all the information that a well-known');
  });

  it('takes title, date and language from what the file says, and not the name of a program', async () => {
    const pages = typeset([{ spans: ['A heading'], size: 20 }, { spans: [sentence] }]);
    const stated = await read({
      pages,
      info: { Title: 'Stated title', Author: 'Hedda', CreationDate: "D:20210420100000+02'00'" },
      catalogue: '/Lang (en-GB)',
    });
    expect(stated).toMatchObject({
      title: 'Stated title',
      language: 'en-GB',
      publishedAt: Date.UTC(2021, 3, 20, 8),
      publishedFrom: 'file',
      kind: 'text',
    });
    expect(await read({ pages, info: { Title: 'Microsoft Word - guide.docx' } })).toMatchObject({
      title: 'A heading',
    });
  });

  it('goes on over a page break inside of a sentence', async () => {
    const pages = typeset(
      Array.from({ length: 14 }, () => ({ spans: Array.from({ length: 5 }, () => sentence) })),
    );
    expect(pages.length).toBeGreaterThan(1);
    const { blocks } = await read({ pages });
    expect(shape(blocks)).toEqual(
      Array.from({ length: 14 }, () => ['paragraph', Array(5).fill(sentence).join(' ')]),
    );
  });
});

describe('bad PDFs', () => {
  const failure = (bytes: Uint8Array<ArrayBuffer>) =>
    parsePdf(bytes, { name: 'bad.pdf' }).then(
      () => undefined,
      (thrown) => thrown.appError,
    );
  const good = () => pdfOf({ pages: typeset([{ spans: [sentence] }]) });

  it('with a password are named', async () => {
    expect(
      await failure(pdfOf({ pages: typeset([{ spans: [sentence] }]), isEncrypted: true })),
    ).toMatchObject({ code: 'file-encrypted' });
  });

  it('that are scans are named, with their pages', async () => {
    const pages = [
      { texts: [], isPicture: true },
      { texts: [], isPicture: true },
    ];
    expect(await failure(pdfOf({ pages }))).toEqual({ code: 'no-text-found', values: { scannedPages: 2 } });
  });

  it('that are something else, or only a beginning, are named', async () => {
    expect(await failure(new TextEncoder().encode('%PDF-1.7\nnothing'))).toMatchObject({
      code: 'file-damaged',
    });
    expect(await failure(new TextEncoder().encode('Hello.'))).toMatchObject({ code: 'file-damaged' });
    expect(await failure(good().slice(0, 200))).toMatchObject({ code: 'file-damaged' });
  });

  it('without their last lines are read, and those cut before their index are named', async () => {
    const bytes = good();
    const unfinished = bytes.slice(0, bytes.length - 20);
    expect(textOf((await parsePdf(unfinished, { name: 'cut.pdf' })).blocks)).toBe(sentence);
    expect(await failure(bytes.slice(0, bytes.length - 400))).toMatchObject({ code: 'file-damaged' });
  });

  it('never run their scripts', async () => {
    const scope = globalThis as { ran?: boolean };
    const { blocks } = await read({
      pages: typeset([{ spans: [sentence] }]),
      catalogue:
        '/OpenAction << /S /JavaScript /JS (globalThis.ran = true; app.launchURL\\("https://evil.invalid"\\)) >>',
    });
    expect(textOf(blocks)).toBe(sentence);
    expect(scope.ran).toBeUndefined();
  });

  it('of 500 pages take seconds, and can be stopped', async () => {
    const flows = Array.from({ length: 500 * 8 }, (_, index) => ({
      spans: [
        sentence,
        { words: 'a link', url: `https://owner.example/${index}` },
        sentence,
        sentence,
        sentence,
      ],
    }));
    const bytes = pdfOf({ pages: typeset(flows) });
    const stop = new AbortController();
    const stopped = parsePdf(bytes.slice(), { name: 'long.pdf', signal: stop.signal });
    stop.abort();
    await expect(stopped).rejects.toThrow(/abort/iu);
    const started = performance.now();
    const { blocks } = await parsePdf(bytes, { name: 'long.pdf' });
    const seconds = (performance.now() - started) / 1000;
    expect(linksOf(blocks)).toHaveLength(4000);
    console.info(`A PDF of 500 pages with 4000 links: ${seconds.toFixed(1)} s`);
    expect(seconds).toBeLessThan(60);
  }, 120_000);
});
