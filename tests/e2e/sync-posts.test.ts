import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type InboxRun, launchInbox } from './harness/inbox';

describe('the own activity page', () => {
  let inbox: InboxRun;

  beforeAll(async () => {
    inbox = await launchInbox({ entry: 'toolbar', grantedOrigins: [], withoutLibrary: true });
  });

  afterAll(async () => {
    await inbox?.close();
  });

  it('gives its own posts to the library once, and reposts never', async () => {
    const page = await inbox.openInbox('/in/hedda-quillmark/recent-activity/all/');
    await page.locator('.feed-shared-update-v2').first().waitFor();
    await inbox.clickToolbarIcon(page);
    const panel = await inbox.sidePanel();
    await panel.getByText('6 posts on this page').waitFor();
    await panel.getByText('1 repost').waitFor();
    await panel.getByText('6 new posts on this page').waitFor();
    await panel.getByRole('button', { name: 'Add 6 new posts' }).click();
    await panel.getByText('Sync finished', { exact: true }).waitFor();

    await inbox.clickToolbarIcon(page);
    await panel.getByText('Nothing new: all posts on this page are in your library.').waitFor();
    const studio = await inbox.openPage('options.html#library');
    await studio.getByRole('heading', { name: '6 documents' }).waitFor();
    await studio.getByText('Three times this week').first().waitFor();
    expect(await studio.getByText('Words of somebody else').count()).toBe(0);
    await inbox.expectNothingSent();
  });
});
