import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAuthor, seededRandom } from '../../evals/kill-author';
import { type KillSite, type SitePost, startKillSite } from '../../evals/kill-site';
import type { LibrarySource } from '../../lib/app/ports';
import { type InboxRun, launchInbox } from './harness/inbox';

/** A page's view of the extension's own functions. */
declare const chrome: {
  runtime: { sendMessage(message: object): Promise<{ ok: boolean; value?: unknown; error?: unknown }> };
  alarms: {
    get(name: string): Promise<{ scheduledTime: number } | undefined>;
    create(name: string, when: { when: number }): Promise<void>;
    clearAll(): Promise<boolean>;
  };
  action: { getBadgeText(details: object): Promise<string>; getTitle(details: object): Promise<string> };
  offscreen: { hasDocument(): Promise<boolean> };
};

describe('a website that is synced', () => {
  let inbox: InboxRun;
  let site: KillSite;
  let studio: Page;
  let posts: SitePost[];
  const sourceId = () => `website:${site.origin}/`;

  beforeAll(async () => {
    site = await startKillSite();
    const author = createAuthor(seededRandom(3));
    posts = Array.from({ length: 8 }, () => author.write('website'));
    site.pages = posts;
    inbox = await launchInbox({ entry: 'toolbar', withoutLibrary: true });
    studio = await inbox.openPage('options.html#library');
  });

  afterAll(async () => {
    await inbox?.close();
    await site?.close();
  });

  const send = async (type: string, data: object) => {
    const answer = await studio.evaluate((message) => chrome.runtime.sendMessage(message), {
      drafthand: 1,
      to: 'background',
      type,
      data,
    });
    expect(answer).toMatchObject({ ok: true });
  };
  const rows = <Row>(table: string) => studio.evaluate(readRows, table) as Promise<Row[]>;
  const source = async () => {
    const found = (await rows<LibrarySource>('sources')).find(({ id }) => id === sourceId());
    if (!found) throw new Error('The source is not there.');
    return found;
  };
  const changeSource = async (changes: Partial<LibrarySource>) =>
    studio.evaluate(putRow, { ...(await source()), ...changes });
  const latestRun = async () => {
    const runs = await rows<{ startedAt: number; state: string; trigger?: string }>('imports');
    return runs.sort((one, other) => other.startedAt - one.startedAt)[0];
  };
  const hasReader = () => studio.evaluate(() => chrome.offscreen.hasDocument());
  const badge = () => studio.evaluate(() => chrome.action.getBadgeText({}));

  it('is read at once when a schedule is set that it is behind, and keeps what the site no longer has', async () => {
    await send('import/site', { url: `${site.origin}/`, sitemapUrls: [`${site.origin}/sitemap.xml`] });
    await expect.poll(latestRun, { timeout: 30_000 }).toMatchObject({ state: 'done' });
    expect(await rows('documents')).toHaveLength(8);
    await changeSource({ lastRunAt: Date.now() - 25 * 3_600_000 });
    site.pages = posts.slice(1);
    await send('source/schedule', { sourceId: sourceId(), schedule: 'daily' });
    await expect.poll(latestRun, { timeout: 30_000 }).toMatchObject({
      state: 'done',
      trigger: 'schedule',
      counts: { unchanged: 7, gone: 1 },
    });
    expect(await rows('documents')).toHaveLength(8);
    const nextRunAt = (await source()).nextRunAt ?? 0;
    expect(nextRunAt).toBeGreaterThan(Date.now() + 23 * 3_600_000);
  });

  it('gives its reader back when there is nothing left to do, and keeps the alarm', async () => {
    await expect.poll(hasReader, { timeout: 15_000 }).toBe(false);
    // Set anew once the reader is given back.
    const ringsAt = () => studio.evaluate(async () => (await chrome.alarms.get('drafthand'))?.scheduledTime);
    await expect.poll(ringsAt).toBeGreaterThan(Date.now() + 3_600_000);
  });

  it.each([
    [
      'when the alarm rings and no worker is there',
      () => studio.evaluate(() => chrome.alarms.create('drafthand', { when: Date.now() + 300 })),
    ],
    [
      'when a worker starts and finds that the alarm got lost',
      async () => {
        await studio.evaluate(() => chrome.alarms.clearAll());
        await send('draft/check', { jobId: 'none' });
      },
    ],
  ])('is read without being asked for %s', async (_, happens) => {
    const before = (await latestRun())?.startedAt ?? 0;
    // A reader at work would start the worker again.
    await expect.poll(hasReader).toBe(false);
    await inbox.stopWorker();
    await expect.poll(() => inbox.isWorkerRunning()).toBe(false);
    await changeSource({ nextRunAt: Date.now() - 1000 });
    await happens();
    const isRead = async () => {
      const run = await latestRun();
      return run !== undefined && run.startedAt > before && run.trigger === 'schedule' && run.state;
    };
    await expect.poll(isRead, { timeout: 30_000 }).toBe('done');
  });

  it('marks the toolbar icon from the second failure on, and says so in the panel, until it can be read', async () => {
    expect(await badge()).toBe('');
    site.isDown = true;
    for (const failures of [1, 2]) {
      await send('source/sync', { sourceId: sourceId() });
      await expect.poll(async () => (await source()).failures, { timeout: 30_000 }).toBe(failures);
    }
    await expect.poll(badge).toBe('!');
    expect(await studio.evaluate(() => chrome.action.getTitle({}))).toContain('out of date');
    const panel = await inbox.openPage('sidepanel.html');
    await panel.getByText('One source of your library could not be read lately').waitFor();
    site.isDown = false;
    await send('source/sync', { sourceId: sourceId() });
    await expect.poll(async () => (await source()).lastOutcome, { timeout: 30_000 }).toBe('ok');
    await expect.poll(badge).toBe('');
    await expect.poll(() => panel.getByRole('contentinfo').count()).toBe(0);
    expect(await rows('documents')).toHaveLength(8);
  });
});

describe('a page that lists files into an import', () => {
  let inbox: InboxRun;

  beforeAll(async () => {
    inbox = await launchInbox({ entry: 'toolbar', withoutLibrary: true });
  });

  afterAll(async () => {
    await inbox?.close();
  });

  it('can be closed in the middle: what is listed comes in, and the import says that it is not all', async () => {
    const author = createAuthor(seededRandom(5));
    const files = Array.from({ length: 1200 }, (_, index) => {
      const { title, body } = author.write('folder');
      return { name: `${index}.md`, mimeType: 'text/markdown', buffer: Buffer.from(`# ${title}\n\n${body}`) };
    });
    const studio = await inbox.openPage('options.html#library');
    const watcher = await inbox.openPage('manifest.json');
    const read = <Row>(table: string) => watcher.evaluate(readRows, table) as Promise<Row[]>;
    await studio.getByLabel('Add files', { exact: true }).setInputFiles(files);
    await studio.getByRole('button', { name: /^Import( |$)/ }).click();
    await expect.poll(async () => (await read('importItems')).length, { interval: 5 }).toBeGreaterThan(0);
    await studio.close();
    const run = async () =>
      (await read<{ state: string; error?: { code: string }; total: number }>('imports'))[0];
    await expect.poll(async () => (await run())?.state, { timeout: 60_000 }).toBe('done');
    const documents = await read('documents');
    expect(documents).toHaveLength((await run())?.total ?? -1);
    expect(documents.length).toBeLessThan(files.length);
    expect((await run())?.error?.code).toBe('listing-interrupted');
  });
});

function readRows(table: string): Promise<unknown[]> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('drafthand');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const reading = opening.result.transaction(table).objectStore(table).getAll();
      reading.onerror = () => reject(reading.error);
      reading.onsuccess = () => {
        opening.result.close();
        resolve(reading.result);
      };
    };
  });
}

function putRow(source: object): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('drafthand');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const change = opening.result.transaction('sources', 'readwrite');
      change.objectStore('sources').put(source);
      change.onerror = () => reject(change.error);
      change.oncomplete = () => {
        opening.result.close();
        resolve();
      };
    };
  });
}
