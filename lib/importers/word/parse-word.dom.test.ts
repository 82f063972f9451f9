import { describe, expect, it } from 'vitest';
import type { Block } from '../../core/library/document';
import { parseFile } from '../parse-file';
import { docxOf, footnote, link, paragraph, run, type TestDocx, table } from './docx-for-tests';

const read = async (docx: TestDocx) => parseFile({ name: 'letter.docx', bytes: await docxOf(docx) });
const shape = (blocks: Block[]) =>
  blocks.map(({ kind, level, text }) => (level ? [kind, level, text] : [kind, text]));
const linksOf = (blocks: Block[]) =>
  blocks.flatMap((block) => block.links.map((found) => [found.anchorText, found.url]));
const failure = (bytes: Blob, name = 'letter.docx') =>
  parseFile({ name, bytes }).then(
    () => undefined,
    (thrown) => thrown.appError,
  );

describe('a Word file', () => {
  it('gives headings, lists, quotes, tables, and links with their words', async () => {
    const { title, blocks } = await read({
      links: [
        'https://owner.example/sql',
        'https://owner.example/list?a=1&amp;b=2',
        'mailto:me@owner.example',
      ],
      body: [
        paragraph(run('How to begin'), { style: 'Title' }),
        paragraph(
          run('Start with ') + link(0, 'the SQL') + link(0, ' course') + run(', not with a cluster.'),
        ),
        paragraph(run('Later'), { style: 'Heading1' }),
        paragraph(run('First'), { list: 0 }),
        paragraph(run('Nested with ') + link(1, 'a list'), { list: 1 }),
        paragraph(run('Second, or ') + link(2, 'write'), { list: 0 }),
        paragraph(run('Ship it.'), { style: 'Quote' }),
        table([
          ['Tool', 'Price'],
          ['DuckDB', 'free'],
        ]),
        paragraph(run('More'), { style: 'Heading2' }),
        paragraph(`<w:del><w:r><w:delText>Never said.</w:delText></w:r></w:del>${run('The end.')}`),
      ].join(''),
    });
    expect(title).toBe('How to begin');
    expect(shape(blocks)).toEqual([
      ['paragraph', 'Start with the SQL course, not with a cluster.'],
      ['heading', 1, 'Later'],
      ['list', 'First\nNested with a list\nSecond, or write'],
      ['quote', 'Ship it.'],
      ['table', 'Tool | Price\nDuckDB | free'],
      ['heading', 2, 'More'],
      ['paragraph', 'The end.'],
    ]);
    expect(linksOf(blocks)).toEqual([
      ['the SQL course', 'https://owner.example/sql'],
      ['a list', 'https://owner.example/list?a=1&b=2'],
    ]);
  });

  it('keeps a link that is written as a field', async () => {
    const field = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    const instruction =
      '<w:r><w:instrText xml:space="preserve"> HYPERLINK "https://owner.example/field" </w:instrText></w:r>';
    const { blocks } = await read({
      body: paragraph(
        run('See ') + field('begin') + instruction + field('separate') + run('the field') + field('end'),
      ),
    });
    expect(linksOf(blocks)).toEqual([['the field', 'https://owner.example/field']]);
  });

  it('has its footnotes after the paragraph they belong to', async () => {
    const { blocks } = await read({
      links: ['https://owner.example/source'],
      footnotes: [run('From ') + link(0, 'this source') + run('.'), run('A second note.')],
      body:
        paragraph(run('Most people') + footnote(1) + run(' begin too big.') + footnote(2)) +
        paragraph(run('Next paragraph.')),
    });
    expect(shape(blocks)).toEqual([
      ['paragraph', 'Most people begin too big.'],
      ['paragraph', 'From this source.'],
      ['paragraph', 'A second note.'],
      ['paragraph', 'Next paragraph.'],
    ]);
    expect(linksOf(blocks)).toEqual([['this source', 'https://owner.example/source']]);
  });

  it('states title, date and language in its properties', async () => {
    expect(
      await read({
        body: paragraph(run('Words.')),
        core: '<dc:title>Stated title</dc:title><dc:language>en-GB</dc:language><dcterms:created>2021-04-20T10:00:00Z</dcterms:created>',
      }),
    ).toMatchObject({
      title: 'Stated title',
      language: 'en-GB',
      publishedAt: Date.UTC(2021, 3, 20, 10),
      publishedFrom: 'file',
      kind: 'text',
    });
  });

  it('with macros and pictures gives its text alone', async () => {
    const picture =
      '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"/></w:drawing></w:r>';
    const bytes = await docxOf({
      body: paragraph(run('Words.') + picture),
      more: [{ name: 'word/vbaProject.bin', content: 'Sub AutoOpen()' }],
    });
    const { blocks } = await parseFile({ name: 'macros.docm', bytes });
    expect(shape(blocks)).toEqual([['paragraph', 'Words.']]);
  });
});

describe('bad Word files', () => {
  const compound = (text: string) =>
    new Blob([
      new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Array(504).fill(0)]),
      Uint8Array.from(Array.from(text).flatMap((character) => [character.charCodeAt(0), 0])),
    ]);

  it('with a password are named', async () => {
    expect(await failure(compound('EncryptedPackage'))).toEqual({ code: 'file-encrypted' });
  });

  it('of the time before 2007 are refused with a way out', async () => {
    expect(await failure(compound('WordDocument'))).toEqual({
      code: 'format-unknown',
      values: { kind: 'text-document' },
    });
  });

  it('that are damaged, cut or something else are named', async () => {
    const good = await docxOf({ body: paragraph(run('Words.')) });
    expect(await failure(new Blob(['Hello.']))).toMatchObject({ code: 'file-damaged' });
    expect(await failure(good.slice(0, good.size - 300))).toMatchObject({ code: 'file-damaged' });
    expect(await failure(await docxOf({ body: '<broken' }))).toMatchObject({ code: 'file-damaged' });
  });

  it('that inflate without end are refused before anything is built of them', async () => {
    const bytes = await docxOf({
      body: paragraph(run('Words.')),
      more: [{ name: 'word/endnotes.xml', content: new Uint8Array(8_000_000) }],
    });
    expect(await failure(bytes)).toMatchObject({ code: 'archive-suspicious' });
  });

  it('with entities that grow do not', async () => {
    const laughs = `<!DOCTYPE lolz [<!ENTITY a "ha">${'bcdefghij'
      .split('')
      .map((name, index) => `<!ENTITY ${name} "${`&${'abcdefghij'[index]};`.repeat(10)}">`)
      .join('')}]>`;
    const bytes = await docxOf({
      body: '',
      more: [
        {
          name: 'word/document.xml',
          content: `${laughs}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&j;</w:t></w:r></w:p></w:body></w:document>`,
        },
      ],
    });
    const started = performance.now();
    const outcome = await parseFile({ name: 'laughs.docx', bytes }).then(
      (parsed) => parsed.blocks.map((block) => block.text).join('').length,
      () => 0,
    );
    expect(outcome).toBeLessThan(1000);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
