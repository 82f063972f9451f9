import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { NewImportItem } from '../app/ports';
import { type DrafthandDatabase, openDatabase } from './database';
import { createImportQueue, type ImportQueue } from './import-queue';
import { createSyncSources } from './sync-sources';

let db: DrafthandDatabase;
let time: number;
let queue: ImportQueue;
beforeEach(() => {
  db = openDatabase(`runs-${crypto.randomUUID()}`);
  time = 1_790_000_000_000;
  queue = createImportQueue(db, () => time++);
});
afterEach(() => db.close());

const folder = { kind: 'folder' as const, label: 'blog', address: 'blog' };
const feed = { kind: 'feed' as const, label: 'feed', address: 'https://mara.example/feed.xml' };
const root: NewImportItem = { name: feed.address, input: { kind: 'url', url: feed.address } };
const waiting = (name: string): NewImportItem => ({
  name,
  input: { kind: 'file', bytes: new Blob([name]) },
});

async function addFolder(names: string[]): Promise<string> {
  const run = await queue.createRun(folder);
  await queue.addItems(run.id, names.map(waiting));
  await queue.finishListing(run.id);
  return run.id;
}

const stateOf = async (id: string) => (await queue.run(id))?.state;

describe('a run', () => {
  it('waits while it is paused, and goes on where it was', async () => {
    const id = await addFolder(['a', 'b']);
    const [first] = await queue.nextWaiting(id, 1);
    if (first) await queue.settle(first.id, 'failed', { code: 'file-unreadable' });
    await queue.pause(id);
    await queue.finish(id);
    expect(await queue.unfinished()).toEqual([]);
    await queue.tidy();
    await queue.resume(id);
    expect((await queue.unfinished()).map((run) => run.id)).toEqual([id]);
    expect((await queue.nextWaiting(id, 9)).map(({ name }) => name)).toEqual(['b']);
  });

  it('can be stopped while it is paused', async () => {
    const id = await addFolder(['a']);
    await queue.pause(id);
    await queue.stop(id);
    expect(await stateOf(id)).toBe('stopped');
  });

  it('keeps what waits when it fails, for another try', async () => {
    const id = await addFolder(['a', 'b']);
    await queue.fail(id, { code: 'storage-full' });
    await queue.tidy();
    expect(await queue.run(id)).toMatchObject({ state: 'failed', error: { code: 'storage-full' } });
    await queue.resume(id);
    const run = await queue.run(id);
    expect(run).toMatchObject({ state: 'running', total: 2 });
    expect(run).not.toHaveProperty('error');
    expect(await queue.nextWaiting(id, 9)).toHaveLength(2);
  });

  it('lets go of what waits when the owner has seen that it failed', async () => {
    const id = await addFolder(['a', 'b']);
    await queue.fail(id, { code: 'storage-full' });
    await queue.dismiss(id);
    expect(await queue.run(id)).toMatchObject({ state: 'failed', dismissedAt: expect.any(Number) });
    expect(await db.importItems.count()).toBe(0);
  });

  it.each([
    ['after five times that it had some time for it', 3_000, 6],
    ['after fifteen times at once', 1, 16],
  ])('leaves out an item that ends its reader %s, and goes on with the others', async (_, life, begins) => {
    const id = await addFolder(['bomb', 'b']);
    for (let begin = 0; begin < begins; begin += 1) {
      expect(await queue.items(id, ['failed'])).toEqual([]);
      expect(await queue.beginWork(id)).toEqual({ isCareful: begin > 0 });
      time += life;
    }
    expect(await queue.items(id)).toMatchObject([
      { name: 'bomb', state: 'failed', error: { code: 'reader-ended' } },
      { name: 'b', state: 'waiting' },
    ]);
  });

  it('is not suspected when it was paused or got further', async () => {
    const id = await addFolder(['a', 'b']);
    for (let life = 0; life < 8; life += 1) await queue.beginWork(id);
    await queue.pause(id);
    await queue.resume(id);
    expect(await queue.beginWork(id)).toEqual({ isCareful: false });
    const [first] = await queue.nextWaiting(id, 1);
    if (first) await queue.settle(first.id, 'new');
    expect(await queue.beginWork(id)).toEqual({ isCareful: false });
    expect(await queue.items(id, ['failed'])).toEqual([]);
  });
});

describe('a source on the web', () => {
  it('has one run at a time', async () => {
    const first = await queue.start(feed, [root]);
    expect((await queue.start(feed, [root])).id).toBe(first.id);
    await queue.pause(first.id);
    expect((await queue.start(feed, [root])).id).toBe(first.id);
    expect(await stateOf(first.id)).toBe('running');
    expect(await db.importItems.count()).toBe(1);
  });

  it('is gone on with after a failure of today, and read anew after one of long ago', async () => {
    const first = await queue.start(feed, [root]);
    await queue.fail(first.id, { code: 'network-down' });
    time += 3_600_000;
    expect((await queue.start(feed, [root])).id).toBe(first.id);
    await queue.fail(first.id, { code: 'network-down' });
    time += 2 * 86_400_000;
    expect((await queue.start(feed, [root])).id).not.toBe(first.id);
  });

  it('is planned while it has a time and no run, soonest first', async () => {
    const sources = createSyncSources(db);
    await db.sources.bulkPut([
      { id: 'feed:1', kind: 'feed', label: '1', address: 'https://one.example/', addedAt: 1, nextRunAt: 30 },
      {
        id: 'feed:https://two.example/',
        kind: 'feed',
        label: '2',
        address: 'https://two.example/',
        addedAt: 1,
        nextRunAt: 20,
      },
      { id: 'feed:3', kind: 'feed', label: '3', address: 'https://three.example/', addedAt: 1 },
    ]);
    expect((await sources.planned()).map(({ id }) => id)).toEqual(['feed:https://two.example/', 'feed:1']);
    const run = await queue.start({ kind: 'feed', label: '2', address: 'https://two.example/' }, [root]);
    await queue.pause(run.id);
    expect((await sources.planned()).map(({ id }) => id)).toEqual(['feed:1']);
  });

  it('loses its schedule and its time when it is switched off', async () => {
    const sources = createSyncSources(db);
    await db.sources.put({
      ...feed,
      id: 'feed:x',
      addedAt: 1,
      schedule: 'daily',
      nextRunAt: 20,
      failures: 3,
    });
    await sources.setSchedule('feed:x', 'off', undefined);
    const source = await sources.get('feed:x');
    expect(source).toMatchObject({ schedule: 'off', failures: 0 });
    expect(source).not.toHaveProperty('nextRunAt');
  });
});

describe('other sources', () => {
  it('have a run for each time something is added', async () => {
    const activity = {
      kind: 'linkedin-activity' as const,
      label: 'Mara',
      address: 'https://www.linkedin.com/',
    };
    const first = await queue.start(activity, [waiting('a')]);
    const second = await queue.start(activity, [waiting('b')]);
    expect(second.id).not.toBe(first.id);
    expect((await queue.unfinished()).map(({ id }) => id)).toEqual([first.id, second.id]);
  });
});
