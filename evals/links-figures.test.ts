import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { linkOutcome } from './links-draft';
import { linkFigures } from './links-figures';
import { createMemoryLibrary } from './memory-library';
import { measure } from './retrieval';
import { meanFigures, rankingFigures } from './retrieval-figures';
import { readRetrievalSet, SetError } from './retrieval-set';

const folder = mkdtempSync(join(tmpdir(), 'drafthand-sets-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function fileWith(content: unknown): string {
  const file = join(folder, `set-${Math.abs(JSON.stringify(content).length)}.json`);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

const docs = [
  { id: 'cron', title: 'Cron is enough', text: 'For one job a day, cron is the right orchestrator.' },
  {
    id: 'cv',
    title: 'A CV of one page',
    text: 'A CV has one page, and your old job is on it.',
    url: 'https://me.example/cv',
  },
  ...Array.from({ length: 20 }, (_, index) => ({
    id: `g${index}`,
    title: `Garden ${index}`,
    text: 'Beans and water.',
  })),
];

describe('figures of a ranking', () => {
  it('are those of the definitions', () => {
    const figures = rankingFigures(['a', 'b', 'c'], new Set(['b', 'x']));
    expect(figures).toMatchObject({ 'P@1': 0, 'hit@5': 1, 'MRR@10': 0.5 });
    expect(figures['nDCG@10']).toBeCloseTo(1 / Math.log2(3) / (1 + 1 / Math.log2(3)));
    expect(rankingFigures(['a'], new Set(['x']))).toMatchObject({ 'hit@10': 0, 'MRR@10': 0, 'nDCG@10': 0 });
    expect(meanFigures([figures, rankingFigures(['b'], new Set(['b']))])['MRR@10']).toBe(0.75);
  });
});

describe('figures of links', () => {
  it('count what is first, in three, needless and foreign', () => {
    const relevant = new Set(['a']);
    const figures = linkFigures([
      { relevant, linked: ['a'], offered: ['a', 'b'], foreign: 0 },
      { relevant, linked: ['b'], offered: ['b', 'c', 'a'], foreign: 0 },
      { relevant, linked: ['a', 'b', 'a'], offered: [], foreign: 1 },
      { relevant, linked: [], offered: ['b', 'c', 'd', 'a'], foreign: 0 },
      { relevant: new Set<string>(), linked: ['b'], offered: [], foreign: 0 },
    ]);
    expect(figures).toMatchObject({
      rightFirst: 0.5,
      rightInThree: 0.75,
      needless: 0.5,
      foreign: 1,
      withoutLink: 1,
    });
    expect(figures.needlessParts).toEqual({ afterRight: 1, repeated: 1, inControls: 1, wrong: 1 });
  });

  it('come from drafts of the whole pipeline', async () => {
    const set = readRetrievalSet(
      fileWith({ docs, queries: [{ q: 'Is cron enough for one job?', rel: ['cron'] }] }),
    );
    const library = await createMemoryLibrary(set.documents);
    const { outcome, draft } = await linkOutcome(library, 'Is cron enough for one job?', new Set(['cron']));
    expect(outcome).toMatchObject({ linked: ['cron'], foreign: 0 });
    expect(draft.text).toContain('https://owner.example/cron');
    const gone = await linkOutcome(library, 'Is cron enough for one job?', new Set(), new Set(['cron']));
    expect(gone.outcome.linked).toEqual([]);
  });
});

describe('a set of questions', () => {
  it('is measured, with its groups and without excluded documents', async () => {
    const set = readRetrievalSet(
      fileWith({
        docs: docs.map((doc) => ({ ...doc, group: doc.id.startsWith('g') ? 1 : 2 })),
        queries: [{ q: 'one page CV', rel: ['cv'], group: 2, exclude: 'cron' }],
      }),
    );
    const { figures, filtered } = await measure(set);
    expect(figures['P@1']).toBe(1);
    expect(filtered).toMatchObject({ queries: 1, 'P@1': 1 });
  });

  it('may have missing titles and texts, repeated ids and questions without a right document', () => {
    const set = readRetrievalSet(
      fileWith({
        docs: [
          { id: 1, text: 'Only a text. And more.' },
          { id: 2, title: 'Only a title' },
          { id: 2, title: 'Again' },
          { id: 3 },
        ],
        queries: [
          { q: 'text', rel: [1] },
          { q: 'nothing', rel: ['99'] },
        ],
      }),
    );
    expect(set.documents.map((document) => document.parsed.title)).toEqual([
      'Only a text. And more',
      'Only a title',
      '3',
    ]);
    expect(set.notes).toEqual({ duplicateIds: 1, emptyDocuments: 1, queriesWithoutRightDocument: 1 });
    expect(set.queries).toHaveLength(1);
  });

  it.each([
    ['no JSON', '{"docs": ['],
    ['another shape', { documents: [] }],
    ['no documents', { docs: [], queries: [] }],
    ['no questions', { docs, queries: [] }],
  ])('is refused by name when it has %s', (_, content) => {
    expect(() => readRetrievalSet(fileWith(content))).toThrow(SetError);
    expect(() => readRetrievalSet(join(folder, 'missing.json'))).toThrow(/There is no readable file/);
  });
});
