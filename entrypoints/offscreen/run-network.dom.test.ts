import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { NewImportItem } from '../../lib/app/ports';
import { type DrafthandDatabase, openDatabase } from '../../lib/store/database';
import { article, setUp } from './import-for-tests';

let db: DrafthandDatabase;
beforeEach(() => {
  db = openDatabase(`run-network-${crypto.randomUUID()}`);
});
afterEach(() => {
  db.close();
});

const feed = { kind: 'feed' as const, label: 'feed', address: 'https://owner.example/feed.xml' };
const pages = ['one', 'two', 'three'].map((name) => `https://owner.example/${name}`);
const rss = `<?xml version="1.0"?><rss version="2.0"><channel><title>Owner</title>${pages
  .map((url) => `<item><title>${url}</title><link>${url}</link><guid>${url}</guid></item>`)
  .join('')}</channel></rss>`;
const root: NewImportItem = { name: feed.address, input: { kind: 'url', url: feed.address } };

/** A feed of three teasers; from the `lostFrom`th request on there is no network, until it was waited for so often. */
function setUpLosing({
  lostFrom,
  waitsUntilBack = Number.POSITIVE_INFINITY,
}: {
  lostFrom: number;
  waitsUntilBack?: number;
}) {
  const world = setUp(db);
  const { web, waits } = world;
  let asked = 0;
  const lose = (answer: () => Response) => () => {
    asked += 1;
    const isLost = asked >= lostFrom && waits.length < waitsUntilBack;
    return isLost ? Promise.reject(new TypeError('Failed to fetch')) : answer();
  };
  const html = { headers: { 'content-type': 'text/html' } };
  const xml = { headers: { 'content-type': 'application/rss+xml' } };
  web.pages.set(
    feed.address,
    lose(() => new Response(rss, xml)),
  );
  for (const url of pages) {
    web.pages.set(
      url,
      lose(() => new Response(article(url), html)),
    );
  }
  return world;
}

describe('a network that is lost during an import', () => {
  it('is waited for, longer each time, and the import goes on where it was', async () => {
    const { queue, runner, waits } = setUpLosing({ lostFrom: 3, waitsUntilBack: 3 });
    const run = await queue.start(feed, [root]);
    await runner.workOff();
    expect(await queue.run(run.id)).toMatchObject({ state: 'done', counts: { new: 3, failed: 0 } });
    expect(waits).toEqual([1_000, 2_000, 4_000]);
  });

  it('ends the import when it stays away, which keeps what is in and is tried again later', async () => {
    const { queue, runner, waits } = setUpLosing({ lostFrom: 3 });
    const run = await queue.start(feed, [root]);
    await runner.workOff();
    expect(await queue.run(run.id)).toMatchObject({
      state: 'failed',
      error: { code: 'network-down' },
      counts: { new: 1, failed: 0 },
    });
    expect(waits).toHaveLength(6);
    expect(await db.documents.count()).toBe(1);
    expect(await db.sources.get(run.sourceId)).toMatchObject({
      lastOutcome: 'failed',
      failures: 1,
      nextRunAt: expect.any(Number),
    });

    const later = setUpLosing({ lostFrom: Number.POSITIVE_INFINITY });
    const again = await later.queue.start(feed, [root], { trigger: 'schedule' });
    expect(again.id).toBe(run.id);
    await later.runner.workOff();
    expect(await later.queue.run(run.id)).toMatchObject({ state: 'done', counts: { new: 3 } });
    const asked = later.web.requests.map(({ url }) => url);
    expect(asked.filter((url) => !url.endsWith('/robots.txt')).sort()).toEqual(pages.slice(1).sort());
    expect(await db.sources.get(run.sourceId)).toMatchObject({ lastOutcome: 'ok', failures: 0 });
  });

  it('lets nobody wait long who has just typed an address', async () => {
    const { queue, runner, waits } = setUpLosing({ lostFrom: 1 });
    const run = await queue.start(feed, [root], { trigger: 'owner' });
    await runner.workOff();
    expect(await queue.run(run.id)).toMatchObject({ state: 'failed', error: { code: 'network-down' } });
    expect(waits).toEqual([1_000]);
  });
});
