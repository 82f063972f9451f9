import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clickDraftReply, finishedJob } from '../../scripts/demo-play.mjs';
import { type InboxRun, jobsOf, launchInbox, openThread } from './harness/inbox';

describe('what the browser ends, goes on', () => {
  let inbox: InboxRun;
  let page: Page;

  beforeAll(async () => {
    inbox = await launchInbox();
    page = await inbox.openInbox();
  });

  afterAll(async () => {
    await inbox?.expectNothingSent();
    await inbox?.close();
  });

  const draftFor = async (name: string): Promise<Page> => {
    await openThread(page, name);
    await page.locator('[data-drafthand-button]').waitFor();
    const clickedAt = Date.now();
    await clickDraftReply(page);
    const panel = await inbox.sidePanel();
    const job = await finishedJob(panel, 15_000, clickedAt);
    await expect.poll(() => editorOf(panel).inputValue()).toBe(job.suggestion);
    return panel;
  };
  const editorOf = (panel: Page) => panel.getByRole('textbox', { name: 'Your reply, editable' });

  it('a stopped worker is started by the click, and the panel still opens', async () => {
    await openThread(page, 'Pradnyesh Kulwadi');
    await page.locator('[data-drafthand-button]').waitFor();
    await inbox.stopWorker();
    await expect.poll(() => inbox.isWorkerRunning()).toBe(false);
    await clickDraftReply(page);
    const panel = await inbox.sidePanel();
    await expect.poll(async () => (await jobsOf(panel))[0]?.state, { timeout: 10_000 }).toBe('done');
  });

  it('keeps an edit over a closed and reopened panel', async () => {
    const panel = await draftFor('Jun-ho Paekman');
    const editor = editorOf(panel);
    await editor.fill('My own words.');
    await panel.reload();
    await inbox.stopWorker();
    await expect.poll(() => editor.inputValue()).toBe('My own words.');
  });

  it('keeps every keystroke, also those of the last milliseconds before a reload', async () => {
    const panel = await draftFor('Lindiwe Mokgothane');
    const editor = editorOf(panel);
    await editor.fill('');
    for (const [at, letter] of [...'Yes. Come!'].entries()) {
      await editor.press(letter === ' ' ? 'Space' : letter);
      if (at % 3 === 0) await panel.reload();
      await editor.press('ControlOrMeta+End');
    }
    await panel.reload();
    await expect.poll(() => editor.inputValue()).toBe('Yes. Come!');
  });

  it('keeps the last keystrokes when the panel ends before the database has them', async () => {
    const panel = await draftFor('Fenella Crabbotte');
    // A panel that is killed at once never gets to its write; here no write gets through.
    await panel.evaluate(() => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('refused', 'QuotaExceededError');
      };
    });
    await editorOf(panel).fill('Written in the last moment.');
    await panel.close();
    const reopened = await inbox.openPage('sidepanel.html');
    await expect.poll(() => editorOf(reopened).inputValue()).toBe('Written in the last moment.');
    await expect.poll(() => reopened.evaluate(() => localStorage.length)).toBe(0);
    await reopened.close();
  });
});
