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

beforeEach(async () => {
  fakeBrowser.reset();
  await setWidth(1100);
  stage = openStudio('#library');
});
afterEach(() => stage.close());

const text =
  'Certificates open doors for people without a degree, and I would take one again any day of the week, because a recruiter who knows nobody in the field has to look at something.';

async function save(source: string, key: string, changes: Parameters<typeof parsedDocument>[0] = {}) {
  const parsed = parsedDocument({ text, ...changes });
  return (await stage.studio.writer.save(source, key, parsed)).documentId;
}

async function open(documentId: string, title = 'Portfolios') {
  window.location.hash = `#library/${documentId}`;
  await expect.element(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
}

const part = (name: string) => page.getByRole('tab', { name }).click();
const stored = (id: string) => stage.studio.db.documents.get(id);

describe('links of a document', () => {
  it('that moved lead to the new address at a click, and back at another', async () => {
    const id = await save('folder:blog', 'a.md');
    await stage.studio.db.linkChecks.put({
      url: 'https://course.example/sql',
      state: 'moved',
      movedTo: 'https://course.example/courses/sql',
      status: 301,
      checkedAt: 1,
      failures: 0,
    });
    await open(id);
    await part('Links');
    await page.getByRole('button', { name: /^Use the new address/ }).click();
    await expect.element(page.getByText('You gave instead')).toBeVisible();
    expect(await problemsInBothSchemes()).toEqual([]);
    expect(await stage.studio.db.linkReplacements.count()).toBe(1);
    await page.getByRole('button', { name: /^Undo the replacement/ }).click();
    await expect.poll(() => stage.studio.db.linkReplacements.count()).toBe(0);
  });

  it('are checked on request, asking for their sites in the click', async () => {
    const id = await save('folder:blog', 'a.md');
    await open(id);
    fakeBrowser.answers.set('links/check', () => ({ isStarted: true }));
    await part('Links');
    await page.getByRole('button', { name: 'Check links' }).click();
    await expect
      .poll(() => fakeBrowser.sent.find(({ type }) => type === 'links/check')?.data)
      .toEqual({ documentIds: [id] });
    expect(fakeBrowser.asked).toContain('https://course.example/*');
  });
});

describe('addresses of a document', () => {
  it('are all shown, one is chosen for drafts, and a wrong join is taken apart', async () => {
    const id = await save('folder:blog', 'a.md');
    const other = await save('feed:medium', 'm1', { url: 'https://medium.com/@owner/portfolios' });
    expect(other).toBe(id);
    await open(id);
    await part('Addresses');
    await expect.element(page.getByText('Linked in drafts')).toBeVisible();
    await page
      .getByRole('button', { name: 'Link to this one: https://medium.com/@owner/portfolios' })
      .click();
    await expect
      .poll(async () => (await stored(id))?.citationUrl)
      .toBe('https://medium.com/@owner/portfolios');
    expect(await problemsInBothSchemes()).toEqual([]);
    await page
      .getByRole('button', { name: 'This is another text: https://medium.com/@owner/portfolios' })
      .click();
    expect(await problemsInBothSchemes()).toEqual([]);
    await page.getByRole('button', { name: 'Make it a document of its own' }).click();
    await expect.poll(() => stage.studio.db.documents.count()).toBe(2);
  });
});

describe('history of a document', () => {
  it('says what changed, with the paragraphs that came and went', async () => {
    const id = await save('folder:blog', 'a.md');
    await save('folder:blog', 'a.md', {
      text: 'Certificates are rarely worth it any more, and I would rather see two small projects.',
    });
    await open(id);
    await part('History');
    await expect.element(page.getByText('Changed', { exact: true })).toBeVisible();
    await page.getByText('What went').click();
    await expect.element(page.getByText(/open doors for people/)).toBeVisible();
    expect(await problemsInBothSchemes()).toEqual([]);
    await part('Cited in');
    await expect.element(page.getByText(/No draft you edited or inserted/)).toBeVisible();
  });
});

describe('a newer document that says otherwise', () => {
  const evidence = { newer: 'Certificates are rarely worth it.', older: 'I would take one again any day.' };
  async function offerOne() {
    const olderId = await save('folder:blog', 'old.md', {
      title: 'Worth it',
      url: 'https://owner.example/old',
    });
    const newerId = await save('folder:blog', 'new.md', {
      title: 'Rarely worth it',
      url: 'https://owner.example/new',
      text: 'Something else entirely, about what recruiters look at these days and what they do not.',
    });
    await stage.studio.supersessions.offer([{ newerId, olderId, likeness: 0.8, evidence }]);
    return { olderId, newerId };
  }

  it('is offered in the library and decided there, with a way back', async () => {
    const { olderId } = await offerOne();
    await page.getByRole('link', { name: 'Look and decide' }).click();
    await expect.element(page.getByRole('heading', { level: 1, name: 'Newer says otherwise' })).toBeVisible();
    await expect.element(page.getByText(evidence.older)).toBeVisible();
    expect(await problemsInBothSchemes()).toEqual([]);
    await page.getByRole('button', { name: 'The newer one takes its place: Worth it' }).click();
    await expect.poll(async () => (await stored(olderId))?.status).toBe('superseded');
    await expect.element(page.getByText('Nothing to decide')).toBeVisible();
    expect(await problemsInBothSchemes()).toEqual([]);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(async () => (await stored(olderId))?.status).toBe('active');
  });

  it('is offered on the page of the document too, and declined for good', async () => {
    const { olderId } = await offerOne();
    await open(olderId, 'Worth it');
    await page.getByRole('button', { name: 'Keep both: Worth it' }).click();
    await expect.element(page.getByText('Both kept')).toBeVisible();
    expect((await stored(olderId))?.status).toBe('active');
  });

  it('can be named by hand', async () => {
    const olderId = await save('folder:blog', 'old.md', {
      title: 'Worth it',
      url: 'https://owner.example/old',
    });
    await save('folder:blog', 'new.md', {
      title: 'Rarely worth it',
      url: 'https://owner.example/new',
      text: 'Something else entirely, about what recruiters look at these days and what they do not.',
    });
    await open(olderId, 'Worth it');
    await page.getByRole('button', { name: 'Superseded by…' }).click();
    await page.getByRole('searchbox').fill('rarely');
    expect(await problemsInBothSchemes()).toEqual([]);
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /Rarely worth it/ })
      .click();
    await expect.poll(async () => (await stored(olderId))?.status).toBe('superseded');
    await page.getByRole('button', { name: 'Decide again: Worth it' }).click();
    await expect.poll(async () => (await stored(olderId))?.status).toBe('active');
  });
});

describe('a note', () => {
  it('is changed in place, with its links, title and private mark', async () => {
    await stage.studio.queue.createRun({ kind: 'note', label: 'Plans', address: 'pasted' });
    const id = await save('note:pasted', 'Plans', { title: 'Plans', kind: 'note', url: undefined });
    await open(id, 'Plans');
    await page.getByRole('button', { name: 'Change text' }).click();
    const field = page.getByRole('dialog').getByRole('textbox', { name: 'Text' });
    expect((field.element() as HTMLTextAreaElement).value).toContain('https://course.example/sql');
    await field.fill('I charge by the [week](https://owner.example/rates), never by the hour.');
    await page.getByRole('dialog').getByRole('switch', { name: 'Private' }).click();
    await page.getByRole('button', { name: 'Save text' }).click();
    await expect.element(page.getByText('I charge by the week, never by the hour.')).toBeVisible();
    expect(await stored(id)).toMatchObject({ title: 'Plans', status: 'private' });
    expect((await stage.studio.db.links.toArray()).map(({ url }) => url)).toEqual([
      'https://owner.example/rates',
    ]);
  });
});
