import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LibrarySource } from '../../lib/app/ports';
import { type DrafthandDatabase, openDatabase } from '../../lib/store/database';
import { article, FakeWeb, filler, setUp } from './import-for-tests';

let db: DrafthandDatabase;
beforeEach(() => {
  db = openDatabase(`run-import-${crypto.randomUUID()}`);
});
afterEach(() => {
  db.close();
});

describe('pages and feeds', () => {
  const page = (url: string): Pick<LibrarySource, 'kind' | 'label' | 'address'> => ({
    kind: 'page',
    label: url,
    address: url,
  });

  async function importPage(web: FakeWeb, url: string) {
    const { queue, runner, begin } = setUp(db, web);
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

  it('asks for a page that was added before only whether it changed', async () => {
    const web = new FakeWeb();
    const url = 'https://owner.example/sql';
    web.pages.set(url, () =>
      web.requests.at(-1)?.headers.get('if-none-match') === '"1"'
        ? new Response(null, { status: 304 })
        : new Response(article('SQL first'), { headers: { 'content-type': 'text/html', etag: '"1"' } }),
    );
    expect(await importPage(web, url)).toMatchObject({ state: 'new' });
    expect(await importPage(web, url)).toMatchObject({ state: 'unchanged' });
    expect(web.requests.map((request) => request.headers.get('if-none-match'))).toEqual([null, '"1"']);
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
    for (const path of ['login-wall', 'pdf', 'large']) {
      codes.push((await importPage(web, `https://owner.example/${path}`))?.error?.code);
    }
    expect(codes).toEqual(['page-needs-login', 'page-not-html', 'file-too-large']);
    await importPage(web, 'https://owner.example/down');
    expect(await db.imports.where('state').equals('failed').sortBy('label')).toMatchObject([
      { label: 'https://owner.example/down', error: { code: 'network-down' } },
      { label: 'https://owner.example/login-wall', error: { code: 'page-needs-login' } },
    ]);
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

  it('reads a feed that the server calls a page', async () => {
    const web = new FakeWeb();
    web.serve(feedUrl, rss(whole), { 'content-type': 'text/html; charset=utf-8' });
    const { queue, runner, begin } = setUp(db, web);
    const run = await begin(feed, [{ name: feedUrl, input: { kind: 'url', url: feedUrl } }]);
    await runner.workOff();
    expect((await queue.run(run.id))?.counts).toMatchObject({ new: 1 });
  });

  it('imports a feed: whole entries as they are, teasers from their page on the same origin only', async () => {
    const web = new FakeWeb();
    web.serve(feedUrl, rss(whole + teaser + elsewhere), {
      'content-type': 'application/rss+xml',
      etag: '"1"',
    });
    web.serve('https://owner.example/teaser', article('Teaser, all of it'));
    const { queue, runner, begin } = setUp(db, web);
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
    const { runner, begin, writer } = setUp(db, web);
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
    const { queue, runner, begin } = setUp(db, web);
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
