import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDemoServer } from '../../demo/server.mjs';
import type { PanelTarget } from '../../lib/core/drafting/draft-job';
import { errorWords } from '../../locales/en/errors';
import { panelStrings } from '../../locales/en/panel';
import { clickDraftReply, finishedJob } from '../../scripts/demo-play.mjs';
import { importLibrary, setUpModel } from '../../scripts/demo-run.mjs';
import { type ChatServer, startChatServer } from '../servers/chat-server';
import { projectRoot } from '../unit/imports';
import { expectAccessible } from './harness/accessible';
import { composerLines, type InboxRun, launchInbox, openThread } from './harness/inbox';

/** One run through everything a person can see: each test goes on where the one before ended. */
describe('every view, in light and dark and at every width', () => {
  let inbox: InboxRun;
  let server: ChatServer;
  let studio: Page;
  let page: Page;
  let panel: Page;

  beforeAll(async () => {
    server = await startChatServer();
    inbox = await launchInbox({ withoutLibrary: true });
    studio = await inbox.openPage('options.html#welcome');
  });

  afterAll(async () => {
    await inbox?.close();
    await server?.close();
  });

  const inStudio = () => expectAccessible(studio, { widths: [400, 1000, 1600], height: 900 });
  const inPanel = () => expectAccessible(panel, { widths: [320, 400, 800], height: 900 });
  const openStudio = (part: string) => studio.goto(`chrome-extension://${inbox.id}/options.html#${part}`);
  const editor = () => panel.getByRole('textbox', { name: panelStrings.draft.label });
  const draftFor = async (name: string) => {
    await openThread(page, name);
    await page.locator('[data-drafthand-button]').waitFor();
    const clickedAt = Date.now();
    await clickDraftReply(page);
    panel ??= await inbox.sidePanel();
    const job = await finishedJob(panel, 15_000, clickedAt);
    await expect.poll(() => editor().inputValue()).toBe(job.suggestion);
  };
  /** Shows a view that passes too quickly to be looked at. */
  const aim = async (view: PanelTarget['view'], age = 0) => {
    await panel.evaluate(
      ({ view: next, updatedAt }) =>
        new Promise<void>((resolve) => {
          const opening = indexedDB.open('drafthand');
          opening.onsuccess = () => {
            const transaction = opening.result.transaction('panelTargets', 'readwrite');
            const targets = transaction.objectStore('panelTargets');
            targets.getAllKeys().onsuccess = ({ target }) => {
              for (const windowId of (target as IDBRequest<number[]>).result)
                targets.put({ windowId, updatedAt, view: next });
            };
            transaction.oncomplete = () => {
              opening.result.close();
              resolve();
            };
          };
        }),
      { view, updatedAt: Date.now() - age },
    );
    await panel.reload();
  };

  it('studio: first run', async () => {
    await studio.getByRole('heading', { level: 1 }).waitFor();
    await inStudio();
  });

  it('studio: an empty library', async () => {
    await openStudio('library');
    await studio.getByText('Add files').first().waitFor();
    await inStudio();
  });

  it('studio: a full library', async () => {
    await importLibrary(studio, inbox.id, join(projectRoot, 'demo/library'));
    await studio.getByRole('heading', { name: /^\d+ documents$/ }).waitFor();
    await inStudio();
  });

  it('studio: a document', async () => {
    await studio.locator('a[href^="#library/"]').first().click();
    await studio.waitForURL(/#library\/.+/);
    await studio.getByRole('heading', { level: 1 }).waitFor();
    await inStudio();
  });

  it.each(['Links', 'Addresses', 'History', 'Cited in'])('studio: a document, %s', async (part) => {
    await studio.getByRole('tab', { name: part }).click();
    await inStudio();
  });

  it('studio: nothing that newer documents say otherwise', async () => {
    await openStudio('offers');
    await studio.getByRole('heading', { level: 1 }).waitFor();
    await inStudio();
  });

  it('studio: settings with the built-in composer', async () => {
    await openStudio('settings');
    await studio.getByRole('radio', { name: 'Model', exact: true }).waitFor();
    await inStudio();
  });

  it('panel: a finished draft', async () => {
    page = await inbox.openInbox();
    await draftFor('Pradnyesh Kulwadi');
    await inPanel();
  });

  it('panel: a finished draft with every detail open', async () => {
    await panel.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    await inPanel();
  });

  it('panel: nothing was sent', async () => {
    await panel.getByRole('button', { name: panelStrings.sent.button }).click();
    await panel.getByText(panelStrings.sent.nothing).waitFor();
    await inPanel();
    await panel.keyboard.press('Escape');
  });

  it('panel: inserted', async () => {
    await panel.getByRole('button', { name: panelStrings.draft.insert, exact: true }).click();
    await panel.getByText(panelStrings.inserted.title).waitFor();
    await inPanel();
  });

  it('panel: not inserted', async () => {
    await panel.getByRole('button', { name: panelStrings.draft.insert, exact: true }).click();
    await panel.getByText(errorWords({ code: 'composer-not-empty' }).title).waitFor();
    await inPanel();
  });

  it('studio: settings with a model', async () => {
    await openStudio('settings');
    await studio.getByRole('radio', { name: 'Model', exact: true }).check();
    await setUpModel(studio, inbox.id, { apiKey: 'sk-test-1234', baseUrl: server.url, name: 'scribe-2' });
    await inStudio();
  });

  it('panel: a draft with findings, and exactly what was sent', async () => {
    server.script({ text: 'Hi Dex,\n\nStart small [S1]. Then read https://evil.example/x and [your name].' });
    await draftFor('Dex Farrowmint');
    await panel.getByRole('heading', { name: panelStrings.findings.title }).waitFor();
    await inPanel();
    await panel.getByRole('button', { name: panelStrings.sent.button }).click();
    await panel.getByRole('tab', { name: panelStrings.sent.exact }).click();
    await inPanel();
    await panel.keyboard.press('Escape');
  });

  it('panel: which of two bubbles', async () => {
    await page.goto('https://www.linkedin.com/feed/');
    await page.locator('[data-drafthand-button]').nth(1).waitFor();
    await page.locator('.msg-overlay-conversation-bubble--is-active').evaluate((bubble) => {
      bubble.classList.remove('msg-overlay-conversation-bubble--is-active');
    });
    await inbox.clickToolbarIcon(page);
    await panel.getByRole('heading', { name: panelStrings.choose.title }).waitFor();
    await inPanel();
  });

  it('panel: a profile', async () => {
    await page.goto('https://www.linkedin.com/in/nkiruka-delsanto-physics/');
    await page.locator('#experience').waitFor({ state: 'attached' });
    await inbox.clickToolbarIcon(page);
    await panel.getByRole('button', { name: panelStrings.profile.use }).waitFor();
    await inPanel();
    await panel.getByRole('button', { name: panelStrings.profile.discard }).click();
  });

  it('panel: idle', async () => {
    await panel.getByRole('heading', { name: panelStrings.idle.title }).waitFor();
    await inPanel();
  });

  it('panel: own posts', async () => {
    await page.goto('https://www.linkedin.com/in/hedda-quillmark/recent-activity/all/');
    await page.locator('.feed-shared-update-v2').first().waitFor();
    await inbox.clickToolbarIcon(page);
    await panel.getByRole('heading', { name: panelStrings.activity.title }).waitFor();
    await panel.getByText(panelStrings.activity.posts, { exact: true }).click();
    await inPanel();
  });

  it('panel: a page that cannot be read', async () => {
    await aim({ kind: 'unreadable', error: { code: 'not-linkedin' }, health: [] });
    await panel.getByText(errorWords({ code: 'not-linkedin' }).title).waitFor();
    await inPanel();
  });

  it('panel: a page that is not LinkedIn, and a pasted message', async () => {
    const elsewhere = await startDemoServer();
    try {
      await page.goto(`${elsewhere.url}/feed/`);
      await inbox.clickToolbarIcon(page);
      await panel.getByRole('heading', { level: 1, name: panelStrings.page.title }).waitFor();
      await inPanel();
      await panel.getByText(panelStrings.page.paste).click();
      await panel.getByRole('button', { name: panelStrings.paste.submit }).click();
      await panel.getByText(panelStrings.paste.missing).waitFor();
      await inPanel();
    } finally {
      await elsewhere.close();
    }
  });

  it('panel: reading, and a page that does not answer', async () => {
    await aim({ kind: 'reading' });
    await panel.getByRole('heading', { name: panelStrings.reading.title }).waitFor();
    await inPanel();
    await aim({ kind: 'reading' }, 60_000);
    await panel.getByRole('heading', { name: panelStrings.reading.slowTitle }).waitFor();
    await inPanel();
  });
});

describe('the whole job by keyboard', () => {
  let inbox: InboxRun;

  beforeAll(async () => {
    inbox = await launchInbox();
  });

  afterAll(async () => {
    await inbox?.expectNothingSent();
    await inbox?.close();
  });

  it('goes from the composer to the inserted reply', async () => {
    const page = await inbox.openInbox();
    await openThread(page, 'Jun-ho Paekman');
    await page.locator('[data-drafthand-button]').waitFor();
    await page.locator('.msg-form__contenteditable').focus();
    await tabTo(page, () => document.activeElement?.hasAttribute('data-drafthand-button') === true);
    const pressedAt = Date.now();
    await page.keyboard.press('Enter');
    const panel = await inbox.sidePanel();
    const job = await finishedJob(panel, 15_000, pressedAt);
    await expect.poll(() => focused(panel)).toBe(panelStrings.draft.label);

    await panel.keyboard.press('ControlOrMeta+End');
    await panel.keyboard.type(' P.S. Good luck!');
    const order = [];
    for (let step = 0; step < 6; step++) {
      await panel.keyboard.press('Tab');
      order.push(await focused(panel));
    }
    const { draft, again } = panelStrings;
    expect(order).toEqual([
      draft.backToSuggestion,
      draft.insert,
      draft.copy,
      again.shorter,
      again.warmer,
      again['more-direct'],
    ]);

    await panel.keyboard.press('Alt+r');
    expect(await focused(panel)).toBe(draft.label);
    await panel.keyboard.press('Control+Enter');
    const reply = `${job.suggestion} P.S. Good luck!`;
    await expect.poll(() => composerLines(page), { timeout: 10_000 }).toEqual(reply.split('\n'));
    await panel.getByText(panelStrings.inserted.title).waitFor();
  });
});

/** Presses Tab until the page says that it is there; fails after one round. */
async function tabTo(page: Page, isThere: () => boolean): Promise<void> {
  for (let step = 0; step < 60; step++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(isThere)) return;
  }
  throw new Error('The focus never got there.');
}

/** Accessible name of what has the focus, as far as it is needed here. */
function focused(page: Page): Promise<string | undefined> {
  return page.evaluate(() => {
    const element = document.activeElement;
    const label = element?.id ? document.querySelector(`label[for="${CSS.escape(element.id)}"]`) : null;
    return (element?.getAttribute('aria-label') ?? label?.textContent ?? element?.textContent)?.trim();
  });
}
