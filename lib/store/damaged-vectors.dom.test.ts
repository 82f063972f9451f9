import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildBuiltIn, nearestTo, saveSubjects } from '../../tests/dom/subject-library';
import { createHybridRetriever } from '../core/retrieval/hybrid-retriever';
import { type DrafthandDatabase, openDatabase } from './database';
import { createLexicalIndex } from './lexical-index';
import { createPassageReader } from './passage-reader';
import { generationsOf } from './vector-generations';

let db: DrafthandDatabase;
let damages: number;
beforeEach(async () => {
  db = openDatabase(`damaged-${crypto.randomUUID()}`);
  damages = 0;
  await saveSubjects(db, [0, 110]);
  await buildBuiltIn(db);
});
afterEach(() => db.close());

const nearest = (text: string) => nearestTo(db, text, () => (damages += 1));

/** What an owner asks, by words and vectors on a connection that has read nothing before. */
async function titlesFor(text: string): Promise<string[]> {
  const retriever = createHybridRetriever({
    index: createLexicalIndex(db),
    passages: createPassageReader(db),
    meaning: { nearest: (query) => nearest(query.text) },
  });
  const { passages } = await retriever.search({ text, language: 'en', limit: 3 });
  return passages.map(({ title }) => title);
}

const isWhole = async () => {
  const [generation, ...others] = await generationsOf(db);
  const segments = await db.vectorSegments.toArray();
  return {
    others: others.length,
    state: generation?.state,
    isDamaged: generation?.isDamaged ?? false,
    vectors: segments.reduce((sum, { count }) => sum + count, 0),
  };
};

type Damage = (db: DrafthandDatabase) => Promise<unknown>;
const cut = (by: number) => (row: { data: Uint8Array }) => {
  row.data = row.data.slice(0, row.data.length - by);
};
const onFirst = async (keys: Promise<unknown[]>, change: (key: never) => Promise<unknown>) => {
  const [first] = await keys;
  await change(first as never);
};

/** What a disk or an older version may leave, in rows that are there and of which counting finds nothing missing. */
const damagesToRows: Array<[string, Damage]> = [
  ['a row of codes cut in the middle of a code', (db) => db.vectorCodes.toCollection().modify(cut(5))],
  ['a row of codes without its last code', (db) => db.vectorCodes.toCollection().modify(cut(44))],
  ['a row of codes that is empty', (db) => db.vectorCodes.toCollection().modify({ data: new Uint8Array() })],
  ['codes of another type', (db) => db.vectorCodes.toCollection().modify({ data: [1, 2, 3] as never })],
  ['codes of another model', (db) => db.vectorCodes.toCollection().modify({ model: 'other 1 128' })],
  ['a row of codes that went', (db) => db.vectorCodes.clear()],
  ['blocks that are cut', (db) => db.vectorBlocks.toCollection().modify(cut(3))],
  [
    'blocks that are too long',
    (db) =>
      db.vectorBlocks.toCollection().modify((row) => {
        row.data = new Uint8Array(row.data.length + 265);
      }),
  ],
  [
    'pivots that are missing',
    (db) => db.vectorGenerations.toCollection().modify({ pivots: undefined as never }),
  ],
  [
    'pivots that are too few',
    (db) =>
      db.vectorGenerations.toCollection().modify((row) => {
        row.pivots.vectors = row.pivots.vectors.slice(1);
      }),
  ],
  ['no centre', (db) => db.vectorGenerations.toCollection().modify({ centre: undefined as never })],
  ['dimensions that are none', (db) => db.vectorGenerations.toCollection().modify({ dimensions: -1 })],
  ['dimensions of another model', (db) => db.vectorGenerations.toCollection().modify({ dimensions: 4000 })],
  [
    'parts of the model in another shape',
    (db) =>
      db.embedderParts.toCollection().modify((part) => {
        part.rows = part.rows.slice(1);
      }),
  ],
  [
    'parts of the model without weights',
    (db) => db.embedderParts.toCollection().modify({ weights: undefined as never }),
  ],
  [
    'a part of the model that went',
    (db) => onFirst(db.embedderParts.toCollection().primaryKeys(), (key) => db.embedderParts.delete(key)),
  ],
  ['the model that went', (db) => db.embedderParts.clear()],
  ['the row of the generation that went', (db) => db.vectorGenerations.clear()],
  ['the rows of the segments that went', (db) => db.vectorSegments.clear()],
];

describe('vectors that are damaged', () => {
  it.each(damagesToRows)('%s: words answer, and the next build makes them anew', async (_, damage) => {
    await damage(db);
    for (const text of ['What about the telescope unique42?', 'telescope galaxy comet']) {
      expect((await titlesFor(text)).length).toBeGreaterThan(0);
    }
    expect((await titlesFor('unique42'))[0]).toBe('Note 42');
    await buildBuiltIn(db);
    expect(await isWhole()).toEqual({ others: 0, state: 'serving', isDamaged: false, vectors: 110 });
    damages = 0;
    expect(await nearest('telescope comet galaxy')).toHaveLength(10);
    expect(damages).toBe(0);
    for (const [table, count] of [
      ['vectorCodes', 1],
      ['vectorBlocks', 7],
      ['vectorHashes', 1],
    ] as const) {
      expect(await db[table].count(), table).toBe(count);
    }
  });

  it('are told of once a question meets them, and looked at no more until they are built anew', async () => {
    await db.vectorCodes.toCollection().modify(cut(5));
    for (let question = 0; question < 2; question += 1) expect(await nearest('telescope')).toEqual([]);
    expect(damages).toBe(1);
    expect((await generationsOf(db))[0]?.isDamaged).toBe(true);
  });

  it('met by a merge are left as they are and built anew', async () => {
    await db.vectorBlocks.toCollection().modify(cut(3));
    for (let more = 110; more < 280; more += 60) await saveSubjects(db, [more, more + 60]);
    await buildBuiltIn(db);
    await buildBuiltIn(db);
    expect(await isWhole()).toEqual({ others: 0, state: 'serving', isDamaged: false, vectors: 290 });
    expect(await nearest('telescope comet galaxy')).toHaveLength(10);
  });
});
