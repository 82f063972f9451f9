import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type DrafthandDatabase, openDatabase } from './database';
import { indexTables } from './index-rows';
import { dropDocuments, setBits } from './index-segments';
import { createLexicalIndex } from './lexical-index';
import { createLibraryWriter } from './library-writer';
import { finishMerging } from './merge-queue';
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
  documentCount: alive + dead,
  deadCount: dead,
  passageCount: alive + dead,
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
    ['nothing with one that is full', [segment(1, 19_000), segment(2, 10_000), segment(3, 1500)], []],
    ['a full one alone when most of it is dead', [segment(1, 9000, 11_000), segment(2, 15_000)], [1]],
  ])('merge %s', (_, segments, expected) => {
    expect(segmentsToMerge(segments).map(({ id }) => id)).toEqual(expected);
  });

  it('stay few however documents come, and everything is found', async () => {
    const writer = openWriter();
    for (const document of names(0, 70)) await writer.saveAll('s', [document]);
    await finishMerging(db);
    expect(await db.lexicalSegments.count()).toBeLessThanOrEqual(7);
    expect(await holders('salari')).toBe(70);
    expect(await holders('name33')).toBe(1);
  });

  it('are merged once it is quiet, and no save waits for it or deletes rows', async () => {
    const writer = openWriter();
    const deleted: string[] = [];
    const original = IDBObjectStore.prototype.delete;
    vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(function (this: IDBObjectStore, key) {
      deleted.push(this.name);
      return original.call(this, key);
    });
    for (const document of names(0, 12)) await writer.saveAll('s', [document]);
    // A segment for each, as long as one comes after another.
    expect(await db.lexicalSegments.count()).toBe(12);
    expect(deleted).not.toContain('lexicalSegments');
    await expect.poll(() => db.lexicalSegments.count(), { timeout: 5_000 }).toBe(1);
    expect(await holders('salari')).toBe(12);
  });

  it('are merged in between when saves never end, so that they stay few', async () => {
    const writer = openWriter();
    let most = 0;
    for (const document of names(0, 90)) {
      await writer.saveAll('s', [document]);
      most = Math.max(most, await db.lexicalSegments.count());
    }
    expect(most).toBeLessThan(60);
    await finishMerging(db);
    expect(await holders('salari')).toBe(90);
  });

  it('are left as they are by a merge that is stopped', async () => {
    const writer = openWriter();
    for (const document of names(0, 4)) await writer.saveAll('s', [document]);
    await mergeSegments(db, AbortSignal.abort());
    expect(await db.lexicalSegments.count()).toBe(4);
    await mergeSegments(db);
    expect(await db.lexicalSegments.count()).toBe(1);
  });

  it('forget the dead when they are merged', async () => {
    const writer = openWriter();
    const saved = await writer.saveAll('s', names(0, 20));
    await writer.erase(saved.slice(0, 15).map(({ documentId }) => documentId));
    await finishMerging(db);
    expect(await db.lexicalSegments.toArray()).toMatchObject([{ documentCount: 5, deadCount: 0 }]);
    expect((await db.lexicalSegments.toArray())[0]).not.toHaveProperty('dead');
    expect(await holders('salari')).toBe(5);
    const blocks = await db.lexicalBlocks.toArray();
    expect(blocks.flatMap(({ terms }) => terms)).not.toContain('name3');
    expect(await db.lexicalVocabularies.count()).toBe(1);
  });

  it('keep a change that another context makes while they are merged', async () => {
    const writer = openWriter();
    const saved = await writer.saveAll('s', names(0, 8));
    const numbers = await db.indexedDocuments.bulkGet(saved.map(({ documentId }) => documentId));
    const rows = numbers.filter((row) => row !== undefined);
    await db.transaction('rw', indexTables(db), () => dropDocuments(db, rows.slice(1, 6)));
    const original = db.lexicalSegments.bulkGet.bind(db.lexicalSegments);
    vi.spyOn(db.lexicalSegments, 'bulkGet').mockImplementationOnce(
      (keys) =>
        // What the other context wrote after the blocks were read.
        db.lexicalSegments
          .where('id')
          .equals(keys[0] ?? 0)
          .modify((row) => {
            row.deadCount += 1;
            setBits(row.dead ?? new Uint8Array(), 0, 1);
          })
          .then(() => original(keys)) as ReturnType<typeof original>,
    );
    await mergeSegments(db);
    const segments = await db.lexicalSegments.toArray();
    expect(segments).toMatchObject([{ documentCount: 3, deadCount: 1, passageCount: 3 }]);
    expect(await holders('salari')).toBe(2);
    expect(await holders('name0')).toBe(0);
  });
});
