import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { fakeBrowser } from '../../../tests/studio/fake-browser';
import {
  openStudio,
  parsedDocument,
  problemsInBothSchemes,
  type Stage,
  setWidth,
} from '../../../tests/studio/stage';

let stage: Stage;
let documentId: string;

beforeEach(async () => {
  fakeBrowser.reset();
  await setWidth(1100);
  stage = openStudio('#library');
  ({ documentId } = await stage.studio.writer.save('folder:blog', 'blog/a.md', parsedDocument()));
  window.location.hash = `#library/${documentId}`;
  await expect.element(page.getByRole('heading', { level: 1, name: 'Portfolios' })).toBeVisible();
});
afterEach(() => stage.close());

const stored = () => stage.studio.db.documents.get(documentId);

describe('an open document', () => {
  it('shows its passages with their headings and its links with their words', async () => {
    await expect.element(page.getByText('Why small')).toBeVisible();
    await expect.element(page.getByText('A portfolio of two small projects gets interviews.')).toBeVisible();
    await page.getByRole('tab', { name: 'Links' }).click();
    await expect
      .element(page.getByRole('link', { name: /two small projects/ }))
      .toHaveAttribute('href', 'https://course.example/sql');
    await expect.element(page.getByText('Mar 3, 2026, stated in the file')).toBeVisible();
  });

  it('stores another title and another address to cite', async () => {
    await page.getByRole('textbox', { name: 'Title' }).fill('Two small projects');
    await page.getByRole('textbox', { name: 'Address to cite' }).fill('short.example/p');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect
      .poll(stored)
      .toMatchObject({ title: 'Two small projects', citationUrl: 'https://short.example/p' });
    await expect.element(page.getByRole('heading', { level: 1 })).toHaveTextContent('Two small projects');
    await page.getByRole('textbox', { name: 'Address to cite' }).clear();
    await page.getByRole('button', { name: 'Save' }).click();
    await expect.poll(async () => (await stored())?.citationUrl).toBeUndefined();
  });

  it('has its vectors made when its text changed, or may be sent again, and not for anything else', async () => {
    const { writer } = stage.studio;
    const asked = () => fakeBrowser.sent.filter(({ type }) => type === 'library/changed').length;
    await writer.setCitationUrl(documentId, 'https://short.example/p');
    await writer.setPrivate([documentId], true);
    await writer.remove([documentId]);
    expect(asked()).toBe(0);
    await writer.restore([documentId]);
    expect(asked()).toBe(1);
    await writer.setPrivate([documentId], false);
    expect(asked()).toBe(2);
    await writer.setTitle(documentId, 'Two small projects');
    expect(asked()).toBe(3);
  });

  it('refuses an address that is none', async () => {
    await page.getByRole('textbox', { name: 'Address to cite' }).fill('javascript:alert(1)');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect.element(page.getByText(/This is not a web address/)).toBeVisible();
    expect((await stored())?.citationUrl).toBeUndefined();
  });

  it('is private at a click', async () => {
    await page.getByRole('switch', { name: 'Private' }).click();
    await expect.poll(async () => (await stored())?.status).toBe('private');
    await expect.element(page.getByRole('switch', { name: 'Private' })).toBeChecked();
  });

  it('is removed with a way back', async () => {
    await page.getByRole('button', { name: 'Remove', exact: true }).click();
    await expect.poll(() => window.location.hash).toBe('#library');
    expect((await stored())?.status).toBe('removed');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(async () => (await stored())?.status).toBe('active');
  });

  it('says so when it is not there', async () => {
    window.location.hash = '#library/nobody';
    await expect.element(page.getByRole('heading', { level: 1 })).toHaveTextContent('not there');
  });

  it.each([360, 1100])('has no accessibility problem at %d px', async (width) => {
    await setWidth(width);
    await page.getByRole('textbox', { name: 'Title' }).fill('Another');
    expect(await problemsInBothSchemes()).toEqual([]);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
  });
});
