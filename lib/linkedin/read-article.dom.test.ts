import { afterEach, expect, test } from 'vitest';
import { mountHtml, unmountFixtures } from '../../tests/fixtures/linkedin/mount-fixture';
import { readPage } from './read-page';

afterEach(unmountFixtures);

const address = 'https://www.linkedin.com/pulse/keys-hedda-ab1ce?trackingId=x';
const me = (slug: string) =>
  `<code id="bpr-guid-1">${JSON.stringify({
    data: { $type: 'com.linkedin.voyager.common.Me' },
    included: [{ publicIdentifier: slug, firstName: 'Hedda', lastName: 'Quillmark' }],
  })}</code>`;

const article = (extra = '', data = '') => `<html lang="de"><head><title>x</title>
  <script type="application/ld+json">${data}</script></head><body>${extra}<main><article>
  <header class="reader-article-header"><h1 class="reader-article-header__title"> Keys  &amp; locks </h1>
  <a class="reader-author-info__author-lockup" href="/in/hedda-quillmark"><img alt=""><span class="reader-author-info__name">Hedda Quillmark</span></a></header>
  <div class="reader-article-content"><p>One key.</p><p>Two <a href="https://example.com/keys">keys</a>.</p></div></article></main></body></html>`;

async function read(html: string) {
  const page = await mountHtml(html, address);
  const reading = readPage(page.document, address);
  if (reading.kind !== 'article') throw new Error(`read as ${reading.kind}`);
  return reading.article;
}

test('an article is the own one, or somebody else’s, as the page tells who looks at it', async () => {
  expect((await read(article(me('hedda-quillmark')))).isOwn).toBe(true);
  expect((await read(article(me('bram-oyelaran')))).isOwn).toBe(false);
  expect((await read(article())).isOwn).toBeUndefined();
});

test('its words and links are taken, and nothing beside it', async () => {
  const { html, title, url, wordCount } = await read(article());
  expect(title).toBe('Keys & locks');
  expect(url).toBe('https://www.linkedin.com/pulse/keys-hedda-ab1ce');
  expect(wordCount).toBeGreaterThan(2);
  expect(html).toContain('<a href="https://example.com/keys">keys</a>');
  expect(html).not.toContain('Hedda Quillmark');
});

test('a date of another article, left in the head by LinkedIn, is not taken', async () => {
  const dated = (path: string) =>
    `{"@type":"Article","url":"https://www.linkedin.com${path}","datePublished":"2026-07-01"}`;
  expect((await read(article('', dated('/pulse/keys-hedda-ab1ce')))).publishedOn).toBe('2026-07-01');
  expect((await read(article('', dated('/pulse/other')))).publishedOn).toBeUndefined();
});

test('a page without an article’s text is unreadable, by name of what is missing', async () => {
  const page = await mountHtml('<html><body><main><h1>Gone</h1></main></body></html>', address);
  const reading = readPage(page.document, address);
  expect(reading).toMatchObject({ kind: 'unreadable', health: [{ surface: 'article', ok: false }] });
});
