import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { fakeBrowser } from '../../../tests/studio/fake-browser';
import {
  openStudio,
  parsedDocument,
  problemsInBothSchemes,
  type Stage,
  setWidth,
  storeDocuments,
} from '../../../tests/studio/stage';

let stage: Stage;

beforeEach(async () => {
  fakeBrowser.reset();
  await setWidth(1100);
  stage = openStudio('#library');
});
afterEach(() => stage.close());

const heading = (name: string | RegExp) => page.getByRole('heading', { level: 2, name });
const rows = () => page.getByRole('grid', { name: 'Documents' }).getByRole('row');

describe('list of documents', () => {
  it('searches, filters and sorts', async () => {
    await storeDocuments(stage.studio, ['Cron', 'Portfolios', 'Notebooks']);
    await stage.studio.writer.save(
      'note:x',
      'x',
      parsedDocument({
        title: 'Plans',
        isPrivate: true,
        kind: 'note',
        url: undefined,
        text: 'Not for anybody.',
      }),
    );
    await expect.element(heading('4 documents')).toBeVisible();
    await page.getByRole('searchbox').fill('noteb');
    await expect.element(heading('1 of 4 documents')).toBeVisible();
    await expect.element(rows()).toHaveTextContent('Notebooks');
    await page.getByRole('searchbox').clear();
    await page.getByRole('combobox', { name: 'Show' }).selectOptions('Private (1)');
    await expect.element(rows()).toHaveTextContent('Plans');
    await page.getByRole('combobox', { name: 'Show' }).selectOptions('All in use (4)');
    await page.getByRole('combobox', { name: 'Sort' }).selectOptions('By title');
    await expect
      .poll(() =>
        rows()
          .all()
          .map((row) => row.element().querySelector('a')?.textContent),
      )
      .toEqual(['Cron', 'Notebooks', 'Plans', 'Portfolios']);
    await page.getByRole('searchbox').fill('nothing like this');
    await expect.element(page.getByText('Nothing fits')).toBeVisible();
    await page.getByRole('button', { name: 'Clear search and filters' }).click();
    await expect.element(heading('4 documents')).toBeVisible();
  });

  it('removes several at once, and undo brings them back', async () => {
    await storeDocuments(stage.studio, ['Cron', 'Portfolios', 'Notebooks']);
    await page.getByRole('checkbox', { name: 'Select Cron' }).click();
    await page.getByRole('checkbox', { name: 'Select Notebooks' }).click();
    await page.getByRole('button', { name: 'Remove' }).click();
    await expect.element(heading('1 document')).toHaveFocus();
    expect(await stage.studio.db.documents.where('status').equals('removed').count()).toBe(2);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.element(heading('3 documents')).toBeVisible();
    expect(await stage.studio.db.documents.where('status').equals('active').count()).toBe(3);
  });

  it('says where the documents are when all of them are removed', async () => {
    await storeDocuments(stage.studio, ['Cron', 'Portfolios']);
    await page.getByRole('checkbox', { name: 'Select all' }).click();
    await page.getByRole('button', { name: 'Remove' }).click();
    await expect.element(page.getByText('No documents are in use')).toBeVisible();
    await page.getByRole('combobox', { name: 'Show' }).selectOptions('Removed (2)');
    await page.getByRole('checkbox', { name: 'Select all' }).click();
    await page.getByRole('button', { name: 'Restore' }).click();
    await expect.poll(() => stage.studio.db.documents.where('status').equals('active').count()).toBe(2);
  });

  it('marks all private, and undo takes it back only from those it changed', async () => {
    const [first = ''] = await storeDocuments(stage.studio, ['Cron', 'Portfolios']);
    await stage.studio.writer.setPrivate([first], true);
    await page.getByRole('checkbox', { name: 'Select all' }).click();
    await page.getByRole('button', { name: 'Mark private' }).click();
    await expect.element(page.getByText('1 document marked private')).toBeVisible();
    expect(await stage.studio.db.documents.where('status').equals('private').count()).toBe(2);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => stage.studio.db.documents.where('status').equals('private').count()).toBe(1);
  });

  it('deletes removed documents for good only after asking', async () => {
    const ids = await storeDocuments(stage.studio, ['Cron', 'Portfolios']);
    await stage.studio.writer.remove(ids.slice(0, 1));
    await page.getByRole('combobox', { name: 'Show' }).selectOptions('Removed (1)');
    await page.getByRole('checkbox', { name: 'Select Cron' }).click();
    await page.getByRole('button', { name: 'Delete for good' }).click();
    expect(await stage.studio.db.documents.count()).toBe(2);
    await page.getByRole('dialog').getByRole('button', { name: 'Delete for good' }).click();
    await expect.poll(() => stage.studio.db.documents.count()).toBe(1);
  });

  it('filters by source, year and language, and offers only filters with a choice', async () => {
    await storeDocuments(stage.studio, ['Cron', 'Portfolios']);
    await expect.element(heading('2 documents')).toBeVisible();
    expect(page.getByRole('combobox', { name: 'Year' }).query()).toBeNull();
    const german = parsedDocument({
      title: 'Hafen',
      language: 'de',
      publishedAt: Date.UTC(2024, 1, 1),
      url: '',
    });
    await stage.studio.queue.createRun({
      kind: 'feed',
      label: 'feed.xml',
      address: 'https://owner.example/feed.xml',
    });
    await stage.studio.writer.save('feed:https://owner.example/feed.xml', 'hafen', german);
    await page.getByRole('combobox', { name: 'Year' }).selectOptions('2024 (1)');
    await expect.element(rows()).toHaveTextContent('Hafen');
    await page.getByRole('combobox', { name: 'Year' }).selectOptions('All years');
    await page.getByRole('combobox', { name: 'Language' }).selectOptions('German (1)');
    await expect.element(heading('1 of 3 documents')).toBeVisible();
    await page.getByRole('combobox', { name: 'Source' }).selectOptions('blog (2)');
    await expect.element(page.getByText('Nothing fits')).toBeVisible();
    await page.getByRole('button', { name: 'Clear search and filters' }).click();
    await expect.element(heading('3 documents')).toBeVisible();
  });

  it('is worked with the keyboard: moved in, selected in rows, removed with a way back', async () => {
    await storeDocuments(
      stage.studio,
      Array.from({ length: 200 }, (_, n) => `Post ${n}`),
    );
    await page.getByRole('combobox', { name: 'Sort' }).selectOptions('By title');
    await expect.element(heading('200 documents')).toBeVisible();
    await expect.element(rows().first()).toHaveTextContent('Post 0');
    const focused = () => document.activeElement?.textContent;
    page.getByRole('link', { name: 'Post 0', exact: true }).element().focus();
    await userEvent.keyboard('{ArrowDown}');
    await expect.poll(focused).toBe('Post 1');
    await userEvent.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}');
    await expect.poll(focused).toBe('Post 3');
    await expect.element(page.getByRole('status').filter({ hasText: '3 selected' })).toBeInTheDocument();
    await userEvent.keyboard('{End}');
    await expect.poll(focused).toBe('Post 199');
    await userEvent.keyboard('{Home}');
    await expect.poll(focused).toBe('Post 0');
    await userEvent.keyboard('{ArrowDown}{Delete}');
    await expect.element(heading('197 documents')).toBeVisible();
    await expect.poll(focused).toBe('Post 4');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.element(heading('200 documents')).toBeVisible();
  });

  it('checks the links of the selected documents, asking for their sites in the click', async () => {
    fakeBrowser.answers.set('links/check', () => ({ isStarted: true }));
    const [first] = await storeDocuments(stage.studio, ['Cron', 'Portfolios']);
    await page.getByRole('checkbox', { name: 'Select Cron' }).click();
    await page.getByRole('button', { name: 'Check links' }).click();
    await expect
      .poll(() => fakeBrowser.sent.find(({ type }) => type === 'links/check')?.data)
      .toEqual({ documentIds: [first] });
    expect(fakeBrowser.asked).toContain('https://course.example/*');
    await expect.element(page.getByText('The links are being checked')).toBeVisible();
  });

  it('says until when a removed document can be restored', async () => {
    const [first = ''] = await storeDocuments(stage.studio, ['Cron', 'Portfolios']);
    await stage.studio.writer.remove([first]);
    await page.getByRole('combobox', { name: 'Show' }).selectOptions('Removed (1)');
    await expect.element(rows()).toHaveTextContent(/Can be restored until/);
  });

  it('selects a range with a click and Shift', async () => {
    await storeDocuments(stage.studio, ['Cron', 'Portfolios', 'Notebooks', 'Airflow']);
    await page.getByRole('combobox', { name: 'Sort' }).selectOptions('By title');
    await page.getByRole('checkbox', { name: 'Select Airflow' }).click();
    await page.getByRole('checkbox', { name: 'Select Notebooks' }).click({ modifiers: ['Shift'] });
    await expect.element(page.getByRole('checkbox', { name: '3 selected' })).toBeVisible();
    await expect.element(rows().nth(1)).toHaveAttribute('aria-selected', 'true');
  });

  it('keeps few rows in the page however many documents there are', async () => {
    const rowsToStore = Array.from({ length: 2000 }, (_, n) => ({
      id: `d${n}`,
      sourceId: 'folder:blog',
      key: `${n}.md`,
      kind: 'post' as const,
      title: `Post number ${n}`,
      url: `https://owner.example/${n}`,
      addresses: [`owner.example/${n}`],
      chosen: {},
      tags: [],
      status: 'active' as const,
      contentHash: `hash ${n}`,
      wordCount: 400,
      addedAt: n,
      updatedAt: n,
    }));
    await stage.studio.db.documents.bulkAdd(rowsToStore);
    await expect.element(heading('2,000 documents')).toBeVisible();
    await expect.poll(() => rows().all().length).toBeGreaterThan(5);
    expect(rows().all().length).toBeLessThan(80);
    const start = performance.now();
    await page.getByRole('searchbox').fill('number 1999');
    await expect.element(heading('1 of 2,000 documents')).toBeVisible();
    expect(performance.now() - start).toBeLessThan(1500);
  });

  it('comes back to the row of the document that was opened', async () => {
    await storeDocuments(
      stage.studio,
      Array.from({ length: 60 }, (_, n) => `Post ${n}`),
    );
    await page.getByRole('combobox', { name: 'Sort' }).selectOptions('Oldest first');
    await page.getByRole('searchbox').fill('Post');
    window.scrollTo(0, 2500);
    await page.getByRole('link', { name: 'Post 40', exact: true }).click();
    await expect.element(page.getByRole('heading', { level: 1 })).toHaveTextContent('Post 40');
    await page.getByRole('link', { name: 'Library' }).last().click();
    await expect.poll(() => document.activeElement?.textContent).toBe('Post 40');
    await expect.element(page.getByRole('searchbox')).toHaveValue('Post');
  });

  it.each([360, 1100])('has no accessibility problem at %d px', async (width) => {
    await setWidth(width);
    const ids = await storeDocuments(stage.studio, ['Cron', 'Portfolios', 'Notebooks']);
    await stage.studio.writer.setPrivate(ids.slice(0, 1), true);
    await expect.element(rows().first()).toBeVisible();
    await page.getByRole('checkbox', { name: 'Select Cron' }).click();
    for (const name of ['Sources', 'Imports']) await page.getByText(name, { exact: true }).click();
    expect(await problemsInBothSchemes()).toEqual([]);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
  });
});
