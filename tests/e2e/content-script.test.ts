import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page, Worker } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { browser } from 'wxt/browser';
import { buttonScript, readerScript } from '../../lib/browser/content-scripts';
import type { Conversation } from '../../lib/core/conversation/conversation';
import { projectRoot } from '../unit/imports';
import { launchExtension, type RunningExtension } from './harness/extension';

/** Inside the worker. */
declare const chrome: typeof browser;

const address = 'https://www.linkedin.com/messaging/thread/2-abc==/';
const host = '[data-drafthand-button]';

interface FixtureWindow {
  __fixture: { sends: unknown[] };
  posted: unknown[];
}

describe('the content scripts in the isolated world of a LinkedIn page', () => {
  let extension: RunningExtension;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    extension = await launchExtension();
    await extension.serveLinkedIn(fixtureAt);
  });
  afterAll(() => extension?.close());

  beforeEach(async () => {
    page = await extension.context.newPage();
    complaints = [];
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.addInitScript(() => {
      const { posted } = Object.assign(window as unknown as FixtureWindow, { posted: [] as unknown[] });
      addEventListener('message', ({ data }) => posted.push(data));
    });
    await page.goto(address);
    // Granted access may bring the button by itself; each test starts from a page without it.
    await tell('page/buttons', { enabled: false });
  });

  afterEach(async () => {
    expect(await page.evaluate(() => (window as unknown as FixtureWindow).__fixture.sends)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  async function worker(): Promise<Worker> {
    const [running] = extension.context.serviceWorkers();
    return running ?? extension.context.waitForEvent('serviceworker');
  }

  async function inject(script: 'linkedin' | 'reader'): Promise<void> {
    const file = script === 'reader' ? readerScript : buttonScript;
    await (await worker()).evaluate(
      async ([url, file]) => {
        const [tab] = await chrome.tabs.query({ url });
        const files = [file as typeof readerScript];
        await chrome.scripting.executeScript({ target: { tabId: tab?.id ?? 0 }, files });
      },
      [`${address}*`, file] as const,
    );
  }

  async function tell(
    type: string,
    data: object,
  ): Promise<{ ok: boolean; value?: unknown; error?: unknown }> {
    return (await worker()).evaluate(
      async ({ url, message }) => {
        const [tab] = await chrome.tabs.query({ url });
        return chrome.tabs
          .sendMessage(tab?.id ?? 0, message)
          .catch((error: unknown) => ({ ok: false, error: String(error) }));
      },
      { url: `${address}*`, message: { drafthand: 1, to: 'tab', type, data } },
    );
  }

  it('the reader reads and inserts, and adds nothing to the page', async () => {
    const before = await page.content();
    await inject('reader');
    await inject('reader');
    const reading = (await tell('page/read', {})).value as { conversations: Conversation[] };
    expect(await page.content()).toBe(before);
    const [conversation] = reading.conversations;
    const answer = await tell('page/insert', {
      conversationKey: conversation?.key,
      newestMessageKey: conversation?.messages.at(-1)?.key,
      text: 'One\n\nTwo',
      mode: 'empty-only',
    });
    expect(answer).toEqual({
      ok: true,
      value: { inserted: true, text: 'One\n\nTwo', method: 'insert-text' },
    });
  });

  it('a second injection does nothing, and the button comes after the reader as well', async () => {
    await inject('reader');
    await inject('linkedin');
    await tell('page/buttons', { enabled: true });
    await inject('linkedin');
    await inject('reader');
    expect(await page.locator(host).count()).toBe(1);
    expect(await tell('page/read', {})).toMatchObject({ ok: true, value: { kind: 'conversations' } });
    await tell('page/buttons', { enabled: false });
    expect(await page.locator(host).count()).toBe(0);
  });

  it('the page learns nothing of the extension’s id', async () => {
    await inject('linkedin');
    await inject('reader');
    await tell('page/buttons', { enabled: true });
    expect(await page.content()).not.toContain(extension.id);
    const posted = await page.evaluate(() => (window as unknown as FixtureWindow).posted);
    expect(JSON.stringify(posted)).not.toContain(extension.id);
  });

  it('a click by the page’s own script is not taken for the owner’s', async () => {
    await inject('linkedin');
    await tell('page/buttons', { enabled: true });
    await page.locator(host).evaluate((element: HTMLElement) => element.click());
    expect(await extension.isSidePanelOpen()).toBe(false);
  });

  it('when the extension is gone, its button goes without a word', async () => {
    await inject('linkedin');
    await tell('page/buttons', { enabled: true });
    expect(await page.locator(host).count()).toBe(1);
    await (await worker()).evaluate(() => void setTimeout(() => chrome.runtime.reload(), 0));
    await expect
      .poll(async () => {
        await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
        return page.locator(host).count();
      })
      .toBe(0);
  });
});

function fixtureAt(path: string): { body: string } | undefined {
  if (!path.startsWith('/messaging/')) return undefined;
  return { body: readFileSync(join(projectRoot, 'tests/fixtures/linkedin/messaging-thread.html'), 'utf8') };
}
