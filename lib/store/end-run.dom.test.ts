import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportItem, ImportRun, LibrarySource, NewImportItem } from '../app/ports';
import { type DrafthandDatabase, openDatabase } from './database';
import { createImportQueue } from './import-queue';
import type { SourceListing } from './import-work';
import { createLibraryWriter } from './library-writer';

const hour = 3_600_000;
const website = { kind: 'website' as const, label: 'site', address: 'https://mara.example/' };
const feed = { kind: 'feed' as const, label: 'feed', address: 'https://mara.example/feed.xml' };
const rootOf = (source: { address: string }): NewImportItem => ({
  name: source.address,
  input: { kind: 'url', url: source.address },
});
const gone404 = { code: 'http-error' as const, values: { status: 404 } };

let db: DrafthandDatabase;
let time = 1_790_000_000_000;
beforeEach(() => {
  db = openDatabase(`end-run-${crypto.randomUUID()}`);
});
afterEach(() => db.close());

const openQueue = () =>
  createImportQueue(
    db,
    () => time,
    () => 0,
  );

/** Syncs a source as the runner does: its pages are listed, then each is saved or fails. */
async function sync(
  source: typeof website | typeof feed,
  pages: Array<string | { page: string; error: ImportItem['error'] }>,
  { listing = {}, ...options }: Partial<ImportRun> & { listing?: SourceListing } = {},
): Promise<ImportRun> {
  const queue = openQueue();
  const writer = createLibraryWriter(db, { now: () => time });
  time += 1000;
  const run = await queue.start(source, [rootOf(source)], options);
  const [root] = await queue.nextWaiting(run.id, 1);
  const names = pages.map((page) => (typeof page === 'string' ? page : page.page));
  const items = names.map((name): NewImportItem => ({ name, input: { kind: 'url', url: name } }));
  if (root) await queue.expand(root, items, listing);
  for (const item of await queue.nextWaiting(run.id, 999)) {
    const failing = pages.find((page) => typeof page !== 'string' && page.page === item.name);
    if (typeof failing === 'object') await queue.settle(item.id, 'failed', failing.error);
    else {
      const parsed = {
        title: item.name,
        kind: 'post' as const,
        tags: [],
        isPrivate: false,
        blocks: [{ kind: 'paragraph' as const, text: `All about ${item.name}.`, links: [] }],
      };
      await writer.save(run.sourceId, item.name, parsed, { importItemId: item.id, importId: run.id });
    }
  }
  await queue.finish(run.id);
  return (await queue.run(run.id)) ?? run;
}

const sourceOf = async ({ kind, address }: { kind: string; address: string }) =>
  (await db.sources.get(`${kind}:${address}`)) as LibrarySource;
const goneKeys = async () =>
  (await db.occurrences.filter(({ goneSince }) => goneSince !== undefined).toArray()).map(({ key }) => key);
const historyOf = async (key: string) => {
  const occurrence = await db.occurrences.filter((one) => one.key === key).first();
  const changes = await db.documentChanges
    .filter(({ documentId }) => documentId === occurrence?.documentId)
    .toArray();
  return changes.map(({ kind, importId }) => [kind, importId]);
};

describe('what a website no longer has', () => {
  it('is marked, named in the report and in the history, and stays in the library', async () => {
    const first = await sync(website, ['a', 'b', 'c']);
    const second = await sync(website, ['a', 'c']);
    expect(second).toMatchObject({ state: 'done', total: 2, counts: { unchanged: 2, gone: 1 } });
    expect(await goneKeys()).toEqual(['b']);
    expect(await db.documents.where('status').equals('active').count()).toBe(3);
    expect(await db.indexStatistics.get('library')).toMatchObject({ documentCount: 3 });
    const [report] = await openQueue().items(second.id, ['gone']);
    expect(report).toMatchObject({ name: 'b', documentId: expect.any(String) });
    expect(await historyOf('b')).toEqual([
      ['new', first.id],
      ['gone', second.id],
    ]);
  });

  it('is marked once, and comes back when it is there again', async () => {
    await sync(website, ['a', 'b', 'c']);
    await sync(website, ['a', 'c']);
    expect(await sync(website, ['a', 'c'])).toMatchObject({ counts: { gone: 0 } });
    await sync(website, ['a', 'b', 'c']);
    expect(await goneKeys()).toEqual([]);
    expect((await historyOf('b')).map(([kind]) => kind)).toEqual(['new', 'gone', 'back']);
  });

  it('is marked when a page that is listed answers “not found”, and not when it cannot be read', async () => {
    await sync(website, ['a', 'b', 'c', 'd', 'e']);
    await sync(website, [
      'a',
      'b',
      'c',
      { page: 'd', error: gone404 },
      { page: 'e', error: { code: 'page-needs-login' } },
    ]);
    expect(await goneKeys()).toEqual(['d']);
  });
});

describe('a source that is not to be believed', () => {
  const many = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
  const login = (page: string) => ({ page, error: { code: 'page-needs-login' as const } });

  it.each([
    ['has nothing any more', [], 'source-empty'],
    ['has far fewer than before', ['a', 'b', 'c'], 'source-shrunk'],
    ['shows a login page for most', ['a', 'b', 'c', ...many.slice(3).map(login)], 'source-shrunk'],
    ['shows a login page for all', many.map(login), 'source-empty'],
  ] as const)('keeps everything when it %s', async (_, pages, code) => {
    await sync(website, many);
    const before = await db.documents.toArray();
    const run = await sync(website, [...pages]);
    expect(run).toMatchObject({ state: 'done', counts: { gone: 0 }, keptBecause: { code } });
    expect(await goneKeys()).toEqual([]);
    expect(await db.documents.toArray()).toEqual(before);
    expect(await sourceOf(website)).toMatchObject({
      lastOutcome: 'kept',
      lastProblem: { code },
      lastItemCount: 8,
    });
  });

  it('goes on being compared with what it had, until the owner believes it', async () => {
    await sync(website, many);
    await sync(website, ['a', 'b']);
    expect(await sync(website, ['a', 'b'])).toMatchObject({ keptBecause: { code: 'source-shrunk' } });
    await sync(website, ['a', 'b'], { acceptsFewer: true });
    expect(await goneKeys()).toHaveLength(6);
    const source = await sourceOf(website);
    expect(source).toMatchObject({ lastOutcome: 'ok', lastItemCount: 2 });
    expect(source).not.toHaveProperty('lastProblem');
  });

  it('keeps everything when a part of it could not be listed', async () => {
    await sync(website, many);
    const problem = { code: 'http-error' as const, values: { status: 500 } };
    const run = await sync(website, many.slice(1), { listing: { problem } });
    expect(run).toMatchObject({ keptBecause: problem });
    expect(await goneKeys()).toEqual([]);
  });

  it('is none when it is a feed that shows its newest entries only', async () => {
    await sync(feed, ['a', 'b', 'c', 'd']);
    await sync(feed, ['c', 'd', 'e', 'f']);
    expect(await goneKeys()).toEqual([]);
    expect(await sourceOf(feed)).toMatchObject({ lastOutcome: 'ok', lastItemCount: 4 });
  });
});

describe('after a run its source', () => {
  it('is due an interval later, and remembers what the server is to be told', async () => {
    const validators = { etag: '"1"' };
    await sync(feed, ['a'], { listing: { validators } });
    expect(await sourceOf(feed)).toMatchObject({ etag: '"1"', lastRunAt: time, failures: 0 });
    expect(await sourceOf(feed)).not.toHaveProperty('nextRunAt');
    await db.sources.update('feed:https://mara.example/feed.xml', { schedule: 'daily' });
    await sync(feed, ['a']);
    expect((await sourceOf(feed)).nextRunAt).toBe(time + 24 * hour);
  });

  it('does not tell the server that it knows all while an entry failed', async () => {
    const failed = { page: 'b', error: { code: 'timed-out' as const } };
    await sync(feed, ['a', failed], { listing: { validators: { etag: '"1"' } } });
    expect(await sourceOf(feed)).not.toHaveProperty('etag');
  });

  it('waits twice as long after each failure, and counts anew after a good run', async () => {
    const queue = openQueue();
    await sync(feed, ['a', 'b']);
    await db.sources.update('feed:https://mara.example/feed.xml', { schedule: 'daily' });
    const waits: number[] = [];
    for (let failure = 0; failure < 3; failure += 1) {
      const { id } = await queue.start(feed, [rootOf(feed)], { trigger: 'schedule' });
      const [root] = await queue.nextWaiting(id, 1);
      if (root) await queue.settle(root.id, 'failed', { code: 'http-error', values: { status: 500 } });
      await queue.finish(id);
      expect(await queue.run(id)).toMatchObject({ state: 'failed', error: { code: 'http-error' } });
      waits.push(((await sourceOf(feed)).nextRunAt ?? 0) - time);
    }
    expect(waits).toEqual([hour, 2 * hour, 4 * hour]);
    expect(await sourceOf(feed)).toMatchObject({ lastOutcome: 'failed', failures: 3 });
    expect(await db.documents.count()).toBe(2);
    await sync(feed, ['a', 'b']);
    expect(await sourceOf(feed)).toMatchObject({ lastOutcome: 'ok', failures: 0 });
  });

  it('is not asked before the time a busy server names', async () => {
    const queue = openQueue();
    const { id } = await queue.start(feed, [rootOf(feed)]);
    await queue.fail(id, { code: 'site-busy', values: { status: 503, seconds: 7200 } });
    expect((await sourceOf(feed)).nextRunAt).toBe(time + 2 * hour);
  });

  it('is left alone until the next time when the owner stops it', async () => {
    const queue = openQueue();
    await sync(feed, ['a']);
    await db.sources.update('feed:https://mara.example/feed.xml', {
      schedule: 'weekly',
      nextRunAt: time - 1,
    });
    const { id } = await queue.start(feed, [rootOf(feed)], { trigger: 'schedule' });
    await queue.stop(id);
    expect((await sourceOf(feed)).nextRunAt).toBe(time + 7 * 24 * hour);
  });
});
