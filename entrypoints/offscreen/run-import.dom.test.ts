import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportInput, ImportRun, LibrarySource } from '../../lib/app/ports';
import type { Fetch } from '../../lib/importers/fetch-resource';
import { type DrafthandDatabase, openDatabase } from '../../lib/store/database';
import { createImportQueue } from '../../lib/store/import-queue';
import { createLibraryWriter } from '../../lib/store/library-writer';
import { createImportRunner } from './run-import';

const filler =
  'I wrote this down because the same question comes every week, and the answer does not change. ';
const folder: Pick<LibrarySource, 'kind' | 'label' | 'address'> = {
  kind: 'folder',
  label: 'blog',
  address: 'blog',
};

let db: DrafthandDatabase;
beforeEach(() => {
  db = openDatabase(`run-import-${crypto.randomUUID()}`);
});
afterEach(() => {
  db.close();
});

/** A web of fixed answers; anything else is not found. */
class FakeWeb {
  readonly requests: Array<{ url: string; headers: Headers }> = [];
  readonly pages = new Map<string, () => Response | Promise<Response>>();

  readonly fetch: Fetch = async (url, init) => {
    this.requests.push({ url, headers: new Headers(init?.headers) });
    init?.signal?.throwIfAborted();
    const answer = this.pages.get(url)?.() ?? new Response('', { status: 404 });
    return Promise.race([
      Promise.resolve(answer),
      new Promise<never>((_, reject) =>
        init?.signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError'))),
      ),
    ]);
  };

  serve(url: string, body: string, headers: Record<string, string> = { 'content-type': 'text/html' }): void {
    this.pages.set(url, () => new Response(body, { headers }));
  }
}

function setUp(web = new FakeWeb()) {
  let time = 0;
  const queue = createImportQueue(db, () => time++);
  const writer = createLibraryWriter(db, { now: () => time++ });
  const runner = createImportRunner({ queue, writer, fetch: web.fetch, now: () => (time += 100) });
  const begin = async (
    source: Pick<LibrarySource, 'kind' | 'label' | 'address'>,
    inputs: Array<{ name: string; input: ImportInput }>,
  ): Promise<ImportRun> => {
    const run = await queue.createRun(source);
    await queue.addItems(run.id, inputs);
    await queue.finishListing(run.id);
    return run;
  };
  return { queue, writer, runner, web, begin };
}

const text = (name: string, content = `# ${name}\n\n${filler}`): { name: string; input: ImportInput } => ({
  name,
  input: { kind: 'file', bytes: new Blob([content]) },
});

function article(title: string, extra = ''): string {
  return `<html lang="en"><head><title>${title}</title></head><body><article><h1>${title}</h1><p>${filler.repeat(4)}</p>${extra}<p>${filler.repeat(4)}</p></article></body></html>`;
}

/**
 * Lets transactions whose last write is to `table` end as they do on a full disk: every request
 * succeeds, then the transaction is undone with the browser's error.
 */
function failWritesTo(table: string): () => void {
  const original = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function (this: IDBObjectStore, value: unknown, key?: IDBValidKey) {
    const request = key === undefined ? original.call(this, value) : original.call(this, value, key);
    const { transaction, name } = this;
    if (name === table) {
      const error = new DOMException('', 'QuotaExceededError');
      Object.defineProperty(transaction, 'error', { get: () => error });
      request.addEventListener('success', () => transaction.abort());
    }
    return request;
  };
  return () => {
    IDBObjectStore.prototype.put = original;
  };
}

describe('import runner', () => {
  it('imports every item and reports what was left out and why', async () => {
    const { queue, runner, begin } = setUp();
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
      counts: { new: 4, changed: 0, unchanged: 0, skipped: 2, failed: 0 },
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
    const { queue, runner, begin } = setUp();
    await begin(folder, [text('a.md'), text('b.md')]);
    await runner.workOff();
    const again = await begin(folder, [text('a.md'), text('b.md', `# b.md\n\nNew. ${filler}`), text('c.md')]);
    await runner.workOff();
    expect((await queue.run(again.id))?.counts).toMatchObject({ new: 1, changed: 1, unchanged: 1 });
    expect(await db.documents.count()).toBe(3);
    expect(await db.sources.count()).toBe(1);
  });

  it('knows the language of what it imports', async () => {
    const { runner, begin } = setUp();
    const spanish =
      'Mucha gente me pregunta si hace falta un título para trabajar con datos. Yo creo que no hace falta.';
    await begin(folder, [text('a.md'), text('b.md', spanish)]);
    await runner.workOff();
    expect((await db.documents.orderBy('language').toArray()).map((row) => row.language)).toEqual([
      'en',
      'es',
    ]);
  });

  it('goes on after it was killed between two items, and repeats or loses nothing', async () => {
    const first = setUp();
    const run = await first.begin(
      folder,
      Array.from({ length: 6 }, (_, index) => text(`${index}.md`)),
    );
    let saves = 0;
    const killed = createImportRunner({
      ...first,
      fetch: first.web.fetch,
      now: () => 0,
      writer: {
        save(...save) {
          saves += 1;
          // A killed context never comes back from what it was waiting for.
          return saves <= 3 ? first.writer.save(...save) : new Promise(() => {});
        },
      },
    });
    void killed.workOff();
    await expect.poll(() => saves).toBe(4);
    expect(await db.documents.count()).toBe(3);
    const second = setUp();
    await second.runner.workOff();
    expect(await db.documents.count()).toBe(6);
    expect(await second.queue.run(run.id)).toMatchObject({ state: 'done', counts: { new: 6, unchanged: 0 } });
  });

  it('stops between items, and cuts off a page that does not answer', async () => {
    const { queue, runner, begin, web } = setUp();
    web.pages.set('https://slow.example/', () => new Promise(() => {}));
    const run = await begin({ kind: 'page', label: 'slow', address: 'https://slow.example/' }, [
      { name: 'slow', input: { kind: 'url', url: 'https://slow.example/' } },
      text('after.md'),
    ]);
    const done = runner.workOff();
    await expect.poll(() => web.requests.length).toBe(1);
    await runner.stop(run.id);
    await done;
    expect((await queue.run(run.id))?.state).toBe('stopped');
    expect(await db.documents.count()).toBe(0);
    expect(await queue.items(run.id)).toEqual([]);
  });

  it('stops a run when the disk is full, and keeps what is there', async () => {
    const { queue, runner, begin, writer } = setUp();
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

describe('pages and feeds', () => {
  const page = (url: string): Pick<LibrarySource, 'kind' | 'label' | 'address'> => ({
    kind: 'page',
    label: url,
    address: url,
  });

  async function importPage(web: FakeWeb, url: string) {
    const { queue, runner, begin } = setUp(web);
    const run = await begin(page(url), [{ name: url, input: { kind: 'url', url } }]);
    await runner.workOff();
    return (await queue.items(run.id))[0];
  }

  it('imports a page with its links', async () => {
    const web = new FakeWeb();
    web.serve(
      'https://owner.example/sql',
      article('SQL first', '<p>Take <a href="/course">this course</a>.</p>'),
    );
    expect(await importPage(web, 'https://owner.example/sql')).toMatchObject({ state: 'new' });
    expect(await db.links.toArray()).toMatchObject([
      { url: 'https://owner.example/course', anchorText: 'this course' },
    ]);
  });

  it.each([
    [404, 'http-error'],
    [500, 'http-error'],
    [401, 'page-needs-login'],
  ])('names status %i as %s', async (status, code) => {
    const web = new FakeWeb();
    web.pages.set('https://owner.example/x', () => new Response('no', { status }));
    expect(await importPage(web, 'https://owner.example/x')).toMatchObject({
      state: 'failed',
      error: { code },
    });
  });

  it('tells a redirect to a login page from a post about logins', async () => {
    const web = new FakeWeb();
    const redirect = (from: string, to: string) =>
      web.pages.set(from, () => {
        const response = new Response(article('Welcome'), { headers: { 'content-type': 'text/html' } });
        Object.defineProperty(response, 'url', { value: to });
        return response;
      });
    redirect('https://owner.example/a', 'https://owner.example/login/?next=a');
    redirect('https://owner.example/b', 'https://owner.example/blog/sign-in-with-keys');
    expect((await importPage(web, 'https://owner.example/a'))?.error?.code).toBe('page-needs-login');
    expect((await importPage(web, 'https://owner.example/b'))?.state).toBe('new');
  });

  it('names login pages, other media types, large answers and unreachable servers', async () => {
    const web = new FakeWeb();
    const password = '<html><body><h1>Sign in</h1><form><input type="password"></form></body></html>';
    web.serve('https://owner.example/login-wall', password);
    web.serve('https://owner.example/pdf', '%PDF', { 'content-type': 'application/pdf' });
    web.serve('https://owner.example/large', 'x', {
      'content-type': 'text/html',
      'content-length': '99999999',
    });
    web.pages.set('https://owner.example/down', () => Promise.reject(new TypeError('Failed to fetch')));
    const codes = [];
    for (const path of ['login-wall', 'pdf', 'large', 'down']) {
      codes.push((await importPage(web, `https://owner.example/${path}`))?.error?.code);
    }
    expect(codes).toEqual(['page-needs-login', 'page-not-html', 'file-too-large', 'network-down']);
  });

  const feedUrl = 'https://owner.example/feed.xml';
  const rss = (items: string) =>
    `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Owner</title>${items}</channel></rss>`;
  const whole = `<item><title>Whole &amp;amp; here</title><link>https://owner.example/whole</link><guid>w</guid><pubDate>Tue, 20 Apr 2021 10:00:00 GMT</pubDate><content:encoded><![CDATA[<p>${filler.repeat(6)} <a href="/rel">relative</a></p>]]></content:encoded></item>`;
  const teaser =
    '<item><title>Teaser</title><link>https://owner.example/teaser</link><guid>t</guid><description>Only a few words …</description></item>';
  const elsewhere =
    '<item><title>Else</title><link>https://foreign.example/else</link><guid>e</guid><description>Short.</description></item>';
  const feed: Pick<LibrarySource, 'kind' | 'label' | 'address'> = {
    kind: 'feed',
    label: 'feed',
    address: feedUrl,
  };

  it('imports a feed: whole entries as they are, teasers from their page on the same origin only', async () => {
    const web = new FakeWeb();
    web.serve(feedUrl, rss(whole + teaser + elsewhere), {
      'content-type': 'application/rss+xml',
      etag: '"1"',
    });
    web.serve('https://owner.example/teaser', article('Teaser, all of it'));
    const { queue, runner, begin } = setUp(web);
    const inputs = [{ name: feedUrl, input: { kind: 'url', url: feedUrl } as const }];
    const run = await begin(feed, inputs);
    await runner.workOff();
    expect(await queue.run(run.id)).toMatchObject({
      state: 'done',
      total: 3,
      counts: { new: 2, skipped: 1 },
    });
    expect((await queue.items(run.id, ['skipped'])).map((item) => [item.name, item.error?.code])).toEqual([
      ['e', 'no-text-found'],
    ]);
    expect(await db.documents.orderBy('updatedAt').toArray()).toMatchObject([
      { title: 'Whole & here', key: 'w', publishedAt: Date.UTC(2021, 3, 20, 10), publishedFrom: 'feed' },
      { title: 'Teaser, all of it', key: 't', url: 'https://owner.example/teaser' },
    ]);
    expect((await db.links.toArray()).map((link) => link.url)).toEqual(['https://owner.example/rel']);
    expect(web.requests.map((request) => request.url)).not.toContain('https://foreign.example/else');

    web.pages.set(feedUrl, () => new Response(null, { status: 304 }));
    const again = await begin(feed, inputs);
    await runner.workOff();
    expect(web.requests.at(-1)?.headers.get('if-none-match')).toBe('"1"');
    expect(await queue.run(again.id)).toMatchObject({ state: 'done', counts: { unchanged: 1 } });
  });

  it('does not bring back what the owner removed when the feed repeats it', async () => {
    const web = new FakeWeb();
    web.serve(feedUrl, rss(whole), { 'content-type': 'application/rss+xml' });
    const { runner, begin, writer } = setUp(web);
    const inputs = [{ name: feedUrl, input: { kind: 'url', url: feedUrl } as const }];
    await begin(feed, inputs);
    await runner.workOff();
    await writer.remove((await db.documents.toArray()).map((row) => row.id));
    await begin(feed, inputs);
    await runner.workOff();
    expect(await db.documents.toArray()).toMatchObject([{ status: 'removed' }]);
  });

  it('follows a page to the feed it names, and names what is no feed', async () => {
    const web = new FakeWeb();
    web.serve(
      'https://owner.example/',
      '<html><head><link rel="alternate" type="application/rss+xml" href="/feed.xml"></head></html>',
    );
    web.serve(feedUrl, rss(whole), { 'content-type': 'application/rss+xml' });
    web.serve('https://owner.example/plain', 'hello', { 'content-type': 'text/plain' });
    const { queue, runner, begin } = setUp(web);
    const start = (url: string) =>
      begin({ ...feed, address: url }, [{ name: url, input: { kind: 'url', url } }]);
    const named = await start('https://owner.example/');
    const none = await start('https://owner.example/plain');
    await runner.workOff();
    expect(await queue.run(named.id)).toMatchObject({ counts: { new: 1 } });
    expect((await queue.items(none.id))[0]).toMatchObject({
      state: 'failed',
      error: { code: 'feed-unreadable' },
    });
  });
});
