import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHybridRetriever } from '../core/retrieval/hybrid-retriever';
import { finishedJob, post } from './backup-for-tests';
import { citationsOf } from './citations';
import { type DrafthandDatabase, openDatabase } from './database';
import { changesOf } from './document-changes';
import { createLexicalIndex } from './lexical-index';
import { createLibraryWriter } from './library-writer';
import { createPassageReader } from './passage-reader';
import { purgeRemoved, removalTime } from './purge-removed';
import { createSupersessionStore, listOffers, supersessionsOf } from './supersession-store';

let db: DrafthandDatabase;
let time: number;
beforeEach(() => {
  time = 1_000;
  db = openDatabase(`decisions-${crypto.randomUUID()}`);
});
afterEach(() => db.close());

const now = () => time++;
const openWriter = () => createLibraryWriter(db, { now });

async function twoPosts(): Promise<{ newerId: string; olderId: string }> {
  const writer = openWriter();
  const [older, newer] = [
    await writer.save('blog', 'old', post('Old')),
    await writer.save('blog', 'new', post('New')),
  ];
  return { newerId: newer.documentId, olderId: older.documentId };
}

const evidence = { newer: 'I take it back.', older: 'Get one.' };
const statusOf = async (id: string) => (await db.documents.get(id))?.status;

describe('a superseding document', () => {
  it('is offered once, accepted, and taken back', async () => {
    const pair = await twoPosts();
    const store = createSupersessionStore(db, { now });
    expect(await store.offer([{ ...pair, likeness: 0.8, evidence }])).toBe(1);
    expect(await store.offer([{ ...pair, likeness: 0.9, evidence }])).toBe(0);
    expect(await listOffers(db)).toMatchObject([
      { newer: { title: 'New' }, older: { title: 'Old' }, evidence },
    ]);
    await store.accept(pair);
    expect(await statusOf(pair.olderId)).toBe('superseded');
    expect(await listOffers(db)).toEqual([]);
    expect(await supersessionsOf(db, pair.newerId)).toMatchObject([{ state: 'accepted' }]);
    await store.undo(pair);
    expect(await statusOf(pair.olderId)).toBe('active');
    const kinds = (await changesOf(db, pair.olderId)).map(({ kind }) => kind);
    expect(kinds).toEqual(['reinstated', 'superseded', 'new']);
  });

  it('that was declined is never offered again, whatever is found', async () => {
    const pair = await twoPosts();
    const store = createSupersessionStore(db, { now });
    await store.offer([{ ...pair, likeness: 0.8, evidence }]);
    await store.decline(pair);
    await store.offer([{ ...pair, likeness: 1, evidence }]);
    expect(await listOffers(db)).toEqual([]);
    expect(await statusOf(pair.olderId)).toBe('active');
  });

  it('leaves a private document private, and superseded once it is public', async () => {
    const pair = await twoPosts();
    const store = createSupersessionStore(db, { now });
    await openWriter().setPrivate([pair.olderId], true);
    await store.offer([{ ...pair, likeness: 0.8, evidence }]);
    await store.accept(pair);
    expect(await statusOf(pair.olderId)).toBe('private');
    await openWriter().setPrivate([pair.olderId], false);
    expect(await statusOf(pair.olderId)).toBe('superseded');
  });

  it('keeps the older one superseded over a change of its text', async () => {
    const pair = await twoPosts();
    const store = createSupersessionStore(db, { now });
    await store.offer([{ ...pair, likeness: 0.8, evidence }]);
    await store.accept(pair);
    await openWriter().save('blog', 'old', post('Old', { tags: ['edited'] }));
    expect(await statusOf(pair.olderId)).toBe('superseded');
  });

  it('is not offered while one of the two is removed', async () => {
    const pair = await twoPosts();
    await createSupersessionStore(db, { now }).offer([{ ...pair, likeness: 0.8, evidence }]);
    await openWriter().remove([pair.newerId]);
    expect(await listOffers(db)).toEqual([]);
  });
});

describe('a removal', () => {
  it('can be undone for 30 days, and then is for good', async () => {
    const { newerId, olderId } = await twoPosts();
    time = 10_000;
    await openWriter().remove([olderId]);
    const removedAt = (await db.documents.get(olderId))?.removedAt ?? 0;
    expect(await purgeRemoved(db, removedAt + removalTime - 1)).toBe(0);
    await openWriter().restore([olderId]);
    expect(await db.documents.get(olderId)).not.toHaveProperty('removedAt');
    expect(await purgeRemoved(db, removedAt + removalTime)).toBe(0);
    await openWriter().remove([olderId]);
    expect(await purgeRemoved(db, time + removalTime)).toBe(1);
    expect((await db.documents.toArray()).map(({ id }) => id)).toEqual([newerId]);
    expect(await db.passages.where('[documentId+order]').between([olderId, 0], [olderId, 99]).count()).toBe(
      0,
    );
    const repeated = await openWriter().save('blog', 'old', post('Old'), { bringBack: false });
    expect(repeated.outcome).toBe('unchanged');
    expect(await db.documents.count()).toBe(1);
  });

  it('from before times were noted counts from now', async () => {
    const { olderId } = await twoPosts();
    await openWriter().remove([olderId]);
    await db.documents.toCollection().modify((row) => {
      delete row.removedAt;
    });
    expect(await purgeRemoved(db, 5_000)).toBe(0);
    expect(await purgeRemoved(db, 5_000 + removalTime)).toBe(1);
  });
});

describe('where a document was cited', () => {
  it('is told by the drafts the owner used', async () => {
    const { newerId, olderId } = await twoPosts();
    const source = (documentId: string, isCited: boolean) => ({
      mark: 'S1',
      askId: 'ask-1',
      isCited,
      wasSentBefore: false,
      passage: { documentId } as never,
    });
    await db.jobs.bulkPut([
      finishedJob('inserted', { sources: [source(newerId, true)] }),
      finishedJob('edited', { sources: [source(newerId, true), source(olderId, false)] }),
      finishedJob('never used', { sources: [source(newerId, true)] }),
    ]);
    const draft = { conversationKey: 'thread-1', text: '' };
    await db.drafts.bulkPut([
      { ...draft, jobId: 'edited', editedAt: 10 },
      { ...draft, jobId: 'inserted', editedAt: 5, inserted: { at: 20, text: '' } },
    ]);
    expect(await citationsOf(db, newerId)).toMatchObject([
      { jobId: 'inserted', at: 20, isInserted: true },
      { jobId: 'edited', at: 10, isInserted: false },
    ]);
    expect(await citationsOf(db, olderId)).toEqual([]);
  });
});

describe('a private document', () => {
  it('stays private, and is found as such, when the same text is public elsewhere', async () => {
    const writer = openWriter();
    const { documentId } = await writer.save('notes', 'n', post('Portfolios', { isPrivate: true }));
    const inPublic = await writer.save('blog', 'p', post('Portfolios', { tags: ['public'] }));
    expect(inPublic.documentId).toBe(documentId);
    const retriever = createHybridRetriever({
      index: createLexicalIndex(db),
      passages: createPassageReader(db),
    });
    const { passages } = await retriever.search({ text: 'portfolios', language: 'en', limit: 5 });
    expect(passages).toMatchObject([{ documentId, status: 'private' }]);
  });
});
