import { expect, it } from 'vitest';
import type { NewImportItem } from '../../lib/app/ports';
import type { IndexReading } from '../../lib/core/retrieval/postings';
import { openDatabase } from '../../lib/store/database';
import { createExemplarStore } from '../../lib/store/exemplar-store';
import { createImportQueue } from '../../lib/store/import-queue';
import { createLexicalIndex } from '../../lib/store/lexical-index';
import { createLibraryWriter } from '../../lib/store/library-writer';
import { createPageFetches } from '../../lib/store/page-fetches';
import { createPassageReader } from '../../lib/store/passage-reader';
import { createImportRunner } from './run-import';

const documentCount = 600;
const wordsEach = 300;

/** Pseudo-random numbers from a seed (mulberry32), so that every run measures the same library. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Invented words of two to four syllables, common ones more often, as in real texts (Zipf). */
function createAuthor(seed: number) {
  const next = numbersFrom(seed);
  const syllables = 'ba ce di fo gu la me ni ro su ta ve wi xo zu pre con ter min al'.split(' ');
  const syllable = () => syllables[Math.floor(next() * syllables.length)] ?? '';
  const words = Array.from({ length: 8000 }, () =>
    Array.from({ length: 2 + Math.floor(next() * 3) }, syllable).join(''),
  );
  const word = () => words[Math.floor(words.length ** next()) - 1] ?? '';
  const sentence = () => `The ${Array.from({ length: 12 }, word).join(' ')}.`;
  return {
    words,
    document(index: number): NewImportItem {
      const sections = Array.from({ length: 6 }, (_, at) => {
        const sentences = Array.from({ length: Math.round(wordsEach / 6 / 13) }, sentence).join(' ');
        return `## ${word()} ${word()}\n\n${sentences} See [${word()}](https://c.example/${index}/${at}).`;
      });
      const bytes = new Blob([`# ${word()} ${word()} ${index}\n\n${sections.join('\n\n')}`]);
      return { name: `${index}.md`, input: { kind: 'file', bytes } };
    },
  };
}

it('imports 600 documents, imports them again, and answers from them at once', async () => {
  const name = `large-${crypto.randomUUID()}`;
  const db = openDatabase(name);
  const author = createAuthor(7);
  const items = Array.from({ length: documentCount }, (_, index) => author.document(index));
  const queue = createImportQueue(db);
  const runner = createImportRunner({
    queue,
    writer: createLibraryWriter(db, { now: Date.now }),
    exemplars: createExemplarStore(db),
    pages: createPageFetches(db),
    fetch: () => Promise.reject(new TypeError('no network')),
    now: Date.now,
  });
  async function importAll() {
    const started = performance.now();
    const run = await queue.createRun({ kind: 'folder', label: 'large', address: 'large' });
    await queue.addItems(run.id, items);
    await queue.finishListing(run.id);
    await runner.workOff();
    const counts = (await queue.run(run.id))?.counts;
    return { counts, milliseconds: Math.round(performance.now() - started) };
  }

  const first = await importAll();
  expect(first.counts).toMatchObject({ new: documentCount });
  const again = await importAll();
  expect(again.counts).toMatchObject({ unchanged: documentCount });
  db.close();

  const started = performance.now();
  const cold = openDatabase(name);
  const terms = [5, 50, 200, 700, 1500, 3000].map((rank) => author.words[rank] ?? '');
  const reading = await createLexicalIndex(cold).read(terms);
  const ids = await placesIn(reading);
  const texts = await createPassageReader(cold).passages(ids.slice(0, 10));
  const query = Math.round(performance.now() - started);
  expect(texts.size).toBe(10);
  cold.close();
  console.info(
    `600 documents of ${wordsEach} words: import ${first.milliseconds} ms, unchanged again ${again.milliseconds} ms, ` +
      `index read of six terms (${ids.length} postings) with ten texts from a new connection ${query} ms`,
  );
}, 180_000);

/** `documentId#order` of every passage in a reading, once for each term. */
async function placesIn({ lists, documentStarts, documentIds }: IndexReading): Promise<string[]> {
  const documents = await documentIds([...documentStarts.keys()]);
  const placeOf = (slot: number) => documentStarts.findLastIndex((start) => start <= slot);
  return [...lists.values()].flatMap(({ slots }) =>
    Array.from(slots, (slot) => `${documents[placeOf(slot)]}#${slot - (documentStarts[placeOf(slot)] ?? 0)}`),
  );
}
