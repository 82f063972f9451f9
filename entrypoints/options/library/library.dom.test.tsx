import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { fakeBrowser, Refusal } from '../../../tests/studio/fake-browser';
import { importForReal, importsSettled } from '../../../tests/studio/import-for-real';
import { openStudio, problemsInBothSchemes, type Stage, setWidth } from '../../../tests/studio/stage';

let stage: Stage;

beforeEach(async () => {
  fakeBrowser.reset();
  await setWidth(1100);
  stage = openStudio('#library');
});
afterEach(async () => {
  vi.restoreAllMocks();
  await importsSettled();
  stage.close();
});

/** Chooses files, and imports what the preview says of them. */
async function addFiles(files: File[]): Promise<void> {
  await userEvent.upload(page.getByLabelText('Add files'), files);
  await page.getByRole('button', { name: /^Import/ }).click();
}

const markdown = (name: string, body: string) => new File([body], name, { type: 'text/markdown' });
const finished = () => page.getByRole('status').filter({ hasText: 'Import finished' });
const heading = (name: string | RegExp) => page.getByRole('heading', { level: 2, name });

describe('adding to the library', () => {
  it('says what to do while it is empty', async () => {
    await expect
      .element(page.getByRole('heading', { level: 1 }))
      .toHaveTextContent('Add what you have already written');
    await expect.element(page.getByText(/choose “Add … new posts”/)).toBeVisible();
    await expect.element(page.getByLabelText('Add a folder')).toHaveAttribute('webkitdirectory');
  });

  it('imports files, tells the counts, and keeps a report with the reasons', async () => {
    importForReal(stage.studio);
    await addFiles([
      markdown('one.md', '# One\n\nSmall projects get interviews.'),
      markdown('two.md', '# Two\n\nCron is enough for most of us.'),
      new File(['\u0000'], 'photo.png', { type: 'image/png' }),
      markdown('empty.md', ''),
    ]);
    await expect.element(finished()).toHaveTextContent('2 new, 0 changed, 0 unchanged, 2 skipped, 0 failed');
    await expect.element(heading('2 documents')).toBeVisible();
    await page
      .getByRole('button', { name: /^Report of/ })
      .first()
      .click();
    const report = page.getByRole('dialog');
    await expect.element(report.getByText('photo.png')).toBeVisible();
    await expect.element(report.getByText(/This kind of file is not supported/)).toBeVisible();
    await expect.element(report.getByText(/No text was found/)).toBeVisible();
    expect(await problemsInBothSchemes()).toEqual([]);
  });

  it('recognises LinkedIn’s archive, and the report says what became of every row', async () => {
    importForReal(stage.studio);
    const shares = [
      'Date,ShareLink,ShareCommentary,SharedUrl,Visibility',
      '2026-01-01 08:00:00,https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A7000000000000000001,Small projects get interviews.,,PUBLIC',
      '2026-01-02 08:00:00,https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A7000000000000000002,,,PUBLIC',
      '2026-01-03 08:00:00,https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A7000000000000000003,"never closed,,PUBLIC',
    ];
    await addFiles([new File([shares.join('\n')], 'Shares_1.csv')]);
    await expect.element(finished()).toHaveTextContent('1 new, 0 changed, 0 unchanged, 0 skipped, 1 failed');
    await page
      .getByRole('button', { name: /^Report of/ })
      .first()
      .click();
    const report = page.getByRole('dialog');
    await expect
      .element(report.getByText('3 rows: 1 taken in, 1 failed. Left out: 1 repost without words of yours.'))
      .toBeVisible();
    await expect.element(report.getByText(/Line 4 is not a whole row/)).toBeVisible();
    expect(await problemsInBothSchemes()).toEqual([]);
  });

  it('counts an unchanged file as unchanged when it comes again', async () => {
    importForReal(stage.studio);
    const file = () => [markdown('one.md', '# One\n\nSmall projects get interviews.')];
    await addFiles(file());
    await expect.element(finished()).toHaveTextContent('1 new');
    await addFiles(file());
    await expect.element(finished()).toHaveTextContent('0 new, 0 changed, 1 unchanged');
  });

  it('shows how far a running import is and stops it', async () => {
    await addFiles([markdown('one.md', '# One\n\nText.')]);
    await expect.element(page.getByRole('progressbar')).toBeVisible();
    await expect.element(page.getByText('0 of 1')).toBeVisible();
    fakeBrowser.answers.set('import/stop', ({ importId }: { importId: string }) =>
      stage.studio.queue.stop(importId),
    );
    expect(await problemsInBothSchemes()).toEqual([]);
    await page.getByRole('button', { name: 'Stop' }).click();
    await expect.element(page.getByRole('status').getByText('Import stopped')).toBeVisible();
  });

  it('pauses an import and goes on with it', async () => {
    const { queue } = stage.studio;
    await addFiles([markdown('one.md', '# One\n\nText.')]);
    fakeBrowser.answers.set('import/pause', ({ importId }: { importId: string }) => queue.pause(importId));
    fakeBrowser.answers.set('import/resume', ({ importId }: { importId: string }) => queue.resume(importId));
    await page.getByRole('button', { name: 'Pause' }).click();
    await expect
      .element(page.getByText('It goes on where it was, also after the browser was closed.'))
      .toBeVisible();
    expect(await problemsInBothSchemes()).toEqual([]);
    await page.getByRole('button', { name: 'Go on' }).click();
    await expect.element(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  });

  it('says how fast an import is and how long it takes, and does not count a pause', async () => {
    // Faked timers would go on while an expectation is polled.
    let time = Date.now();
    vi.spyOn(Date, 'now').mockImplementation(() => time);
    const { queue } = stage.studio;
    const run = await queue.createRun({ kind: 'folder', label: 'blog', address: 'blog' });
    const input = { kind: 'file' as const, bytes: new Blob(['Text.']) };
    await queue.addItems(
      run.id,
      Array.from({ length: 260 }, (_, n) => ({ name: `${n}.md`, input })),
    );
    await queue.finishListing(run.id);
    const settleMore = async (count: number) => {
      for (const { id } of await queue.nextWaiting(run.id, count)) await queue.settle(id, 'unchanged');
      await queue.recount(run.id);
    };
    const rate = () => page.getByText(/a second, .* left/);

    await expect.element(page.getByText('0 of 260')).toBeVisible();
    expect(rate().query()).toBeNull();
    time += 10_000;
    await settleMore(20);
    await expect.element(page.getByText('2 a second, about 2 minutes left')).toBeVisible();
    expect(await problemsInBothSchemes()).toEqual([]);

    await queue.pause(run.id);
    await expect.element(page.getByText('Paused: blog')).toBeVisible();
    expect(rate().query()).toBeNull();
    // Short enough that what was measured before it would still count.
    time += 5_000;
    await queue.resume(run.id);
    await expect.element(page.getByRole('button', { name: 'Pause' })).toBeVisible();
    expect(rate().query()).toBeNull();
    time += 5_000;
    await settleMore(40);
    await expect.element(page.getByText('60 of 260')).toBeVisible();
    await expect.element(page.getByText('8 a second, less than a minute left')).toBeVisible();
  });

  it('adds a private note without giving it to a note of the same title', async () => {
    importForReal(stage.studio);
    for (const text of ['First plan for the spring.', 'Second plan for the autumn.']) {
      await page.getByRole('button', { name: 'Write a note' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: 'Text' }).fill(text);
      await dialog.getByRole('textbox', { name: 'Title' }).fill('Plans');
      await dialog.getByRole('switch', { name: 'Private' }).click();
      await dialog.getByRole('button', { name: 'Add text' }).click();
      await expect.element(finished()).toHaveTextContent('1 new');
      await expect.element(dialog).not.toBeInTheDocument();
    }
    await expect.element(heading('2 documents')).toBeVisible();
    expect(await stage.studio.db.documents.where('status').equals('private').count()).toBe(2);
  });

  it('says so when the background does not start', async () => {
    fakeBrowser.answers.set('import/run', () => new Refusal({ code: 'worker-stopped' }));
    await addFiles([markdown('one.md', '# One\n\nText.')]);
    await expect.element(page.getByText('The background was stopped')).toBeVisible();
  });
});
