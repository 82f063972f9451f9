import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { cutPassages } from '../core/library/cut-passages';
import type { ParsedDocument } from '../core/library/document';
import { createHybridRetriever } from '../core/retrieval/hybrid-retriever';
import { indexEntriesOf, weightUnit } from '../core/retrieval/index-entries';
import type { IndexReading } from '../core/retrieval/postings';
import { isSpelt, walkVocabulary } from '../core/retrieval/vocabulary';
import { type DrafthandDatabase, openDatabase } from './database';
import { clearIndex, indexTables } from './index-rows';
import { createLexicalIndex } from './lexical-index';
import { createLibraryWriter } from './library-writer';
import { createPassageReader } from './passage-reader';
import { reindexStale } from './reindex-stale';
import { repairIndex } from './repair-index';
import { storedLength } from './segment-passages';

let db: DrafthandDatabase;
beforeEach(() => {
  db = openDatabase(`index-${crypto.randomUUID()}`);
});
afterEach(() => {
  vi.restoreAllMocks();
  db.close();
});

const vocabulary = [
  'portfolio',
  'salary',
  'kubernetes',
  'mentor',
  'interview',
  'course',
  'teacher',
  'docker',
];

function documentOf(words: string[], language = 'en'): ParsedDocument {
  const blocks = [{ kind: 'paragraph' as const, text: words.join(' '), links: [] }];
  return { title: words[0] ?? 'Empty', kind: 'post', tags: [], isPrivate: false, language, blocks };
}

/** The index that these documents would have if it were built from nothing. */
function rebuilt(documents: Map<string, ParsedDocument>) {
  const postings = new Map<string, Placed[]>();
  const statistics = { passageCount: 0, documentCount: 0, totalLength: 0 };
  for (const [id, parsed] of documents) {
    const passages = cutPassages(parsed.blocks);
    const entries = indexEntriesOf({ title: parsed.title, language: parsed.language }, passages);
    for (const [term, found] of entries.terms) {
      const placed = found.map((one) => ({
        documentId: id,
        ...one,
        length: storedLength(entries.lengths[one.order] ?? 0),
      }));
      postings.set(term, [...(postings.get(term) ?? []), ...placed]);
    }
    statistics.documentCount += 1;
    statistics.passageCount += passages.length;
    statistics.totalLength += entries.lengths.reduce((sum, length) => sum + length, 0);
  }
  return { postings, statistics };
}

interface Placed {
  documentId: string;
  order: number;
  weight: number;
  length: number;
}

/** The postings of each term in a reading, by document. */
async function placedIn(reading: IndexReading): Promise<Map<string, Placed[]>> {
  const { documentStarts, lengths, lists } = reading;
  const ids = await reading.documentIds([...documentStarts.keys()]);
  const placeOf = (slot: number) => documentStarts.findLastIndex((start) => start <= slot);
  return new Map(
    [...lists].map(([term, { slots, weights }]) => [
      term,
      Array.from(slots, (slot, at) => ({
        documentId: ids[placeOf(slot)] ?? '',
        order: slot - (documentStarts[placeOf(slot)] ?? 0),
        weight: (weights[at] ?? 0) * weightUnit,
        length: lengths[slot] ?? 0,
      })),
    ]),
  );
}

const byPlace = (one: Placed, other: Placed) =>
  one.documentId.localeCompare(other.documentId) || one.order - other.order;

/** The terms among which misspelt words are looked for. */
async function spellings(index = createLexicalIndex(db)): Promise<string[]> {
  const terms: string[] = [];
  for (const packed of await index.vocabularies()) {
    walkVocabulary(packed, (characters, length) => {
      terms.push(String.fromCharCode(...characters.subarray(0, length)));
    });
  }
  return terms;
}

describe('lexical index', () => {
  it('is the index built from nothing after any sequence of adding, changing, removing and restoring', async () => {
    const writer = createLibraryWriter(db, { now: () => 1 });
    const index = createLexicalIndex(db);
    const words = fc.array(fc.constantFrom(...vocabulary), { minLength: 1, maxLength: 400 });
    const step = fc.record({
      action: fc.constantFrom('save', 'save', 'save', 'remove', 'restore', 'erase', 'title'),
      key: fc.integer({ min: 0, max: 4 }),
      words,
    });
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        run += 1;
        const own = indexTables(db).map(({ name }) => name);
        await Promise.all(db.tables.filter(({ name }) => !own.includes(name)).map((table) => table.clear()));
        await clearIndex(db);
        const expected = new Map<string, ParsedDocument>();
        const removed = new Map<string, ParsedDocument>();
        for (const { action, key, words: chosen } of steps) {
          const name = `${run}-${key}`;
          // Unlike words keep documents of the same sequence from being taken for one another.
          const parsed = documentOf([`unique${key}`, ...chosen]);
          const row = await db.documents.where('[sourceId+key]').equals(['s', name]).first();
          if (action === 'save') {
            const { documentId } = await writer.save('s', name, parsed);
            const title = row?.chosen.title ? row.title : parsed.title;
            expected.set(documentId, { ...parsed, title });
            removed.delete(documentId);
          } else if (row && action === 'remove') {
            await writer.remove([row.id]);
            const was = expected.get(row.id);
            if (was) removed.set(row.id, was);
            expected.delete(row.id);
          } else if (row && action === 'restore') {
            await writer.restore([row.id]);
            const was = removed.get(row.id);
            if (was) expected.set(row.id, was);
            removed.delete(row.id);
          } else if (row && action === 'erase') {
            await writer.erase([row.id]);
            expected.delete(row.id);
            removed.delete(row.id);
          } else if (row && action === 'title') {
            const title = chosen.slice(0, 3).join(' ');
            await writer.setTitle(row.id, title);
            for (const documents of [expected, removed]) {
              const was = documents.get(row.id);
              if (was) documents.set(row.id, { ...was, title });
            }
          }
        }
        const { postings, statistics } = rebuilt(expected);
        const terms = [
          ...new Set([...postings.keys(), ...(await db.lexicalBlocks.toArray()).flatMap((row) => row.terms)]),
        ];
        const reading = await index.read(terms);
        expect(reading.statistics).toEqual(statistics);
        const found = await placedIn(reading);
        const spelt = new Set(await spellings());
        expect([...postings.keys()].filter(isSpelt).every((term) => spelt.has(term))).toBe(true);
        for (const term of terms) {
          expect(found.get(term)?.sort(byPlace)).toEqual(postings.get(term)?.sort(byPlace));
        }
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  it('finds what a misspelt word means, in the smallest library, and with what was added since', async () => {
    const writer = createLibraryWriter(db, { now: () => 1 });
    const index = createLexicalIndex(db);
    const retriever = createHybridRetriever({ index, passages: createPassageReader(db) });
    const titles = async (text: string) => {
      const { passages } = await retriever.search({ text, language: 'en', limit: 5 });
      return passages.map(({ title }) => title);
    };
    await writer.save('s', 'a', documentOf(['kubernetes', 'cluster', 'upgrade']));
    expect(await titles('How do I upgrde kuberntes?')).toEqual(['kubernetes']);
    expect(await titles('Learning phyton')).toEqual([]);
    await writer.save('s', 'b', documentOf(['python', 'beginner', 'course']));
    expect(await titles('Learning phyton')).toEqual(['python']);
  });

  it('finds what a misspelt word means as soon as the words an earlier version did not store are there', async () => {
    await createLibraryWriter(db, { now: () => 1 }).save('s', 'a', documentOf(['kubernetes', 'cluster']));
    const before = await spellings();
    await db.lexicalVocabularies.clear();
    const index = createLexicalIndex(db);
    expect(await spellings(index)).toEqual([]);
    await repairIndex(db);
    expect(await spellings(index)).toEqual(before);
  });

  it('reads the words of the library only for a word that is nowhere in it, and once', async () => {
    const writer = createLibraryWriter(db, { now: () => 1 });
    await writer.save('s', 'a', documentOf(['kubernetes', 'cluster']));
    const read: string[] = [];
    const original = IDBObjectStore.prototype.get;
    vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(function (this: IDBObjectStore, key) {
      read.push(this.name);
      return original.call(this, key);
    });
    const retriever = createHybridRetriever({
      index: createLexicalIndex(db),
      passages: createPassageReader(db),
    });
    const ask = (text: string) => retriever.search({ text, language: 'en', limit: 5 });
    const readings = () => read.filter((table) => table === 'lexicalVocabularies').length;
    await ask('kubernetes cluster');
    expect(readings()).toBe(0);
    await ask('kuberntes cluster');
    await ask('kubernetes clsuter');
    expect(readings()).toBe(1);
  });

  it('reads only the blocks of the terms it is asked for', async () => {
    const writer = createLibraryWriter(db, { now: () => 1 });
    const documents = Array.from({ length: 30 }, (_, index) => {
      const words = Array.from({ length: 400 }, (_, at) => `word${(index * 397 + at * 31) % 5000}`);
      return { key: `${index}`, parsed: documentOf([...words, index < 3 ? 'negotiation' : 'other']) };
    });
    await writer.saveAll('s', documents.slice(0, 20));
    await writer.saveAll('s', documents.slice(20, 29));
    await writer.saveAll('s', documents.slice(29));
    const segments = await db.lexicalSegments.toArray();
    expect(segments.map((segment) => segment.documentCount)).toEqual([20, 9, 1]);
    expect(segments[0]?.blockCount).toBeGreaterThan(2);
    const read: string[] = [];
    for (const method of ['get', 'getAll', 'openCursor'] as const) {
      const original = IDBObjectStore.prototype[method] as (...query: unknown[]) => IDBRequest;
      vi.spyOn(IDBObjectStore.prototype, method).mockImplementation(function (
        this: IDBObjectStore,
        ...query: unknown[]
      ) {
        read.push(`${method} ${this.name}`);
        return original.apply(this, query);
      } as never);
    }
    const { lists } = await createLexicalIndex(db).read(['negoti', 'nowhere', 'negoti']);
    expect(lists.get('negoti')?.slots).toHaveLength(3);
    expect(lists.has('nowhere')).toBe(false);
    expect(read.filter((call) => call === 'getAll lexicalSegments')).toHaveLength(1);
    // Two terms in each of two larger segments, and the one block of the smallest.
    expect(read.filter((call) => call === 'get lexicalBlocks').length).toBeLessThanOrEqual(5);
    expect(read.filter((call) => call === 'get lexicalBlocks').length).toBeGreaterThan(0);
    expect(read.length).toBeLessThanOrEqual(10);
  });

  it('gives the texts of passages with their documents, and leaves out those that are gone', async () => {
    const writer = createLibraryWriter(db, { now: () => 1 });
    const { documentId } = await writer.save('s', 'a', documentOf(['one', 'two']));
    const found = await createPassageReader(db).passages([`${documentId}#0`, `${documentId}#7`, 'gone#0']);
    expect([...found.keys()]).toEqual([`${documentId}#0`]);
    expect(found.get(`${documentId}#0`)).toMatchObject({
      passage: { text: 'one two', order: 0 },
      document: { title: 'one', id: documentId },
    });
  });

  it('indexes again what an older analyser made, and can be stopped', async () => {
    const older = {
      version: 0,
      entriesOf: () => ({ terms: new Map([['old', [{ order: 0, weight: 1 }]]]), lengths: [1] }),
    };
    const writer = createLibraryWriter(db, { now: () => 1, analyser: older });
    const kept = await writer.save('s', 'a', documentOf(['salary']));
    const removed = await writer.save('s', 'b', documentOf(['mentor']));
    await writer.remove([removed.documentId]);
    const index = createLexicalIndex(db);
    expect((await index.read(['old'])).lists.size).toBe(1);
    expect(await reindexStale(db, { signal: AbortSignal.abort() })).toBe(0);
    expect(await reindexStale(db)).toBe(1);
    expect((await index.read(['old'])).lists.size).toBe(0);
    const reading = await index.read(['salari']);
    expect((await placedIn(reading)).get('salari')?.[0]?.documentId).toBe(kept.documentId);
    expect(reading.statistics).toMatchObject({ documentCount: 1 });
    expect(await reindexStale(db)).toBe(0);
  });
});
