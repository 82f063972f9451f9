import { describe, expect, it } from 'vitest';
import { isListPage } from './list-page';
import {
  dateOfAddress,
  isFileAddress,
  isListAddress,
  isUnderPath,
  pageOfHost,
  siteAddressOf,
} from './site-address';

const site = siteAddressOf('https://mara.example/');
const folder = siteAddressOf('https://host.example/@mara/index.html');

describe('the address of a site', () => {
  it('is its host, or a folder of one', () => {
    expect(site).toEqual({ origin: 'https://mara.example', path: '/' });
    expect(folder).toEqual({ origin: 'https://host.example', path: '/@mara' });
    expect(siteAddressOf('https://mara.example/blog/')).toMatchObject({ path: '/blog' });
    expect(isUnderPath('https://host.example/@mara/a', folder)).toBe(true);
    expect(isUnderPath('https://host.example/@marais/a', folder)).toBe(false);
  });

  it('takes pages in any form of its host, and of no other', () => {
    expect(pageOfHost('http://www.mara.example/a?utm_source=x#y', site)).toBe('https://mara.example/a');
    expect(pageOfHost('https://evil.example/mara.example', site)).toBeUndefined();
    expect(pageOfHost('https://mara.example.evil.example/', site)).toBeUndefined();
    expect(pageOfHost('https://mara.example:8443/', site)).toBeUndefined();
    expect(pageOfHost('ftp://mara.example/', site)).toBeUndefined();
  });
});

describe('lists of pages', () => {
  it.each([
    '/',
    '/index.html',
    '/tag/sql/',
    '/blog/category/data',
    '/author/mara',
    '/page/2',
    '/blog/page/12/',
    '/2021/04',
    '/2021/04/20/',
    '/?s=sql',
    '/blog?page=2',
    '/feed/',
    '/archive',
    '/post/comments',
  ])('are told by their address: %s', (path) => {
    expect(isListAddress(`https://mara.example${path}`, site)).toBe(true);
  });

  it.each([
    '/sql',
    '/2021/04/20/sql',
    '/2021/sql',
    '/posts/1984',
    '/posts/404',
    '/tags-are-bad',
    '/archive/sql',
    '/?p=12',
    '/about',
    '/blog/page-speed',
  ])('are not: %s', (path) => {
    expect(isListAddress(`https://mara.example${path}`, site)).toBe(false);
  });

  it('are told by what is on them, unless it is an article', () => {
    const links = Array.from({ length: 10 }, (_, at) => ({
      url: `https://mara.example/${at}`,
      anchorText: `A post about ${at}`,
      sentence: '',
    }));
    const blocks = [
      { kind: 'list' as const, text: links.map(({ anchorText }) => anchorText).join('\n'), links },
    ];
    expect(isListPage({ kind: 'page', blocks })).toBe(true);
    expect(isListPage({ kind: 'post', blocks })).toBe(false);
    const words = { kind: 'paragraph' as const, text: 'word '.repeat(60), links: [] };
    expect(isListPage({ kind: 'page', blocks: [...blocks, words] })).toBe(false);
    expect(
      isListPage({ kind: 'page', blocks: blocks.map((block) => ({ ...block, links: links.slice(0, 3) })) }),
    ).toBe(false);
  });
});

it('knows files and dates by addresses', () => {
  expect(isFileAddress('https://mara.example/a.PDF?x=1')).toBe(true);
  expect(isFileAddress('https://mara.example/a.html')).toBe(false);
  expect(dateOfAddress('https://mara.example/2021/04/20/sql')).toBe(Date.UTC(2021, 3, 20));
  expect(dateOfAddress('https://mara.example/2021/04/sql')).toBe(Date.UTC(2021, 3, 1));
  expect(dateOfAddress('https://mara.example/2021/99/sql')).toBeUndefined();
});
