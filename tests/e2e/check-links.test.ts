import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LinkCheck, LinkRun } from '../../lib/core/library/link-check';
import { type LinkServer, startLinkServer } from '../servers/link-server';
import { launchExtension, type RunningExtension } from './harness/extension';

const hosts = ['a.example', 'b.example', 'closed.example'];
const links = [
  'https://a.example/fine',
  'https://a.example/gone',
  'https://a.example/moved',
  'https://a.example/leads-out',
  'https://a.example/to-http',
  'https://b.example/hangs-up',
  'https://closed.example/no-access',
];

describe('the link check in the built extension', () => {
  let server: LinkServer;
  let extension: RunningExtension;
  let studio: Page;

  beforeAll(async () => {
    server = await startLinkServer({ isSecure: true });
    server.pages.set('https://a.example/fine', { isEndless: true });
    server.pages.set('https://a.example/moved', { redirect: 'https://b.example/new' });
    server.pages.set('https://b.example/new', {});
    server.pages.set('https://a.example/leads-out', { redirect: 'https://closed.example/' });
    server.pages.set('https://a.example/to-http', { redirect: 'http://a.example/plain' });
    server.pages.set('https://b.example/hangs-up', { silence: 'hang-up' });
    extension = await launchExtension({
      grantedOrigins: ['https://a.example/*', 'https://b.example/*'],
      sites: Object.fromEntries(hosts.map((host) => [host, server.port])),
    });
    studio = await extension.openPage('options.html#library');
    await studio.evaluate(addLinks, links);
  });

  afterAll(async () => {
    await extension?.close();
    await server?.close();
  });

  it('tells what works from what is dead, moved, unsure or left out, and asks nobody else', async () => {
    const answer = await studio.evaluate(() =>
      (
        globalThis as unknown as { chrome: { runtime: { sendMessage(message: object): Promise<unknown> } } }
      ).chrome.runtime.sendMessage({ drafthand: 1, to: 'background', type: 'links/check', data: {} }),
    );
    expect(answer).toEqual({ ok: true, value: { isStarted: true } });
    const run = async () => (await studio.evaluate(readTable, 'linkRuns')) as LinkRun[];
    await expect.poll(async () => (await run())[0]?.state, { timeout: 30_000 }).toBe('done');

    const checks = (await studio.evaluate(readTable, 'linkChecks')) as LinkCheck[];
    const found = checks.map(({ url, state, status, movedTo, leadsOut }) => ({
      url: url.replace('https://', ''),
      state,
      ...(status ? { status } : {}),
      ...(movedTo ? { movedTo } : {}),
      ...(leadsOut ? { leadsOut } : {}),
    }));
    expect(found).toEqual([
      { url: 'a.example/fine', state: 'ok', status: 200 },
      { url: 'a.example/gone', state: 'dead', status: 404 },
      { url: 'a.example/leads-out', state: 'unsure', leadsOut: true },
      { url: 'a.example/moved', state: 'moved', status: 200, movedTo: 'https://b.example/new' },
      { url: 'a.example/to-http', state: 'unsure', leadsOut: true },
      { url: 'b.example/hangs-up', state: 'unsure' },
    ]);
    expect((await run())[0]).toMatchObject({ total: 7, done: 6, withoutAccess: 1 });
    for (const { headers } of server.seen) {
      expect(headers.cookie).toBeUndefined();
      expect(headers.referer).toBeUndefined();
    }
    expect(server.seen.map(({ url }) => url)).not.toContain('https://closed.example/no-access');
  });
});

/** In the page: a public document with links, straight into the store. */
function addLinks(urls: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('drafthand');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const writing = opening.result.transaction(['documents', 'links'], 'readwrite');
      writing.objectStore('documents').put({
        id: 'd',
        sourceId: 's',
        key: 'k',
        title: 'Keys',
        status: 'active',
        kind: 'post',
        tags: [],
        addresses: [],
        chosen: {},
      });
      for (const [order, url] of urls.entries()) {
        writing
          .objectStore('links')
          .put({ documentId: 'd', order, passageOrder: 0, url, anchorText: url, sentence: url });
      }
      writing.onerror = () => reject(writing.error);
      writing.oncomplete = () => {
        opening.result.close();
        resolve();
      };
    };
  });
}

/** In the page: all rows of a table. */
function readTable(name: string): Promise<unknown[]> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('drafthand');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const reading = opening.result.transaction(name).objectStore(name).getAll();
      reading.onsuccess = () => {
        opening.result.close();
        resolve(reading.result);
      };
    };
  });
}
