import { join } from 'node:path';
import type { Page } from 'playwright';
import { expect } from 'vitest';
import { demoAnswer } from '../../../demo/server.mjs';
import type { DraftJob } from '../../../lib/core/drafting/draft-job';
import { agree, importLibrary } from '../../../scripts/demo-run.mjs';
import { projectRoot } from '../../unit/imports';
import { type LaunchOptions, launchExtension, type RunningExtension } from './extension';

/** What the demo inbox's pages note about scripts that act like a person. */
interface Witness {
  sends: unknown[];
  madeUpEvents: string[];
}

/** The production build with the demo inbox served as www.linkedin.com. */
export interface InboxRun extends RunningExtension {
  /** Opens a path of the inbox in a new tab. */
  openInbox(path?: string): Promise<Page>;
  /** Fails when anything was sent, or an event was made up, on any page opened so far. */
  expectNothingSent(): Promise<void>;
}

export interface InboxOptions extends LaunchOptions {
  entry?: 'button' | 'toolbar';
  /** Leaves the library empty. */
  withoutLibrary?: boolean;
}

/** Launches the extension, answers the first-run page and imports the demo library. */
export async function launchInbox({
  entry = 'button',
  withoutLibrary,
  ...options
}: InboxOptions = {}): Promise<InboxRun> {
  const extension = await launchExtension(options);
  await extension.serveLinkedIn(demoAnswer);
  const studio = await extension.openPage('options.html#welcome');
  if (entry === 'button') await agree(studio);
  else {
    await studio.getByRole('radio', { name: 'Toolbar only' }).check();
    await studio.getByRole('button', { name: 'Agree and continue' }).click();
    await studio.waitForURL(/#library/);
  }
  if (!withoutLibrary) await importLibrary(studio, extension.id, join(projectRoot, 'demo/library'));
  await studio.close();
  const pages: Page[] = [];
  return {
    ...extension,
    async openInbox(path = '/messaging/') {
      const page = await extension.context.newPage();
      await page.goto(`https://www.linkedin.com${path}`);
      pages.push(page);
      return page;
    },
    async expectNothingSent() {
      for (const page of pages) {
        const { sends, madeUpEvents } = await page.evaluate(
          () => (window as unknown as { demoInbox: Witness }).demoInbox,
        );
        expect({ sends, madeUpEvents }).toEqual({ sends: [], madeUpEvents: [] });
      }
    },
  };
}

/** Opens a conversation of the messaging page by the name in its row, and waits for its pane. */
export async function openThread(page: Page, name: string): Promise<void> {
  // The old pane stays for a moment, also when the same conversation is opened again.
  const before = await page.locator('.msg-convo-wrapper').elementHandle();
  await page.locator('.msg-conversation-listitem__link', { hasText: name }).click();
  await page.waitForFunction((pane) => !pane?.isConnected, before);
  await page.locator('.msg-title-bar', { hasText: name }).waitFor();
}

/** Lines of the composer on the messaging page, as LinkedIn's own model has them. */
export function composerLines(page: Page): Promise<string[]> {
  return page.locator('.msg-form__contenteditable p').allTextContents();
}

/** Every draft job of the profile, newest first. */
export async function jobsOf(extensionPage: Page): Promise<DraftJob[]> {
  const jobs = await extensionPage.evaluate(
    () =>
      new Promise<unknown[]>((resolve, reject) => {
        const opening = indexedDB.open('drafthand');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result.transaction('jobs').objectStore('jobs').getAll();
          reading.onsuccess = () => {
            opening.result.close();
            resolve(reading.result);
          };
        };
      }),
  );
  return (jobs as DraftJob[]).sort((one, other) => other.createdAt - one.createdAt);
}
