import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoAnswer } from '../../demo/server.mjs';
import { panelStrings } from '../../locales/en/panel';
import { launchExtension, type RunningExtension } from './harness/extension';
import { jobsOf, openThread } from './harness/inbox';

describe('before the first-run page is answered', () => {
  let extension: RunningExtension;

  beforeAll(async () => {
    extension = await launchExtension({ grantedOrigins: [] });
    await extension.serveLinkedIn(demoAnswer);
  });

  afterAll(async () => {
    await extension?.close();
  });

  it('a click on the icon reads and stores nothing, and the panel leads to the page', async () => {
    const inbox = await extension.context.newPage();
    await inbox.goto('https://www.linkedin.com/messaging/');
    await openThread(inbox, 'Nkiruka Delsanto');
    await extension.clickToolbarIcon(inbox);

    const panel = await extension.sidePanel();
    await panel.getByRole('heading', { name: panelStrings.idle.welcomeTitle }).waitFor();
    expect(await panel.getByText('Nkiruka').count()).toBe(0);
    expect(await jobsOf(panel)).toEqual([]);

    const opened = extension.context.waitForEvent('page');
    await panel.getByRole('button', { name: panelStrings.idle.openWelcome }).click();
    const studio = await opened;
    await studio.waitForURL(/options\.html#welcome/);
    expect(await jobsOf(panel)).toEqual([]);
  });
});
