import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asFolder } from '../../lib/importers/exports/exports-for-tests';
import { type ChosenFile, listFiles } from '../../lib/importers/list-files';
import { type DrafthandDatabase, openDatabase } from '../../lib/store/database';
import { setUp } from './import-for-tests';
import { createImportRunner } from './run-import';

let db: DrafthandDatabase;
beforeEach(() => {
  db = openDatabase(`import-exports-${crypto.randomUUID()}`);
});
afterEach(() => {
  db.close();
});

const source = { kind: 'export', label: 'medium', address: 'medium' } as const;

async function begin(files: ChosenFile[], set = setUp(db)) {
  const run = await set.queue.createRun(source);
  for await (const batch of listFiles(files)) await set.queue.addItems(run.id, batch);
  await set.queue.finishListing(run.id);
  return { ...set, run };
}

/** A WordPress export of so many posts. */
function manyPosts(count: number): ChosenFile[] {
  const item = (n: number) =>
    `<item><title>Post ${n}</title><link>https://blog.example.org/${n}/</link><content:encoded><![CDATA[<p>This is the text of post ${n}, which says something of its own about harbour number ${n}.</p>]]></content:encoded><wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>`;
  const items = Array.from({ length: count }, (_, index) => item(index + 1)).join('\n');
  const xml = `<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel>\n${items}\n</channel></rss>`;
  return [{ path: 'export.xml', file: new Blob([xml]) }];
}

describe('an export', () => {
  it('becomes documents, with a report of what was left out and why', async () => {
    const { queue, runner, run } = await begin(asFolder('medium'));
    await runner.workOff();
    expect(await queue.run(run.id)).toMatchObject({
      state: 'done',
      counts: { new: 1, failed: 0, skipped: 4 },
    });
    const report = await queue.items(run.id, ['skipped']);
    expect(report.map(({ error }) => error?.code)).toContain('draft-left-out');
    expect(await db.importItems.filter((item) => item.input.kind !== 'none').count()).toBe(0);
  });

  it('takes drafts in as private documents when its source says so', async () => {
    const set = await begin(asFolder('medium'));
    await db.sources.update(set.run.sourceId, { includesDrafts: true });
    await set.runner.workOff();
    expect(await db.documents.where('status').equals('private').toArray()).toMatchObject([
      { title: 'Not ready yet' },
    ]);
  });

  it('is passed over unchanged when it comes again', async () => {
    const first = await begin(asFolder('substack'));
    await first.runner.workOff();
    const second = await begin(asFolder('substack'));
    await second.runner.workOff();
    expect((await second.queue.run(second.run.id))?.counts).toMatchObject({
      new: 0,
      changed: 0,
      unchanged: 2,
    });
  });

  it('goes on where it was after a kill, and repeats or loses nothing', async () => {
    const first = await begin(manyPosts(250));
    let parts = 0;
    const killed = createImportRunner({
      ...first,
      fetch: first.web.fetch,
      now: () => 0,
      queue: {
        ...first.queue,
        // A killed context never comes back from what it was waiting for.
        expandPart: (...part) => {
          parts += 1;
          return parts === 1 ? first.queue.expandPart(...part) : new Promise(() => {});
        },
      },
    });
    void killed.workOff();
    await expect.poll(() => parts).toBe(2);
    const second = setUp(db);
    await second.runner.workOff();
    expect(await second.queue.run(first.run.id)).toMatchObject({
      state: 'done',
      counts: { new: 250, unchanged: 0 },
    });
    expect(await db.documents.count()).toBe(250);
  });
});
