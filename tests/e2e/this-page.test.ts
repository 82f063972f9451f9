import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../unit/imports';
import { expectAccessible } from './harness/accessible';
import { type InboxRun, launchInbox } from './harness/inbox';

/** Texts of their own, since the library takes pages with the same words for one document. */
const paragraphsAbout = (subject: string, verbs: string[]) =>
  verbs
    .map(
      (verb) =>
        `<p>${Array.from({ length: 6 }, (_, n) => `${subject} ${verb} number ${n} ${subject.length + n}`).join(', ')}.</p>`,
    )
    .join('');

const pageOf = (
  title: string,
  verbs: string[],
  head = '',
) => `<!doctype html><html lang="en"><head><title>${title}</title>${head}</head>
  <body><nav><a href="/">Home</a></nav><main><article><h1>${title}</h1>${paragraphsAbout(title, verbs)}
  <p>See <a href="https://example.com/notes">my notes</a>.</p></article></main></body></html>`;

const sites: Record<string, string> = {
  'https://hedda-quillmark.example/new-post': pageOf('Quayside keys', [
    'open',
    'turn',
    'rust',
    'hang',
    'sink',
  ]),
  'https://elsewhere.example/unsigned': pageOf('Unsigned words', [
    'wander',
    'whisper',
    'settle',
    'return',
    'vanish',
  ]),
  'https://third.example/one': pageOf('One', ['counts']),
  'https://third.example/two': pageOf('Two', ['adds']),
  'https://bram.example/guest': pageOf(
    'Guest words',
    ['visit', 'leave'],
    '<meta name="author" content="Bram Oyelaran">',
  ),
};

describe('the page in the tab, from the toolbar', () => {
  let inbox: InboxRun;

  beforeAll(async () => {
    inbox = await launchInbox({ entry: 'toolbar', grantedOrigins: [] });
    for (const [url, body] of Object.entries(sites)) {
      await inbox.context.route(url, (route) => route.fulfill({ contentType: 'text/html', body }));
    }
  });

  afterAll(async () => {
    await inbox?.close();
  });

  async function click(url: string): Promise<{ page: Page; panel: Page }> {
    const page = await inbox.context.newPage();
    await page.goto(url);
    await inbox.clickToolbarIcon(page);
    const panel = await inbox.sidePanel();
    await panel.getByRole('heading', { name: 'Add this page to your library?' }).waitFor();
    return { page, panel };
  }

  it('of a site the library knows is added with one click, and the page is left as it was', async () => {
    const page = await inbox.context.newPage();
    await page.goto('https://hedda-quillmark.example/new-post');
    const before = await page.content();
    await inbox.clickToolbarIcon(page);
    const panel = await inbox.sidePanel();
    await panel.getByText('You have added pages of this site before.').waitFor();
    await panel.getByText('Quayside keys', { exact: true }).waitFor();
    await panel.getByRole('button', { name: 'Add this page' }).click();
    await panel.getByText('Added', { exact: true }).first().waitFor();
    expect(await page.content()).toBe(before);

    await inbox.clickToolbarIcon(page);
    await panel.getByText(/already in your library/).waitFor();
    await panel.getByRole('button', { name: 'Add again' }).click();
    await panel.getByText('Your library has this text already', { exact: true }).first().waitFor();

    const studio = await inbox.openPage('options.html#library');
    await studio.getByText('Quayside keys').filter({ visible: true }).first().waitFor();
    await studio.close();
  });

  it('of another site is added after the owner said that it is theirs', async () => {
    const { panel } = await click('https://elsewhere.example/unsigned');
    const add = panel.getByRole('button', { name: 'Add this page' });
    expect(await add.isDisabled()).toBe(true);
    await panel.getByRole('checkbox', { name: 'I wrote this' }).check();
    await add.click();
    await panel.getByText('Added', { exact: true }).first().waitFor();
  });

  it('that somebody else signed asks first; the view is accessible', async () => {
    const { panel } = await click('https://bram.example/guest');
    await panel.getByText('Bram Oyelaran', { exact: true }).waitFor();
    expect(await panel.getByRole('button', { name: 'Add this page' }).isDisabled()).toBe(true);
    await expectAccessible(panel, { widths: [320, 400, 800], height: 900 });
  });

  it('is not added when the tab shows another page by then', async () => {
    const { page, panel } = await click('https://third.example/one');
    await page.goto('https://third.example/two');
    await panel.getByRole('checkbox', { name: 'I wrote this' }).check();
    await panel.getByRole('button', { name: /^Add/ }).click();
    await panel.getByText('The tab shows another page now').waitFor();
  });

  it('of LinkedIn, when it is an article, is added with its text alone', async () => {
    const fixture = readFileSync(join(projectRoot, 'tests/fixtures/linkedin/article-pulse.html'), 'utf8');
    const url = 'https://www.linkedin.com/pulse/choosing-partition-key-idowu-castellane-demo-ab1ce';
    await inbox.context.route(url, (route) => route.fulfill({ contentType: 'text/html', body: fixture }));
    const page = await inbox.context.newPage();
    await page.goto(url);
    await inbox.clickToolbarIcon(page);
    const panel = await inbox.sidePanel();
    await panel.getByRole('heading', { name: 'Add this article to your library?' }).waitFor();
    await panel.getByRole('checkbox', { name: 'I wrote this' }).check();
    await panel.getByRole('button', { name: 'Add this article' }).click();
    await panel.getByText('Added', { exact: true }).first().waitFor();
  });

  it('is in the context menu of all pages', async () => {
    const studio = await inbox.openPage('options.html#library');
    const exists = (id: string) =>
      studio.evaluate(async (name) => {
        const { contextMenus } = (
          globalThis as unknown as {
            chrome: { contextMenus: { update(id: string, changes: object): Promise<void> } };
          }
        ).chrome;
        return contextMenus.update(name, {}).then(
          () => true,
          () => false,
        );
      }, id);
    expect(await exists('add-page')).toBe(true);
    expect(await exists('draft-reply')).toBe(true);
    expect(await exists('nothing')).toBe(false);
  });
});
