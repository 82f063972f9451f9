import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type DrafthandDatabase, openDatabase } from './database';
import { createLexicalIndex } from './lexical-index';
import { createLibraryWriter } from './library-writer';
import { mergeSegments, segmentsToMerge } from './merge-segments';

let db: DrafthandDatabase;
beforeEach(() => {
  db = openDatabase(`merge-${crypto.randomUUID()}`);
});
afterEach(() => {
  vi.restoreAllMocks();
  db.close();
});

const openWriter = () => createLibraryWriter(db, { now: () => 1 });

function documentOf(name: string, text = `salary ${name}`) {
  const blocks = [{ kind: 'paragraph' as const, text, links: [] }];
  return { key: name, parsed: { title: name, kind: 'post' as const, tags: [], isPrivate: false, blocks } };
}

const names = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => documentOf(`name${from + index}`));

async function holders(term: string): Promise<number> {
  return (await createLexicalIndex(db).read([term])).lists.get(term)?.slots.length ?? 0;
}

const segment = (id: number, alive: number, dead = 0) => ({
  id,
  documents: Array.from({ length: alive + dead }, (_, index) => `${id}-${index}`),
  dead: Array.from({ length: dead }, (_, index) => index),
  blockCount: 1,
});

describe('segments', () => {
  it.each([
    ['nothing in an empty index', [], []],
    [
      'nothing while each is larger than the newer ones',
      [segment(1, 40), segment(2, 20), segment(3, 10)],
      [],
    ],
    ['the newest ones that are as large together', [segment(1, 40), segment(2, 10), segment(3, 10)], [2, 3]],
    [
      'all of them where one step leads to the next',
      [segment(1, 20), segment(2, 10), segment(3, 10)],
      [1, 2, 3],
    ],
    ['one that is mostly dead, with all newer ones', [segment(1, 40, 50), segment(2, 10)], [1, 2]],
  ])('merge %s', (_, segments, expected) => {
    expect(segmentsToMerge(segments).map(({ id }) => id)).toEqual(expected);
  });

  it('stay few however documents come, and everything is found', async () => {
    const writer = openWriter();
    for (const document of names(0, 70)) await writer.saveAll('s', [document]);
    expect(await db.indexSegments.count()).toBeLessThanOrEqual(7);
    expect(await holders('salari')).toBe(70);
    expect(await holders('name33')).toBe(1);
  });

  it('forget the dead when they are merged', async () => {
    const writer = openWriter();
    const saved = await writer.saveAll('s', names(0, 20));
    await writer.erase(saved.slice(0, 15).map(({ documentId }) => documentId));
    expect(await db.indexSegments.toArray()).toMatchObject([{ dead: [] }]);
    expect(await holders('salari')).toBe(5);
    const blocks = await db.postingBlocks.toArray();
    expect(blocks.flatMap(({ terms }) => terms)).not.toContain('name3');
  });

  it('keep a change that another context makes while they are merged', async () => {
    const writer = openWriter();
    const [first] = await writer.saveAll('s', names(0, 8));
    await db.indexSegments.add({ documents: ['gone'], dead: [0], blockCount: 1 });
    const original = db.indexSegments.bulkGet.bind(db.indexSegments);
    vi.spyOn(db.indexSegments, 'bulkGet').mockImplementationOnce(
      (keys) =>
        // What the other context wrote after the blocks were read.
        db.indexSegments
          .where('id')
          .equals(keys[0] ?? 0)
          .modify({ dead: [0] })
          .then(() => original(keys)) as ReturnType<typeof original>,
    );
    const [oldest] = await db.indexSegments.toArray();
    if (oldest) await db.indexSegments.put({ ...oldest, dead: [1, 2, 3, 4, 5] });
    await mergeSegments(db);
    const segments = await db.indexSegments.toArray();
    expect(segments).toHaveLength(1);
    expect(segments[0]?.documents).toHaveLength(3);
    expect(segments[0]?.dead.map((number) => segments[0]?.documents[number])).toEqual([first?.documentId]);
    expect(await holders('salari')).toBe(2);
  });
});
