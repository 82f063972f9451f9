import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clickDraftReply } from '../../scripts/demo-play.mjs';
import { type InboxRun, jobsOf, launchInbox, openThread } from './harness/inbox';

describe('a worker that Chrome has stopped', () => {
  let inbox: InboxRun;

  beforeAll(async () => {
    inbox = await launchInbox();
  });

  afterAll(async () => {
    await inbox?.expectNothingSent();
    await inbox?.close();
  });

  it('is started by the click, and the panel still opens', async () => {
    const page = await inbox.openInbox();
    await openThread(page, 'Pradnyesh Kulwadi');
    await page.locator('[data-drafthand-button]').waitFor();
    await inbox.stopWorker();
    await expect.poll(() => inbox.isWorkerRunning()).toBe(false);
    await clickDraftReply(page);
    const panel = await inbox.sidePanel();
    await expect.poll(async () => (await jobsOf(panel))[0]?.state, { timeout: 10_000 }).toBe('done');
  });

  it('keeps an edit over a closed and reopened panel', async () => {
    const page = await inbox.openInbox();
    await openThread(page, 'Jun-ho Paekman');
    await page.locator('[data-drafthand-button]').waitFor();
    await clickDraftReply(page);
    const panel = await inbox.sidePanel();
    await expect.poll(async () => (await jobsOf(panel))[0]?.state, { timeout: 10_000 }).toBe('done');
    const editor = panel.getByRole('textbox', { name: 'Your reply, editable' });
    await expect.poll(() => editor.inputValue()).toMatch(/Jun-ho/);
    await editor.fill('My own words.');
    await panel.reload();
    await inbox.stopWorker();
    await expect.poll(() => editor.inputValue()).toBe('My own words.');
  });
});
