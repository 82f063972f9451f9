import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DrafthandDatabase, openDatabase } from '../../lib/store/database';
import { article, filler, folder, setUp, text } from './import-for-tests';
import { createImportRunner } from './run-import';

let db: DrafthandDatabase;
beforeEach(() => {
  db = openDatabase(`run-import-${crypto.randomUUID()}`);
});
afterEach(() => {
  db.close();
});

/** Lets every write to a table fail as the browser does when the disk is full, which undoes its transaction. */
function failWritesTo(table: string): () => void {
  const { put, add } = IDBObjectStore.prototype;
  const failing = (original: typeof put) =>
    function (this: IDBObjectStore, ...values: [unknown, IDBValidKey?]) {
      if (this.name === table) throw new DOMException('', 'QuotaExceededError');
      return original.apply(this, values);
    };
  Object.assign(IDBObjectStore.prototype, { put: failing(put), add: failing(add) });
  return () => void Object.assign(IDBObjectStore.prototype, { put, add });
}

describe('import runner', () => {
  it('imports every item and reports what was left out and why', async () => {
    const { queue, runner, begin } = setUp(db);
    const run = await begin(folder, [
      text('a.md'),
      text('b.html', article('B')),
      text('c.txt', 'Just a line.'),
      text('empty.md', '---\ntitle: x\n---\n'),
      { name: 'binary.md', input: { kind: 'file', bytes: new Blob([new Uint8Array([0, 1, 2])]) } },
      { name: 'n', input: { kind: 'note', note: { text: '## Salary\n\nAsk for more.', isPrivate: true } } },
    ]);
    await runner.workOff();
    expect(await queue.run(run.id)).toMatchObject({
      state: 'done',
      total: 6,
      counts: { new: 4, changed: 0, unchanged: 0, skipped: 2, failed: 0, gone: 0 },
    });
    const report = await queue.items(run.id, ['skipped', 'failed']);
    expect(report.map((item) => [item.name, item.error?.code])).toEqual([
      ['empty.md', 'no-text-found'],
      ['binary.md', 'format-unknown'],
    ]);
    expect(await db.documents.where('status').equals('private').toArray()).toMatchObject([{ kind: 'note' }]);
    expect(await db.importItems.filter((item) => item.input.kind !== 'none').count()).toBe(0);
  });

  it('skips unchanged content when the same folder comes again, and changes in place', async () => {
    const { queue, runner, begin } = setUp(db);
    await begin(folder, [text('a.md'), text('b.md')]);
    await runner.workOff();
    const again = await begin(folder, [text('a.md'), text('b.md', `# b.md\n\nNew. ${filler}`), text('c.md')]);
    await runner.workOff();
    expect((await queue.run(again.id))?.counts).toMatchObject({ new: 1, changed: 1, unchanged: 1 });
    expect(await db.documents.count()).toBe(3);
    expect(await db.sources.count()).toBe(1);
  });

  it('knows the language of what it imports', async () => {
    const { runner, begin } = setUp(db);
    const spanish =
      'Mucha gente me pregunta si hace falta un título para trabajar con datos. Yo creo que no hace falta.';
    await begin(folder, [text('a.md'), text('b.md', spanish)]);
    await runner.workOff();
    expect((await db.documents.orderBy('language').toArray()).map((row) => row.language)).toEqual([
      'en',
      'es',
    ]);
  });

  it('goes on after it was killed between two batches, and repeats or loses nothing', async () => {
    const first = setUp(db);
    const run = await first.begin(
      folder,
      Array.from({ length: 6 }, (_, index) => text(`${index}.md`)),
    );
    let saves = 0;
    let time = 0;
    const killed = createImportRunner({
      ...first,
      fetch: first.web.fetch,
      // Every look at the clock is late: one document a batch.
      now: () => (time += 1000),
      writer: {
        ...first.writer,
        saveAll(...save) {
          saves += 1;
          // A killed context never comes back from what it was waiting for.
          return saves <= 3 ? first.writer.saveAll(...save) : new Promise(() => {});
        },
      },
    });
    void killed.workOff();
    await expect.poll(() => saves).toBe(4);
    expect(await db.documents.count()).toBe(3);
    const second = setUp(db);
    await second.runner.workOff();
    expect(await db.documents.count()).toBe(6);
    expect(await second.queue.run(run.id)).toMatchObject({ state: 'done', counts: { new: 6, unchanged: 0 } });
  });

  it('stops between items, and cuts off a page that does not answer', async () => {
    const { queue, runner, begin, web } = setUp(db);
    web.pages.set('https://slow.example/', () => new Promise(() => {}));
    const run = await begin({ kind: 'page', label: 'slow', address: 'https://slow.example/' }, [
      { name: 'slow', input: { kind: 'url', url: 'https://slow.example/' } },
      text('after.md'),
    ]);
    const done = runner.workOff();
    await expect.poll(() => web.requests.length).toBe(1);
    await queue.stop(run.id);
    runner.interrupt(run.id);
    await done;
    expect((await queue.run(run.id))?.state).toBe('stopped');
    expect(await db.documents.count()).toBe(0);
    expect(await queue.items(run.id)).toEqual([]);
  });

  it.each(['documents', 'passages', 'occurrences', 'documentChanges', 'importItems'])(
    'goes on with everything that waited once there is room again for %s',
    async (table) => {
      const { queue, runner, begin } = setUp(db);
      await begin(folder, [text('before.md')]);
      await runner.workOff();
      const run = await begin(folder, [text('a.md'), text('b.md'), text('c.md')]);
      const stopFailing = failWritesTo(table);
      await runner.workOff().finally(stopFailing);
      expect(await queue.run(run.id)).toMatchObject({ state: 'failed', error: { code: 'storage-full' } });
      expect((await db.documents.toArray()).map(({ key }) => key)).toEqual(['before.md']);
      await queue.resume(run.id);
      await runner.workOff();
      expect(await queue.run(run.id)).toMatchObject({ state: 'done', counts: { new: 3, failed: 0 } });
      expect(await db.documents.count()).toBe(4);
      expect(await db.indexStatistics.get('library')).toMatchObject({ documentCount: 4 });
    },
  );

  it('stays a run to go on with when the disk is too full even to note that it failed', async () => {
    const { queue, runner, begin } = setUp(db);
    const run = await begin(folder, [text('a.md')]);
    const stopFailing = failWritesTo('imports');
    await expect(runner.workOff()).rejects.toThrow('storage-full');
    stopFailing();
    expect((await queue.unfinished()).map(({ id }) => id)).toEqual([run.id]);
    await runner.workOff();
    expect(await queue.run(run.id)).toMatchObject({ state: 'done', counts: { new: 1 } });
  });

  it('holds a paused run between items, and takes up the others meanwhile', async () => {
    const { queue, runner, begin, web } = setUp(db);
    web.pages.set('https://slow.example/', () => new Promise(() => {}));
    const page = { kind: 'page' as const, label: 'slow', address: 'https://slow.example/' };
    const run = await begin(page, [{ name: 'slow', input: { kind: 'url', url: 'https://slow.example/' } }]);
    const other = await begin(folder, [text('a.md')]);
    const done = runner.workOff();
    await expect.poll(() => web.requests.length).toBe(1);
    await queue.pause(run.id);
    runner.interrupt(run.id);
    await done;
    expect((await queue.run(run.id))?.state).toBe('paused');
    expect((await queue.run(other.id))?.state).toBe('done');
    web.serve('https://slow.example/', article('Slow'));
    await queue.resume(run.id);
    await runner.workOff();
    expect(await queue.run(run.id)).toMatchObject({ state: 'done', counts: { new: 1, failed: 0 } });
  });

  it('stops a run when the disk is full, and keeps what is there', async () => {
    const { queue, runner, begin, writer } = setUp(db);
    await begin(folder, [text('a.md')]);
    await runner.workOff();
    const run = await begin(folder, [text('b.md'), text('c.md')]);
    const stopFailing = failWritesTo('importItems');
    await runner.workOff().finally(stopFailing);
    expect(await queue.run(run.id)).toMatchObject({ state: 'failed', error: { code: 'storage-full' } });
    expect((await db.documents.toArray()).map((row) => row.key)).toEqual(['a.md']);
    expect(await db.indexStatistics.get('library')).toMatchObject({ documentCount: 1 });
    expect(
      await writer.save('folder:blog', 'd.md', {
        title: 'd',
        kind: 'post',
        tags: [],
        isPrivate: false,
        blocks: [],
      }),
    ).toMatchObject({ outcome: 'new' });
  });
});
