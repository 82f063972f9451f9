import { afterEach, expect, it, vi } from 'vitest';
import type { DrafthandDatabase } from '../../lib/store/database';
import { openDatabase } from '../../lib/store/database';
import { readStatistics } from '../../lib/store/index-rows';
import { storageErrorOf } from '../../lib/store/storage-errors';
import { folder, setUp, text } from './import-for-tests';

afterEach(() => {
  vi.restoreAllMocks();
});

const names = ['one.md', 'two.md'];
const files = () => names.map((name) => text(name));

/** Lets every write go through but those that `isFull` names, by their number from 1. */
function fullDisk(isFull: (number: number) => boolean): { writes: () => number; free: () => void } {
  let count = 0;
  const methods = ['put', 'add', 'delete', 'clear'] as const;
  const spies = methods.map((method) => {
    const real = IDBObjectStore.prototype[method] as (...given: never[]) => IDBRequest;
    return vi.spyOn(IDBObjectStore.prototype, method).mockImplementation(function (
      this: IDBObjectStore,
      ...given: unknown[]
    ) {
      count += 1;
      if (isFull(count)) throw new DOMException('full', 'QuotaExceededError');
      return real.apply(this, given as never[]) as never;
    });
  });
  return {
    writes: () => count,
    free: () => {
      for (const spy of spies) spy.mockRestore();
    },
  };
}

/** A library with a document in it, as it was before the disk became full. */
async function libraryBefore(): Promise<DrafthandDatabase> {
  const db = openDatabase(`full-${crypto.randomUUID()}`);
  const { begin, runner } = setUp(db);
  await begin({ ...folder, address: 'earlier' }, [
    text('earlier.md', 'What I said earlier, and still think.'),
  ]);
  await runner.workOff();
  return db;
}

/** Chooses the files and works on them; a failure while choosing is shown at once, as the studio does. */
async function importFiles(db: DrafthandDatabase): Promise<{ shown?: string }> {
  const { begin, runner } = setUp(db);
  try {
    await begin(folder, files());
  } catch (thrown) {
    return { shown: storageErrorOf(thrown).code };
  }
  await runner.workOff().catch(() => undefined);
  return {};
}

/** What the owner presses: again, where a run failed; the same files, where it never began. */
async function tryAgain(db: DrafthandDatabase): Promise<void> {
  const { queue, runner } = setUp(db);
  for (const run of await queue.latestRuns()) if (run.state === 'failed') await queue.resume(run.id);
  await runner.workOff();
  const keys = (await db.occurrences.toArray()).map(({ key }) => key);
  if (!names.every((name) => keys.includes(name))) await importFiles(db);
}

async function expectEarlierIntact(db: DrafthandDatabase): Promise<void> {
  const documents = await db.documents.toArray();
  for (const { id } of documents) {
    expect(await db.passages.where('[documentId+order]').between([id, 0], [id, 99]).count()).toBe(1);
    expect(await db.indexedDocuments.get(id)).toBeDefined();
    expect(await db.occurrences.where('documentId').equals(id).count()).toBe(1);
  }
  expect(documents.filter(({ key }) => key === 'earlier.md')).toHaveLength(1);
  expect((await readStatistics(db)).documentCount).toBe(documents.length);
}

async function expectAllThere(db: DrafthandDatabase): Promise<void> {
  await expectEarlierIntact(db);
  const keys = (await db.documents.toArray()).map(({ key }) => key);
  expect(keys.sort()).toEqual(['earlier.md', ...names].sort());
}

async function close(db: DrafthandDatabase): Promise<void> {
  db.close({ disableAutoOpen: true });
  indexedDB.deleteDatabase(db.name);
}

it('a full disk at any one write loses nothing, is noted for good, and the import can be done again', async () => {
  const measured = await libraryBefore();
  const count = fullDisk(() => false);
  await importFiles(measured);
  const total = count.writes();
  count.free();
  await close(measured);
  expect(total).toBeGreaterThan(30);
  let noted = 0;
  for (let at = 1; at <= total; at += 1) {
    const db = await libraryBefore();
    const disk = fullDisk((number) => number === at);
    const { shown } = await importFiles(db);
    disk.free();
    await expectEarlierIntact(db);
    const [run] = await db.imports.where('state').equals('failed').toArray();
    if (run) expect(run.error?.code, `write ${at}`).toBe('storage-full');
    if (run || shown === 'storage-full') noted += 1;
    else await expectAllThere(db);
    await tryAgain(db);
    await expectAllThere(db);
    await close(db);
  }
  console.info(`full at each of ${total} writes: ${noted} times noted, the others were made up for at once`);
  expect(noted).toBeGreaterThan(0);
}, 300_000);

it('a disk that stays full loses nothing, and the import goes on once there is room', async () => {
  for (const at of [1, 5, 10, 20, 30, 40]) {
    const db = await libraryBefore();
    const disk = fullDisk((number) => number >= at);
    await importFiles(db);
    disk.free();
    await expectEarlierIntact(db);
    await tryAgain(db);
    await expectAllThere(db);
    await close(db);
  }
}, 120_000);
