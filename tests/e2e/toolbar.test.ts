import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDemoServer } from '../../demo/server.mjs';
import { panelStrings } from '../../locales/en/panel';
import { finishedJob } from '../../scripts/demo-play.mjs';
import { composerLines, type InboxRun, launchInbox, openThread } from './harness/inbox';

describe('toolbar only: no site access, nothing in the page', () => {
  let inbox: InboxRun;

  beforeAll(async () => {
    inbox = await launchInbox({ entry: 'toolbar', grantedOrigins: [] });
  });

  afterAll(async () => {
    await inbox?.close();
  });

  it('leaves the page as it was until the icon is clicked, then drafts and inserts', async () => {
    const page = await inbox.openInbox();
    await openThread(page, 'Nkiruka Delsanto');
    expect(await page.locator('[data-drafthand-button]').count()).toBe(0);

    await inbox.clickToolbarIcon(page);
    const panel = await inbox.sidePanel();
    const job = await finishedJob(panel, 15_000);
    expect(job.state).toBe('done');
    expect(job.suggestion).toContain('https://hedda-quillmark.example/');

    await panel.getByRole('button', { name: 'Insert', exact: true }).click();
    await expect.poll(() => composerLines(page), { timeout: 10_000 }).toEqual(job.suggestion.split('\n'));
    expect(await page.locator('[data-drafthand-button]').count()).toBe(0);
    await inbox.expectNothingSent();
  });

  it('shows a profile and keeps it only on "Use this profile"', async () => {
    const page = await inbox.openInbox();
    await openThread(page, 'Nkiruka Delsanto');
    await page.locator('.msg-thread__link-to-profile').click();
    await page.locator('#experience').waitFor({ state: 'attached' });
    await inbox.clickToolbarIcon(page);
    const panel = await inbox.sidePanel();
    await panel.getByRole('heading', { name: 'Nkiruka Delsanto' }).waitFor();
    const kept = () =>
      panel.evaluate(
        () =>
          new Promise<number>((resolve) => {
            const opening = indexedDB.open('drafthand');
            opening.onsuccess = () => {
              const counting = opening.result.transaction('people').objectStore('people').count();
              counting.onsuccess = () => {
                opening.result.close();
                resolve(counting.result);
              };
            };
          }),
      );
    expect(await kept()).toBe(0);
    await panel.getByRole('button', { name: 'Use this profile' }).click();
    await expect.poll(kept).toBe(1);
  });

  it('drafts for a pasted message beside a page that is not LinkedIn', async () => {
    const elsewhere = await startDemoServer();
    try {
      const page = await inbox.context.newPage();
      await page.goto(`${elsewhere.url}/feed/`);
      await inbox.clickToolbarIcon(page);
      const panel = await inbox.sidePanel();
      await panel.getByText(panelStrings.page.paste).click();
      await panel.getByRole('textbox', { name: /Who wrote it/ }).fill('Ana Example');
      await panel
        .getByRole('textbox', { name: /Their message/ })
        .fill('Which data course should I take first?');
      await panel.getByRole('button', { name: 'Draft a reply' }).click();
      const reply = panel.getByRole('textbox', { name: 'Your reply, editable' });
      await expect.poll(() => reply.inputValue()).toMatch(/^(Hi|Hello|Hey) Ana/);
    } finally {
      await elsewhere.close();
    }
  });
});
