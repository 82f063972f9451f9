import { describe, expect, it } from 'vitest';
import { addressOfPage, type PageGlance, siteKeyOf, standingOf } from './page-glance';

const page = (changes: Partial<PageGlance> = {}): PageGlance => ({
  url: 'https://hedda.example/posts/keys',
  title: 'Keys',
  authors: [],
  wordCount: 1,
  ...changes,
});

describe('whose a page seems to be', () => {
  it.each([
    ['names the owner', ['Hedda Quillmark'], ['Hedda Quillmark'], false, 'own-name'],
    ['names the owner in other letters', ['HÉDDA  Quillmark'], ['Hedda Quillmark'], false, 'own-name'],
    ['names the owner among others', ['Bram O', 'Hedda Quillmark'], ['Hedda Quillmark'], false, 'own-name'],
    ['names somebody else', ['Bram Oyelaran'], ['Hedda Quillmark'], false, 'other-name'],
    ['names somebody else on an own site', ['Bram Oyelaran'], ['Hedda Quillmark'], true, 'other-name'],
    ['names nobody, on an own site', [], ['Hedda Quillmark'], true, 'own-site'],
    ['names nobody', [], ['Hedda Quillmark'], false, 'unknown'],
    ['names somebody, and the owner’s name is not known', ['Hedda Quillmark'], [''], false, 'unknown'],
    ['names a first name, which is no sign', ['Hedda'], ['Hedda'], false, 'unknown'],
  ] as const)('%s', (_, authors, names, isOwnSite, standing) => {
    expect(standingOf(page({ authors: [...authors] }), [...names], isOwnSite)).toBe(standing);
  });
});

describe('the address of a page', () => {
  it.each([
    ['is the canonical one', 'https://hedda.example/posts/keys/', 'https://hedda.example/posts/keys/'],
    ['may be relative', '/k', 'https://hedda.example/k'],
    ['is not one of another host', 'https://evil.example/keys', 'https://hedda.example/posts/keys'],
    ['is not the start page', 'https://hedda.example/', 'https://hedda.example/posts/keys'],
    ['is the one in the tab without any', undefined, 'https://hedda.example/posts/keys'],
  ])('%s', (_, canonicalUrl, address) => {
    expect(addressOfPage(page({ ...(canonicalUrl === undefined ? {} : { canonicalUrl }) }))).toBe(address);
  });

  it('has no tracking in it', () => {
    expect(addressOfPage(page({ url: 'https://hedda.example/k?utm_source=x&p=1' }))).toBe(
      'https://hedda.example/k?p=1',
    );
  });
});

describe('the site of a page', () => {
  it.each([
    ['hedda.example/posts/keys', 'hedda.example/'],
    ['medium.com/@hedda/keys', 'medium.com/@hedda/'],
    ['medium.com/p/1234', undefined],
    ['hedda.medium.com/keys-12', 'hedda.medium.com/'],
    ['github.com/hedda/keys', 'github.com/hedda/'],
    ['youtube.com/watch?v=x', undefined],
    ['linkedin.com/pulse/keys', undefined],
  ])('%s', (key, site) => {
    expect(siteKeyOf(key)).toBe(site);
  });
});
