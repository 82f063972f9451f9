import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clickDraftReply, finishedJob } from '../../scripts/demo-play.mjs';
import { type InboxRun, launchInbox, openThread } from './harness/inbox';
import { hostsAskedFor } from './harness/recording-proxy';

describe('a backup moves the library to another browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'drafthand-backup-'));
  let first: InboxRun | undefined;
  let second: InboxRun | undefined;

  beforeAll(async () => {
    first = await launchInbox();
    second = await launchInbox({ withoutLibrary: true });
  });
  afterAll(async () => {
    await first?.close();
    await second?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function download(settings: Page, name: string): Promise<string> {
    const downloading = settings.waitForEvent('download');
    await settings.getByRole('button', { name: 'Download backup' }).click();
    const file = await downloading;
    expect(file.suggestedFilename()).toMatch(/^drafthand-backup-\d{4}-\d\d-\d\d\.zip$/);
    const path = join(folder, name);
    await file.saveAs(path);
    return path;
  }

  it('drafts from the restored library as from the original one', async () => {
    if (!first || !second) throw new Error('The browsers did not start.');
    const studio = await first.openPage('options.html#settings');
    const path = await download(studio, 'first.zip');

    const restoring = await second.openPage('options.html#settings');
    await restoring.getByLabel('Choose backup file').setInputFiles(path);
    await restoring.getByRole('heading', { name: 'What is in the backup' }).waitFor();
    await restoring.getByRole('button', { name: 'Restore', exact: true }).click();
    await restoring.getByText('The backup was merged into your library.').last().waitFor({ timeout: 20_000 });
    const unindexed = () =>
      restoring.evaluate(
        () =>
          new Promise<number>((resolve, reject) => {
            const opening = indexedDB.open('drafthand');
            opening.onerror = () => reject(opening.error);
            opening.onsuccess = () => {
              const store = opening.result.transaction('indexedDocuments').objectStore('indexedDocuments');
              const counting = store.index('analyserVersion').count(0);
              counting.onsuccess = () => {
                opening.result.close();
                resolve(counting.result);
              };
            };
          }),
      );
    await expect.poll(unindexed, { timeout: 30_000 }).toBe(0);

    const suggestions: string[] = [];
    for (const inbox of [first, second]) {
      const page = await inbox.openInbox();
      await openThread(page, 'Pradnyesh Kulwadi');
      await clickDraftReply(page);
      const job = await finishedJob(await inbox.sidePanel(), 15_000);
      expect(job.state).toBe('done');
      expect(job.sources.length).toBeGreaterThan(0);
      suggestions.push(job.suggestion);
      await inbox.expectNothingSent();
    }
    expect(suggestions[1]).toBe(suggestions[0]);
    expect(hostsAskedFor(second.proxy)).toEqual([]);
  });
});
