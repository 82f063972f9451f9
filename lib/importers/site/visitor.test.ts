import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type BlogServer, startBlogServer } from '../../../tests/servers/blog-server';
import { siteAddressOf } from '../../core/library/site-address';
import { fetchResource } from '../fetch-resource';
import { createSiteVisitor } from './visitor';

const codeOf = (code: string, more: object = {}) => ({ appError: { code, ...more } });

let blog: BlogServer;
beforeEach(async () => {
  blog = await startBlogServer();
});
afterEach(() => blog.close());

/** A visitor whose waits only move its clock. */
function visit(signal?: AbortSignal) {
  let time = 0;
  const waits: number[] = [];
  const visitor = createSiteVisitor(siteAddressOf(`${blog.origin}/`), {
    fetch: (url, init) => fetch(url, init),
    signal,
    now: () => time,
    wait: async (milliseconds) => {
      waits.push(milliseconds);
      time += milliseconds;
    },
  });
  const get = (path: string) => visitor.get(blog.origin + path);
  const asked = () => blog.requests.map(({ path }) => path).filter((path) => path !== '/robots.txt');
  return { get, waits, asked };
}

describe('a visit to a site', () => {
  it('has two requests under way at most, however many are wanted', async () => {
    const paths = Array.from({ length: 9 }, (_, at) => `/${at}`);
    for (const path of paths) blog.pages.set(path, { body: 'x' });
    const { get } = visit();
    await Promise.all(paths.map(get));
    expect(blog.requests).toHaveLength(10);
    expect(blog.mostAtOnce).toBe(2);
  });

  it('keeps the pause that robots.txt asks for, within reason', async () => {
    blog.pages.set('/robots.txt', { type: 'text/plain', body: 'User-agent: *\nCrawl-delay: 3' });
    blog.pages.set('/a', { body: 'x' });
    const { get, waits } = visit();
    for (let count = 0; count < 3; count += 1) await get('/a');
    expect(waits).toEqual([3000, 3000]);
    blog.pages.set('/robots.txt', { type: 'text/plain', body: 'User-agent: *\nCrawl-delay: 86400' });
    const patient = visit();
    for (let count = 0; count < 2; count += 1) await patient.get('/a');
    expect(patient.waits).toEqual([10_000]);
  });

  it('asks for nothing that robots.txt rules out, and for everything when there is none', async () => {
    blog.pages.set('/robots.txt', { type: 'text/plain', body: 'User-agent: *\nDisallow: /secret/' });
    blog.pages.set('/secret/a', { body: 'x' });
    const { get, asked } = visit();
    await expect(get('/secret/a')).rejects.toMatchObject(codeOf('robots-disallow'));
    expect(asked()).toEqual([]);
    for (const missing of [{ status: 404 }, { status: 410 }, { body: '<title>Our blog</title>' }]) {
      blog.pages.set('/robots.txt', missing);
      expect(await visit().get('/secret/a')).toBeDefined();
    }
  });

  it('asks for nothing while the server cannot say what may be read', async () => {
    blog.pages.set('/robots.txt', { status: 500 });
    blog.pages.set('/a', { body: 'x' });
    const { get, asked } = visit();
    await expect(get('/a')).rejects.toMatchObject(codeOf('http-error'));
    await expect(get('/a')).rejects.toMatchObject(codeOf('http-error'));
    expect(asked()).toEqual([]);
    expect(blog.requests).toHaveLength(1);
  });

  it.each([429, 503])('comes back after %i when the server says, also by a date', async (status) => {
    const date = new Date(Date.now() + 60_000).toUTCString();
    blog.pages.set('/number', (_, times) =>
      times === 1 ? { status, headers: { 'retry-after': '7' } } : { body: 'x' },
    );
    blog.pages.set('/date', (_, times) =>
      times === 1 ? { status, headers: { 'retry-after': date } } : { body: 'x' },
    );
    const { get, waits } = visit();
    await get('/number');
    await get('/date');
    expect(waits[0]).toBe(7000);
    expect(waits[1]).toBeGreaterThan(50_000);
    expect(waits[1]).toBeLessThanOrEqual(60_000);
  });

  it('leaves a site alone that is busy for long, or that stays busy', async () => {
    blog.pages.set('/long', { status: 429, headers: { 'retry-after': '7200' } });
    const first = visit();
    await expect(first.get('/long')).rejects.toMatchObject(
      codeOf('site-busy', { values: { seconds: 7200 } }),
    );
    await expect(first.get('/other')).rejects.toMatchObject(codeOf('site-busy'));
    expect(first.asked()).toEqual(['/long']);
    blog.pages.set('/always', { status: 503 });
    const second = visit();
    await expect(second.get('/always')).rejects.toMatchObject(codeOf('site-busy'));
    await expect(second.get('/other')).rejects.toMatchObject(codeOf('site-busy'));
    expect(second.waits).toEqual([5000, 10_000]);
    expect(second.asked()).toEqual(['/long', '/always', '/always', '/always']);
  });

  it('stays on its host', async () => {
    const { get, asked } = visit();
    await expect(get('.evil.example/a')).rejects.toMatchObject(codeOf('redirect-not-followed'));
    expect(asked()).toEqual([]);
  });

  it('ends with an abort, also while it waits', async () => {
    const abort = new AbortController();
    blog.pages.set('/a', { body: 'x', after: 10_000 });
    const { get } = visit(abort.signal);
    const going = [get('/a'), get('/a'), get('/a')].map((each) =>
      expect(each).rejects.toMatchObject({ name: 'AbortError' }),
    );
    await expect.poll(() => blog.mostAtOnce).toBe(2);
    abort.abort();
    await Promise.all(going);
  });
});

describe('fetchResource from a server', () => {
  const get = (path: string, options: object = {}) =>
    fetchResource(blog.origin + path, { fetch: (url, init) => fetch(url, init), ...options });

  it('knows its last answer again', async () => {
    blog.post('/a', 'hello');
    const { etag, lastModified } = (await get('/a')) ?? {};
    expect(await get('/a', { known: { etag, lastModified } })).toBeUndefined();
    expect(blog.requests.map(({ status }) => status)).toEqual([200, 304]);
  });

  it('gives up on a server that is too slow, and on an answer that is too large', async () => {
    blog.pages.set('/slow', { body: 'x', after: 5_000 });
    blog.pages.set('/large', { body: 'x'.repeat(100_000) });
    await expect(get('/slow', { timeout: 50 })).rejects.toMatchObject(codeOf('timed-out'));
    await expect(get('/large', { limit: 1000 })).rejects.toMatchObject(codeOf('file-too-large'));
  });

  it('follows redirects to where they lead', async () => {
    blog.pages.set('/old', { status: 301, headers: { location: '/new' } });
    blog.pages.set('/new', { body: 'x' });
    expect((await get('/old'))?.url).toBe(`${blog.origin}/new`);
  });
});
