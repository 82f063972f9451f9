import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countWords } from './count-words';
import { cutPassages } from './cut-passages';
import type { Block, DocumentLink } from './document';

const words = (count: number, word = 'word') => Array.from({ length: count }, () => word).join(' ');
const paragraph = (text: string, links: DocumentLink[] = []): Block => ({ kind: 'paragraph', text, links });
const heading = (text: string, level = 2): Block => ({ kind: 'heading', text, level, links: [] });
const link = (url: string, sentence: string, anchorText = 'here'): DocumentLink => ({
  url,
  anchorText,
  sentence,
});

describe('cutPassages', () => {
  it('cuts at headings and keeps the path to each', () => {
    const passages = cutPassages([
      heading('Basics', 1),
      paragraph(words(100, 'first')),
      heading('Tools'),
      paragraph(words(130, 'second')),
      heading('Costs'),
      paragraph(words(140, 'third')),
    ]);
    expect(passages.map((passage) => passage.headingPath)).toEqual([
      ['Basics'],
      ['Basics', 'Tools'],
      ['Basics', 'Costs'],
    ]);
    expect(passages.map((passage) => passage.order)).toEqual([0, 1, 2]);
  });

  it('cuts a long section between paragraphs into parts of about equal length', () => {
    const passages = cutPassages(Array.from({ length: 6 }, () => paragraph(words(50))));
    expect(passages.map((passage) => countWords(passage.text))).toEqual([150, 150]);
  });

  it('never cuts a list or a code block, however long', () => {
    const code = Array.from({ length: 400 }, (_, line) => `line ${line}`).join('\n');
    const list = Array.from({ length: 120 }, (_, item) => `item number ${item}`).join('\n');
    const passages = cutPassages([
      { kind: 'code', text: code, links: [] },
      { kind: 'list', text: list, links: [] },
    ]);
    expect(passages.some((passage) => passage.text.includes(code))).toBe(true);
    expect(passages.some((passage) => passage.text.includes(list))).toBe(true);
  });

  it('cuts a very long paragraph at sentences', () => {
    const sentences = Array.from({ length: 40 }, (_, index) => `Sentence ${index} ${words(10)} end.`);
    const passages = cutPassages([paragraph(sentences.join(' '))]);
    expect(passages.length).toBeGreaterThan(1);
    for (const passage of passages) {
      expect(passage.text).toMatch(/^Sentence/);
      expect(passage.text).toMatch(/end\.$/);
      expect(countWords(passage.text)).toBeLessThanOrEqual(220);
    }
  });

  it('cuts speech without full stops between words', () => {
    const passages = cutPassages([paragraph(words(1000))]);
    expect(passages.map((passage) => countWords(passage.text))).toEqual([200, 200, 200, 200, 200]);
  });

  it('joins short sections and names both headings', () => {
    const passages = cutPassages([
      heading('Advice', 1),
      heading('First'),
      paragraph(words(30)),
      heading('Second'),
      paragraph(words(60)),
    ]);
    expect(passages).toHaveLength(1);
    expect(passages[0]?.headingPath).toEqual(['Advice', 'First · Second']);
  });

  it('puts each link into the passage it stands in, also when a paragraph is cut', () => {
    const early = link('https://a.example/early', 'Read this early one here.');
    const late = link('https://a.example/late', 'Read this late one here.');
    const filler = Array.from({ length: 30 }, () => `Some more ${words(10)} then.`).join(' ');
    const passages = cutPassages([
      paragraph(`Read this early one here. ${filler} Read this late one here.`, [early, late]),
    ]);
    expect(passages.at(0)?.links).toEqual([early]);
    expect(passages.at(-1)?.links).toEqual([late]);
  });

  it('gives a heading’s link to the passage under it', () => {
    const own = link('https://a.example/talk', 'My talk', 'My talk');
    const passages = cutPassages([{ ...heading('My talk'), links: [own] }, paragraph(words(90))]);
    expect(passages[0]?.links).toEqual([own]);
  });

  it('starts a passage of a talk at its first time mark', () => {
    const blocks: Block[] = Array.from({ length: 8 }, (_, index) => ({
      kind: 'paragraph',
      text: words(60),
      links: [],
      startSeconds: index * 30,
    }));
    expect(cutPassages(blocks).map((passage) => passage.startSeconds)).toEqual([0, 90, 180]);
  });

  it('makes one passage of a document of headings alone and none of nothing', () => {
    expect(cutPassages([heading('One'), heading('Two')]).map((passage) => passage.text)).toEqual([
      'One\nTwo',
    ]);
    expect(cutPassages([])).toEqual([]);
  });

  it('loses no word and no link, whatever the blocks', () => {
    const block = fc.record({
      kind: fc.constantFrom('paragraph', 'list', 'code', 'heading') as fc.Arbitrary<Block['kind']>,
      count: fc.integer({ min: 1, max: 500 }),
      level: fc.integer({ min: 1, max: 6 }),
      links: fc.integer({ min: 0, max: 3 }),
    });
    fc.assert(
      fc.property(fc.array(block, { maxLength: 20 }), (shapes) => {
        const blocks = shapes.map(
          (shape, index): Block => ({
            kind: shape.kind,
            level: shape.level,
            text: Array.from({ length: shape.count }, (_, at) => `w${index}x${at}`).join(' '),
            links: Array.from({ length: shape.links }, (_, at) =>
              link(`https://a.example/${index}/${at}`, ''),
            ),
          }),
        );
        const passages = cutPassages(blocks);
        const bodies = blocks.filter((candidate) => candidate.kind !== 'heading');
        const text = passages.map((passage) => passage.text).join(' ');
        if (bodies.length > 0) {
          expect(text.split(/\s+/)).toEqual(bodies.flatMap((body) => body.text.split(/\s+/)));
          const urls = passages.flatMap((passage) => passage.links.map((each) => each.url));
          expect(urls.sort()).toEqual(blocks.flatMap((each) => each.links.map((own) => own.url)).sort());
        }
      }),
      { numRuns: 200 },
    );
  });

  it('keeps lists, code, quotes and tables whole, and everything else within the limits', () => {
    const kind = fc.constantFrom('paragraph', 'list', 'code', 'quote', 'table', 'heading') as fc.Arbitrary<
      Block['kind']
    >;
    const shape = fc.record({
      kind,
      sentences: fc.integer({ min: 1, max: 60 }),
      length: fc.integer({ min: 3, max: 12 }),
    });
    fc.assert(
      fc.property(fc.array(shape, { minLength: 1, maxLength: 25 }), (shapes) => {
        const blocks = shapes.map(({ kind, sentences, length }, index): Block => {
          const lines = Array.from({ length: sentences }, (_, at) => {
            const line = Array.from({ length }, (_, word) => `w${index}x${at}x${word}`).join(' ');
            return kind === 'code' ? `  ${line}` : `${line.charAt(0).toUpperCase()}${line.slice(1)}.`;
          });
          const isByLine = kind === 'code' || kind === 'list' || kind === 'table';
          const text = kind === 'heading' ? `Heading ${index}` : lines.join(isByLine ? '\n' : ' ');
          return { kind, level: 2, text, links: [] };
        });
        const passages = cutPassages(blocks);
        const bodies = blocks.filter((block) => block.kind !== 'heading');
        for (const block of bodies.filter(({ kind }) => kind !== 'paragraph')) {
          const whole = block.text.trim();
          expect(passages.filter(({ text }) => text.includes(whole))).toHaveLength(1);
        }
        if (bodies.length === 0) return;
        const counts = passages.map(({ text }) => countWords(text));
        for (const [index, count] of counts.entries()) {
          const isWholeBlock = bodies.some(({ kind, text }) => {
            return kind !== 'paragraph' && text.trim() === passages[index]?.text;
          });
          if (count > 220) expect(isWholeBlock).toBe(true);
          const neighbours = [counts[index - 1], counts[index + 1]].filter((each) => each !== undefined);
          // Shorter than wanted only where no neighbour has room for it.
          if (count < 80) expect(neighbours.every((each) => each + count > 220)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});
