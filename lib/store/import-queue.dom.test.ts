import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { NewImportItem } from '../app/ports';
import { type DrafthandDatabase, openDatabase } from './database';
import { createImportQueue } from './import-queue';
import { releaseListing } from './listing-lock';

let db: DrafthandDatabase;
beforeEach(() => {
  db = openDatabase(`queue-${crypto.randomUUID()}`);
});
afterEach(() => db.close());

const folder = { kind: 'folder' as const, label: 'blog', address: 'blog' };

const waiting = (name: string): NewImportItem => ({
  name,
  input: { kind: 'file', bytes: new Blob([name]) },
});

function openQueue() {
  let time = 0;
  return createImportQueue(db, () => time++);
}

describe('import queue', () => {
  it('hands out items in the order they were added, whatever batch they came in', async () => {
    const queue = openQueue();
    const run = await queue.createRun(folder);
    await queue.addItems(run.id, [waiting('a'), waiting('b')]);
    await queue.addItems(run.id, [waiting('c')]);
    await queue.finishListing(run.id);
    const names: string[] = [];
    const next = async () => (await queue.nextWaiting(run.id, 1))[0];
    for (let item = await next(); item; item = await next()) {
      names.push(item.name);
      await queue.settle(item.id, 'failed', { code: 'file-unreadable' });
    }
    expect(names).toEqual(['a', 'b', 'c']);
  });

  it('counts refused items at once, and is done when nothing waits', async () => {
    const queue = openQueue();
    const run = await queue.createRun(folder);
    await queue.addItems(run.id, [{ name: 'a.jpg', error: { code: 'format-unknown' } }]);
    expect(await queue.run(run.id)).toMatchObject({ state: 'listing', total: 1, counts: { skipped: 1 } });
    await queue.finishListing(run.id);
    expect((await queue.run(run.id))?.state).toBe('done');
    expect(await queue.unfinished()).toEqual([]);
  });

  it('is worked off oldest run first, and leaves runs that are still being listed alone', async () => {
    const queue = openQueue();
    const [first, second, listing] = [
      await queue.createRun(folder),
      await queue.createRun({ ...folder, address: 'other' }),
      await queue.createRun({ ...folder, address: 'third' }),
    ];
    for (const run of [first, second, listing]) await queue.addItems(run.id, [waiting('a')]);
    await queue.finishListing(second.id);
    await queue.finishListing(first.id);
    expect((await queue.unfinished()).map((run) => run.id)).toEqual([first.id, second.id]);
  });

  it('puts the entries of a feed in its place', async () => {
    const queue = openQueue();
    const run = await queue.createRun({ kind: 'feed', label: 'feed', address: 'https://a.example/feed' });
    await queue.addItems(run.id, [waiting('feed')]);
    await queue.finishListing(run.id);
    const [item] = await queue.nextWaiting(run.id, 1);
    if (item) await queue.expand(item, [waiting('one'), { name: 'two', error: { code: 'no-text-found' } }]);
    expect((await queue.items(run.id)).map((each) => [each.name, each.state])).toEqual([
      ['one', 'waiting'],
      ['two', 'skipped'],
    ]);
    expect(await queue.run(run.id)).toMatchObject({ total: 2, counts: { skipped: 1 } });
  });

  it('ends once: a stopped run does not become done or failed', async () => {
    const queue = openQueue();
    const run = await queue.createRun(folder);
    await queue.addItems(run.id, [waiting('a')]);
    await queue.finishListing(run.id);
    await queue.stop(run.id);
    await queue.fail(run.id, { code: 'unexpected' });
    await queue.finish(run.id);
    expect(await queue.run(run.id)).toMatchObject({ state: 'stopped', finishedAt: expect.any(Number) });
    expect(await queue.nextWaiting(run.id, 9)).toHaveLength(1);
    await queue.tidy();
    expect(await queue.nextWaiting(run.id, 9)).toEqual([]);
  });

  it('takes in what was listed when the page that lists is closed, and says that it is not all', async () => {
    const queue = openQueue();
    const run = await queue.createRun(folder);
    await queue.addItems(run.id, [waiting('a')]);
    expect(await queue.unfinished()).toEqual([]);
    // What the browser does when a page is gone.
    releaseListing(run.id);
    expect(await queue.unfinished()).toMatchObject([
      { id: run.id, state: 'running', error: { code: 'listing-interrupted' } },
    ]);
  });

  it('keeps the history short and never touches what is unfinished', async () => {
    const queue = openQueue();
    const unfinished = await queue.createRun(folder);
    await queue.addItems(unfinished.id, [waiting('a')]);
    await queue.finishListing(unfinished.id);
    for (let index = 0; index < 32; index += 1) {
      const run = await queue.createRun(folder);
      await queue.addItems(run.id, [{ name: 'x', error: { code: 'format-unknown' } }]);
      await queue.finishListing(run.id);
    }
    await queue.tidy();
    const runs = await queue.latestRuns(100);
    expect(runs).toHaveLength(31);
    expect(await queue.nextWaiting(unfinished.id, 9)).toMatchObject([{ name: 'a' }]);
    expect(await db.importItems.count()).toBe(31);
  });
});
