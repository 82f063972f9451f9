import { afterEach, beforeEach, expect, it } from 'vitest';
import { parseMarkdown } from '../importers/markdown';
import { type DrafthandDatabase, openDatabase } from './database';
import { findSupersessions } from './find-supersessions';
import { createLibraryWriter } from './library-writer';
import { createSupersessionStore, listOffers } from './supersession-store';

const files = import.meta.glob<string>('/demo/library/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
});

let db: DrafthandDatabase;
beforeEach(() => {
  db = openDatabase(`supersessions-${crypto.randomUUID()}`);
});
afterEach(() => db.close());

const offered = async () =>
  (await listOffers(db)).map(({ newer, older }) => `${newer.key} > ${older.key}`).sort();

it('offers what the demo owner took back, once, and goes on where it was stopped', async () => {
  const writer = createLibraryWriter(db, { now: Date.now });
  const parsed = Object.entries(files).map(([path, text]) => {
    const key = path.split('/').at(-1) ?? path;
    return { key, parsed: parseMarkdown(text, { name: key }) };
  });
  await writer.saveAll('demo', parsed);
  let time = 0;
  // A clock by which the time is up after every few documents.
  const now = () => (time += 15_000);
  for (let round = 0; round < 60; round += 1) await findSupersessions(db, { now });
  expect(await db.textSketches.where('waits').equals(1).count()).toBe(0);
  expect(await offered()).toEqual([
    'are-certificates-worth-it-2025.md > are-certificates-worth-it-2021.md',
    'when-to-learn-docker-and-kubernetes.md > learn-kubernetes-early.md',
  ]);
  const [first] = await listOffers(db);
  if (first) await createSupersessionStore(db, { now }).decline(first);
  await db.textSketches.toCollection().modify({ waits: 1 });
  expect(await findSupersessions(db, { now: Date.now })).toBe(0);
  expect(await offered()).toHaveLength(1);
  expect(await findSupersessions(db, { now: Date.now, signal: AbortSignal.abort() })).toBe(0);
});
