import { describe, expect, it } from 'vitest';
import { readPageMetadata } from './page-metadata';
import { inertDocument } from './parse-html';

const found = 'https://mara.example/blog/why-sql-comes-first?utm_source=x';

function read(head: string, { url = found, body = '' } = {}) {
  return readPageMetadata(inertDocument(`<head>${head}</head><body>${body}</body>`), url, url);
}

describe('the canonical address of a page', () => {
  const canonical = (href: string, url?: string) =>
    read(`<link rel="canonical" href="${href}">`, { url }).url;

  it('is where it was found without tracking parameters when the page states none', () => {
    expect(read('').url).toBe('https://mara.example/blog/why-sql-comes-first');
  });

  it.each([
    ['of its own host', '/blog/sql', 'https://mara.example/blog/sql'],
    ['of the other form of its host', 'https://www.mara.example/sql', 'https://www.mara.example/sql'],
    [
      'of the same text elsewhere',
      'https://old.example/2021/why-sql-comes-first/',
      'https://old.example/2021/why-sql-comes-first/',
    ],
    [
      'of the same path elsewhere',
      'https://new.example/blog/why-sql-comes-first',
      'https://new.example/blog/why-sql-comes-first',
    ],
  ])('is the stated one %s', (_, href, expected) => {
    expect(canonical(href)).toBe(expected);
  });

  it.each([
    'https://mara.example/',
    'https://template.example/demo',
    'https://elsewhere.example/',
    'javascript:x',
  ])('is never %s', (href) => {
    expect(canonical(href)).toBe('https://mara.example/blog/why-sql-comes-first');
  });

  it('takes the original of a copy, with the id the copying site adds', () => {
    expect(
      canonical('https://mara.example/sql-first', 'https://medium.com/@mara/sql-first-3f2a9c8d7e6b'),
    ).toBe('https://mara.example/sql-first');
  });

  it('keeps https where the page states its old address', () => {
    expect(canonical('http://mara.example/blog/why-sql-comes-first')).toBe(
      'https://mara.example/blog/why-sql-comes-first',
    );
  });

  it('goes by the next statement when the first is not credible', () => {
    const head = '<link rel="canonical" href="/"><meta property="og:url" content="/blog/sql">';
    expect(read(head).url).toBe('https://mara.example/blog/sql');
  });
});

describe('the dates of a page', () => {
  const day = (number: number) => Date.UTC(2021, 3, number);
  const data =
    '<script type="application/ld+json">{"@type":"Article","datePublished":"2021-04-01","dateModified":"2021-04-02"}</script>';
  const meta =
    '<meta property="article:published_time" content="2021-04-03"><meta property="article:modified_time" content="2021-04-04">';
  const times =
    '<article><time datetime="2021-04-05">x</time><time itemprop="dateModified" datetime="2021-04-06">y</time></article>';

  it('say where they are from, the data for programs first', () => {
    expect(read(meta + data, { body: times })).toMatchObject({
      publishedAt: day(1),
      publishedFrom: 'structured-data',
      modifiedAt: day(2),
      modifiedFrom: 'structured-data',
    });
    expect(read(meta, { body: times })).toMatchObject({
      publishedAt: day(3),
      publishedFrom: 'meta',
      modifiedAt: day(4),
      modifiedFrom: 'meta',
    });
    expect(read('', { body: times })).toMatchObject({
      publishedAt: day(5),
      publishedFrom: 'time-element',
      modifiedAt: day(6),
      modifiedFrom: 'time-element',
    });
  });

  it('say nothing about a change that is no later than the publishing', () => {
    const same =
      '<meta property="article:published_time" content="2021-04-03"><meta property="og:updated_time" content="2021-04-03">';
    expect(read(same)).not.toHaveProperty('modifiedAt');
    expect(read('<meta name="date" content="soon">')).not.toHaveProperty('publishedAt');
  });
});
