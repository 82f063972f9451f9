import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { SiteDiscovery } from '../../../lib/core/library/site-discovery';
import { fakeBrowser, Refusal } from '../../../tests/studio/fake-browser';
import { importForReal, importsSettled } from '../../../tests/studio/import-for-real';
import { openStudio, problemsInBothSchemes, type Stage, setWidth } from '../../../tests/studio/stage';

let stage: Stage;

beforeEach(async () => {
  fakeBrowser.reset();
  await setWidth(1100);
  stage = openStudio('#library');
  fakeBrowser.answers.set('import/url', async ({ url, kind }: { url: string; kind: 'page' | 'feed' }) => {
    const run = await stage.studio.queue.createRun({ kind, label: url, address: url });
    return { importId: run.id };
  });
});
afterEach(async () => {
  await importsSettled();
  stage.close();
});

const field = () => page.getByRole('textbox', { name: 'Address or text' });
const sentTo = (type: string) => fakeBrowser.sent.filter((message) => message.type === type);

const discovery: SiteDiscovery = {
  url: 'https://owner.example/',
  title: 'The quay',
  feeds: [{ url: 'https://owner.example/feed.xml', entryCount: 20 }],
  sitemaps: [{ url: 'https://owner.example/sitemap.xml', pageCount: 90 }],
  pageCount: 84,
  leftOutCount: 6,
  earliest: Date.UTC(2019, 0, 3),
  latest: Date.UTC(2026, 2, 5),
  samplePages: [{ url: 'https://owner.example/cron', title: 'Cron slept better' }],
  problems: [{ code: 'sitemap-elsewhere', values: { url: 'https://other.example/sitemap.xml' } }],
};

describe('an address', () => {
  it('of a feed is added in one click, with access asked for and a schedule', async () => {
    await field().fill('owner.example/feed.xml');
    await expect.element(page.getByText('A web address')).toBeVisible();
    await page.getByRole('button', { name: 'Add feed' }).click();
    await expect.poll(() => sentTo('source/schedule').length).toBe(1);
    expect(fakeBrowser.asked).toContain('https://owner.example/*');
    expect(sentTo('import/url')[0]?.data).toEqual({ url: 'https://owner.example/feed.xml', kind: 'feed' });
    expect(sentTo('source/schedule')[0]?.data).toEqual({
      sourceId: 'feed:https://owner.example/feed.xml',
      schedule: 'weekly',
    });
    await expect.element(field()).toHaveValue('');
  });

  it('of a page is added with Enter and not read again by itself', async () => {
    await field().fill('owner.example/how-to-start');
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => sentTo('import/url').length).toBe(1);
    expect(sentTo('import/url')[0]?.data).toEqual({
      url: 'https://owner.example/how-to-start',
      kind: 'page',
    });
    expect(sentTo('source/schedule')).toEqual([]);
  });

  it('reads nothing when the site is refused', async () => {
    fakeBrowser.isGenerous = false;
    await field().fill('https://owner.example/2024/post');
    await page.getByRole('button', { name: 'Add page' }).click();
    await expect.element(page.getByText('The permission was not given')).toBeVisible();
    expect(fakeBrowser.sent).toEqual([]);
    await expect.element(field()).toHaveValue('https://owner.example/2024/post');
  });

  it.each([
    ['', 'Paste an address or a text first'],
    ['http://owner.example/post', 'Only https addresses'],
  ])('is not asked for from “%s”', async (typed, words) => {
    await field().fill(typed);
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('alert').getByText(new RegExp(words))).toBeVisible();
    expect(fakeBrowser.asked).toEqual([]);
  });
});

describe('a website', () => {
  it('is looked at before anything is imported, then imported as it was found', async () => {
    let tell: (found: SiteDiscovery) => void = () => {};
    const found = new Promise<SiteDiscovery>((resolve) => {
      tell = resolve;
    });
    fakeBrowser.answers.set('site/discover', () => found);
    fakeBrowser.answers.set('import/site', async () => {
      const source = { kind: 'website' as const, label: 'The quay', address: discovery.url };
      return { importId: (await stage.studio.queue.createRun(source)).id };
    });
    await field().fill('owner.example');
    await page.getByRole('button', { name: 'Look what is there' }).click();
    await expect.element(page.getByRole('heading', { name: 'Looking what owner.example has' })).toHaveFocus();
    expect(await problemsInBothSchemes()).toEqual([]);
    expect(fakeBrowser.asked).toEqual(['https://owner.example/*', 'https://www.owner.example/*']);
    tell(discovery);
    await expect.element(page.getByRole('heading', { name: 'Found on The quay' })).toHaveFocus();
    await expect.element(page.getByText('84 pages', { exact: true })).toBeVisible();
    await expect.element(page.getByText('Jan 3, 2019 to Mar 5, 2026')).toBeVisible();
    await expect.element(page.getByText('Cron slept better')).toBeVisible();
    expect(await problemsInBothSchemes()).toEqual([]);
    expect(sentTo('import/site')).toEqual([]);
    await page.getByRole('combobox', { name: 'Read again' }).selectOptions('Every day');
    await page.getByRole('button', { name: 'Import 84 pages' }).click();
    await expect.poll(() => sentTo('source/schedule').length).toBe(1);
    expect(sentTo('import/site')[0]?.data).toEqual({
      url: 'https://owner.example/',
      title: 'The quay',
      feedUrl: 'https://owner.example/feed.xml',
      sitemapUrls: ['https://owner.example/sitemap.xml'],
    });
    expect(sentTo('source/schedule')[0]?.data).toMatchObject({ schedule: 'daily' });
  });

  it('that has no pages says so, and the one page can be added instead', async () => {
    fakeBrowser.answers.set('site/discover', () => new Refusal({ code: 'no-pages-found' }));
    await field().fill('owner.example/about');
    await page.getByRole('button', { name: 'Look what is there' }).click();
    await expect.element(page.getByText('No pages were found')).toBeVisible();
    expect(await problemsInBothSchemes()).toEqual([]);
    await page.getByRole('button', { name: 'Only this page' }).click();
    await expect.poll(() => sentTo('import/url')[0]?.data).toMatchObject({ kind: 'page' });
  });
});

describe('a text', () => {
  it('that is pasted is continued as a note, and not lost by leaving', async () => {
    await field().fill('Small projects get interviews.\nThey always did.');
    await expect.element(page.getByText('A text of 7 words')).toBeVisible();
    await page.getByRole('button', { name: 'Continue' }).click();
    const dialog = page.getByRole('dialog', { name: 'Write a note or an answer' });
    await expect
      .element(dialog.getByRole('textbox', { name: 'Text' }))
      .toHaveValue('Small projects get interviews.\nThey always did.');
    await dialog.getByRole('textbox', { name: 'Text' }).fill('Small projects get interviews. Always.');
    await userEvent.keyboard('{Escape}');
    await expect.element(dialog.getByText('Leave without saving this text?')).toBeVisible();
    expect(await problemsInBothSchemes()).toEqual([]);
    await dialog.getByRole('button', { name: 'Leave without saving' }).click();
    await expect.element(dialog).not.toBeInTheDocument();
  });
});

describe('files', () => {
  it('are looked at first: what they are, what cannot be read, and nothing is imported until asked', async () => {
    await userEvent.upload(page.getByLabelText('Add files'), [
      new File(['# One\n\nText.'], 'small-projects.md'),
      new File(['# Two\n\nText.'], '2024-03-05-cron.md'),
      new File(['1\n00:00:01,000 --> 00:00:04,000\nHello\n'], 'talk.srt'),
      new File(['\u0000'], 'photo.png'),
    ]);
    await expect.element(page.getByRole('heading', { name: /^What is in/ })).toHaveFocus();
    await expect.element(page.getByText('Markdown: 2 documents')).toBeVisible();
    await expect.element(page.getByText('Talks: 1 document')).toBeVisible();
    await page.getByText('1 file cannot be read').click();
    await expect.element(page.getByText('photo.png')).toBeVisible();
    expect(await problemsInBothSchemes()).toEqual([]);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect.element(field()).toBeVisible();
    expect(await stage.studio.db.imports.count()).toBe(0);
  });

  it('of which none can be read say why and offer no import', async () => {
    await userEvent.upload(page.getByLabelText('Add files'), [new File(['x'], 'photo.png')]);
    await expect.element(page.getByRole('heading', { name: 'Nothing in it can be read' })).toBeVisible();
    await expect.element(page.getByText(/This kind of file is not supported/)).toBeVisible();
    expect(page.getByRole('button', { name: /^Import/ }).query()).toBeNull();
  });

  it('of an export are taken with their drafts only when asked', async () => {
    const post = (title: string) =>
      new File(
        [
          `<html><body><article class="h-entry"><h1 class="p-name">${title}</h1><section data-field="body" class="e-content"><p>Text.</p></section></article></body></html>`,
        ],
        `${title}.html`,
      );
    const place = (file: File, path: string) => {
      Object.defineProperty(file, 'webkitRelativePath', { value: path });
      return file;
    };
    const files = [
      place(post('a'), 'medium-export/posts/2024-03-05_One-abc123def456.html'),
      place(post('b'), 'medium-export/posts/draft_Two-abc123def457.html'),
    ];
    const data = new DataTransfer();
    for (const file of files) data.items.add(file);
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
    Object.defineProperty(event, 'clipboardData', { value: { files, getData: () => '' } });
    await expect.element(field()).toBeVisible();
    field().element().dispatchEvent(event);
    await expect.element(page.getByText('Medium export: 1 document')).toBeVisible();
    await page.getByRole('switch', { name: 'Take drafts in too' }).click();
    expect(await problemsInBothSchemes()).toEqual([]);
    await page.getByRole('button', { name: 'Import 2 documents' }).click();
    await expect
      .poll(async () => (await stage.studio.db.sources.toArray())[0])
      .toMatchObject({ includesDrafts: true });
  });
});

describe('an export that does not say where it is published', () => {
  const siteField = () => page.getByRole('textbox', { name: 'Address of the site these texts are on' });
  const importButton = () => page.getByRole('button', { name: 'Import 2 documents' });
  const urls = async () =>
    Object.fromEntries((await stage.studio.db.documents.toArray()).map(({ title, url }) => [title, url]));

  /** Chooses a Ghost export of a post and a page. */
  async function chooseGhost(): Promise<void> {
    const row = { status: 'published', visibility: 'public', published_at: '2024-02-03T04:05:06.000Z' };
    const posts = [
      {
        ...row,
        id: '1',
        type: 'post',
        title: 'Keys',
        slug: 'keys',
        html: '<p>Keys outlive schemas, <a href="__GHOST_URL__/about/">I say</a>.</p>',
      },
      {
        ...row,
        id: '2',
        type: 'page',
        title: 'About',
        slug: 'about',
        html: '<p>I build quays and write about them.</p>',
      },
    ];
    const ghost = { db: [{ meta: { exported_on: 1_762_000_000_000, version: '5.87.1' }, data: { posts } }] };
    const name = 'blog.ghost.2026-01-01-00-00-00.json';
    await userEvent.upload(page.getByLabelText('Add files'), [new File([JSON.stringify(ghost)], name)]);
    await expect.element(importButton()).toBeVisible();
  }

  async function importsOver(count: number): Promise<void> {
    await expect.poll(() => stage.studio.db.imports.where('state').equals('done').count()).toBe(count);
  }

  beforeEach(() => importForReal(stage.studio));

  it('gives its documents and the links between them the address the owner types', async () => {
    await chooseGhost();
    await expect.element(siteField()).toHaveAccessibleDescription(/^Optional\..* quoted but not linked\.$/);
    await siteField().fill('blog.example.org');
    expect(await problemsInBothSchemes()).toEqual([]);
    await importButton().click();
    await importsOver(1);
    expect(await urls()).toEqual({
      Keys: 'https://blog.example.org/keys/',
      About: 'https://blog.example.org/about/',
    });
    expect((await stage.studio.db.links.toArray()).map(({ url }) => url)).toEqual([
      'https://blog.example.org/about/',
    ]);
  });

  it('comes in without addresses when none is typed, and gets them when it is added again with one', async () => {
    await chooseGhost();
    await importButton().click();
    await importsOver(1);
    expect(await urls()).toEqual({ Keys: undefined, About: undefined });
    await chooseGhost();
    await siteField().fill('https://blog.example.org');
    await userEvent.keyboard('{Enter}');
    await importsOver(2);
    expect(await stage.studio.db.documents.count()).toBe(2);
    expect(await urls()).toEqual({
      Keys: 'https://blog.example.org/keys/',
      About: 'https://blog.example.org/about/',
    });
  });

  it('is not imported with what is no address, and says so at the field', async () => {
    await chooseGhost();
    await siteField().fill('my blog');
    await importButton().click();
    await expect.element(page.getByRole('alert').getByText(/^This is not a web address/)).toBeVisible();
    await expect.element(siteField()).toHaveFocus();
    await expect.element(siteField()).toBeInvalid();
    expect(await problemsInBothSchemes()).toEqual([]);
    expect(await stage.studio.db.imports.count()).toBe(0);
    await siteField().fill('http://old.example.org');
    await expect.element(siteField()).toBeValid();
    await importButton().click();
    await importsOver(1);
    expect(await urls()).toMatchObject({ Keys: 'http://old.example.org/keys/' });
  });

  it('of which nothing can be read asks for no address', async () => {
    const name = 'blog.ghost.2026-01-01-00-00-00.json';
    const broken = '{ "db": [{ "meta": { "exported_on": 1, "version": "5.0" }, "data": { "posts": [';
    await userEvent.upload(page.getByLabelText('Add files'), [new File([broken], name)]);
    await expect.element(page.getByRole('heading', { name: 'Nothing in it can be read' })).toBeVisible();
    expect(siteField().query()).toBeNull();
  });
});
