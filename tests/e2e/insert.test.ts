import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorWords } from '../../locales/en/errors';
import { clickDraftReply } from '../../scripts/demo-play.mjs';
import { composerLines, type InboxRun, jobsOf, launchInbox, openThread } from './harness/inbox';

describe('inserting fails closed, by name', () => {
  let inbox: InboxRun;
  let page: Page;
  let panel: Page;

  beforeAll(async () => {
    inbox = await launchInbox();
    page = await inbox.openInbox();
    await openThread(page, 'Pradnyesh Kulwadi');
    await clickDraftReply(page);
    panel = await inbox.sidePanel();
  });

  afterAll(async () => {
    await inbox?.expectNothingSent();
    await inbox?.close();
  });

  const draftFor = async (name: string) => {
    await openThread(page, name);
    await page.locator('[data-drafthand-button]').waitFor();
    await clickDraftReply(page);
    await expect
      .poll(async () => (await jobsOf(panel))[0], { timeout: 15_000 })
      .toMatchObject({ state: 'done', conversation: { participants: [{ name }] } });
    await panel.getByText(name).first().waitFor();
  };
  const insert = () => panel.getByRole('button', { name: 'Insert', exact: true }).click();

  it('refuses when another conversation is open', async () => {
    await draftFor('Pradnyesh Kulwadi');
    await openThread(page, 'Jun-ho Paekman');
    await insert();
    await panel.getByText(errorWords({ code: 'thread-changed' }).title).waitFor();
    expect(await composerLines(page)).toEqual(['']);
  });

  it('refuses a composer that has text, and adds below when told to', async () => {
    await draftFor('Nkiruka Delsanto');
    await page.locator('.msg-form__contenteditable').click();
    await page.keyboard.type('Half a thought');
    await insert();
    await panel.getByRole('button', { name: /Add below/ }).click();
    const [job] = await jobsOf(panel);
    await expect
      .poll(() => composerLines(page))
      .toEqual(['Half a thought', '', ...(job?.suggestion ?? '').split('\n')]);
  });

  it('offers to copy when Enter sends and the text has line breaks', async () => {
    await draftFor('Rafi Danoushian');
    await insert();
    await panel.getByText(errorWords({ code: 'enter-sends' }).title).waitFor();
    expect(await composerLines(page)).toEqual(['']);
  });

  it('works in a message bubble inside the shadow root', async () => {
    await page.getByText('Bubbles').click();
    await page.locator('[data-drafthand-button]').first().waitFor();
    const jobsBefore = (await jobsOf(panel)).length;
    await clickDraftReply(page);
    await expect
      .poll(async () => {
        const jobs = await jobsOf(panel);
        return jobs.length > jobsBefore && jobs[0]?.state;
      })
      .toBe('done');
    const [job] = await jobsOf(panel);
    await expect
      .poll(() => panel.getByRole('textbox', { name: 'Your reply, editable' }).inputValue())
      .toBe(job?.suggestion);
    await insert();
    await expect
      .poll(() => page.locator('#interop-outlet .msg-form__contenteditable').allInnerTexts())
      .toContainEqual(expect.stringContaining(job?.suggestion.split('\n')[0] ?? '?'));
  });
});
