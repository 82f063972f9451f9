import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Settings } from '../../../lib/core/settings';
import { backupOf, fillDatabase } from '../../../lib/store/backup-for-tests';
import { type DrafthandDatabase, openDatabase } from '../../../lib/store/database';
import { fakeBrowser } from '../../../tests/studio/fake-browser';
import {
  openStudio,
  problemsInBothSchemes,
  type Stage,
  setWidth,
  storeDocuments,
} from '../../../tests/studio/stage';

let stage: Stage;
let elsewhere: DrafthandDatabase;
/** Files the page handed to the browser's downloads. */
let saved: Array<{ name: string; file: Blob }>;

beforeEach(async () => {
  fakeBrowser.reset();
  await setWidth(1100);
  elsewhere = openDatabase(`elsewhere-${crypto.randomUUID()}`);
  saved = [];
  const made = new Map<string, Blob>();
  const create = URL.createObjectURL.bind(URL);
  vi.spyOn(URL, 'createObjectURL').mockImplementation((file) => {
    const address = create(file);
    made.set(address, file as Blob);
    return address;
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push({ name: this.download, file: made.get(this.href) ?? new Blob() });
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  stage.close();
  elsewhere.close({ disableAutoOpen: true });
  indexedDB.deleteDatabase(elsewhere.name);
});

const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
const stored = () => fakeBrowser.stored.settings as Settings;
const titles = async () => (await stage.studio.db.documents.toArray()).map(({ title }) => title).sort();
const chooseFile = (file: Blob) =>
  userEvent.upload(page.getByLabelText('Choose backup file'), new File([file], 'drafthand-backup.zip'));

async function backupElsewhere(names: string[]): Promise<Blob> {
  await fillDatabase(elsewhere, names);
  return (await backupOf(elsewhere)).file;
}

describe('the backup section', () => {
  it('saves a backup that restores the same library on another computer', async () => {
    stage = openStudio('#settings');
    await storeDocuments(stage.studio, ['Portfolios', 'Interviews']);
    await press('Download backup');
    await expect.element(page.getByText(/^Backup saved as/).first()).toBeInTheDocument();
    expect(saved.map(({ name }) => name)).toEqual([
      expect.stringMatching(/^drafthand-backup-\d{4}-\d\d-\d\d\.zip$/),
    ]);
    await expect.poll(() => stored().lastBackupAt).toBeGreaterThan(0);
    const file = saved[0]?.file ?? new Blob();
    stage.close();

    stage = openStudio('#settings', { entry: 'toolbar', agreedAt: 1 });
    await chooseFile(file);
    await expect.element(page.getByRole('row', { name: /^Documents 2 2 0 0$/ })).toBeVisible();
    expect(await titles()).toEqual([]);
    await press('Restore');
    await expect.element(page.getByText('The backup was merged into your library.').first()).toBeVisible();
    expect(await titles()).toEqual(['Interviews', 'Portfolios']);
    await expect
      .poll(() => stage.studio.db.indexStatistics.get('library'))
      .toMatchObject({ passageCount: 2 });
    await expect.poll(() => stored().entry).toBe('toolbar');
  });

  it('shows what a merge would change, and changes nothing when it is cancelled', async () => {
    const file = await backupElsewhere(['Portfolios', 'Interviews']);
    stage = openStudio('#settings');
    await storeDocuments(stage.studio, ['Only here']);
    await chooseFile(file);
    await expect.element(page.getByRole('row', { name: /^Documents 2 2 0 0$/ })).toBeVisible();
    await expect.element(page.getByRole('row', { name: /^Edited drafts 1 1 0 0$/ })).toBeVisible();
    await expect.element(page.getByRole('heading', { name: 'What is in the backup' })).toHaveFocus();
    expect(await problemsInBothSchemes()).toEqual([]);
    await press('Cancel');
    await expect
      .element(page.getByText('Restoring cancelled. Nothing was changed.').first())
      .toBeInTheDocument();
    expect(await titles()).toEqual(['Only here']);
  });

  it('asks once more before it replaces, and says what would be deleted', async () => {
    const file = await backupElsewhere(['Portfolios']);
    stage = openStudio('#settings', { entry: 'button', agreedAt: 1, signature: 'Here' });
    await storeDocuments(stage.studio, ['Only here']);
    await chooseFile(file);
    await page.getByRole('radio', { name: 'Replace' }).click();
    await press('Restore');
    const dialog = page.getByRole('dialog');
    await expect.element(dialog.getByText(/^1 document, 0 edited drafts/)).toBeVisible();
    expect(await problemsInBothSchemes()).toEqual([]);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    expect(await titles()).toEqual(['Only here']);
    await press('Restore');
    await press('Replace everything');
    await expect.element(page.getByText('Everything was replaced by the backup.').first()).toBeVisible();
    expect(await titles()).toEqual(['Portfolios']);
    await expect.poll(stored).toMatchObject({ signature: 'Hedda', agreedAt: 1 });
    expect(stored().agreedOrigins).toBeUndefined();
  });

  it.each([
    ['no zip', async () => new Blob(['hello']), 'The backup could not be opened'],
    ['a cut one', async (file: Blob) => file.slice(0, file.size - 40), 'The backup could not be opened'],
  ])('says in words why %s is refused, and changes nothing', async (_, change, title) => {
    const file = await change(await backupElsewhere(['Portfolios']));
    stage = openStudio('#settings');
    await storeDocuments(stage.studio, ['Only here']);
    await chooseFile(file);
    await expect.element(page.getByRole('alert').getByText(title)).toBeVisible();
    await expect.element(page.getByLabelText('Choose backup file')).toBeInTheDocument();
    expect(await titles()).toEqual(['Only here']);
    expect(await problemsInBothSchemes()).toEqual([]);
  });

  it('says that an import is running instead of restoring over it', async () => {
    const file = await backupElsewhere(['Portfolios']);
    stage = openStudio('#settings');
    await stage.studio.queue.createRun({ kind: 'folder', label: 'blog', address: 'blog' });
    await chooseFile(file);
    await press('Restore');
    await expect.element(page.getByRole('alert').getByText('An import is running')).toBeVisible();
    expect(await titles()).toEqual([]);
  });

  it('goes on indexing what a closed page has left', async () => {
    stage = openStudio('#library');
    await storeDocuments(stage.studio, ['Portfolios']);
    await stage.studio.db.indexedDocuments.toCollection().modify({ analyserVersion: 0 });
    window.location.hash = '#settings';
    await expect
      .poll(() => stage.studio.db.indexedDocuments.where('analyserVersion').equals(0).count())
      .toBe(0);
    await expect.poll(() => fakeBrowser.sent.map(({ type }) => type)).toContain('library/changed');
  });
});

describe('the reminder in the library', () => {
  const many = Array.from({ length: 21 }, (_, index) => `Post ${index + 1}`);
  const reminder = (title: string) => page.getByText(title, { exact: true });

  it('comes for a library without a backup, makes one, and goes', async () => {
    stage = openStudio('#library');
    await storeDocuments(stage.studio, many);
    await expect.element(reminder('Your library has no backup yet')).toBeVisible();
    expect(await problemsInBothSchemes()).toEqual([]);
    await press('Download backup');
    await expect.element(page.getByText(/^Backup saved as/)).toBeVisible();
    await expect.element(reminder('Your library has no backup yet')).not.toBeInTheDocument();
    expect(saved).toHaveLength(1);
  });

  it('can be put off', async () => {
    const monthAgo = Date.now() - 31 * 86_400_000;
    stage = openStudio('#library', { entry: 'button', agreedAt: 1, lastBackupAt: monthAgo });
    await storeDocuments(stage.studio, ['Portfolios']);
    await expect.element(reminder('Your last backup is a month old')).toBeVisible();
    await press('Dismiss');
    await expect.element(reminder('Your last backup is a month old')).not.toBeInTheDocument();
    await expect.poll(() => stored().backupReminderOffAt).toBeGreaterThan(monthAgo);
  });
});
