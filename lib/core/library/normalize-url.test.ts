import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressKey, normalizeUrl } from './normalize-url';

test.each([
  ['HTTPS://Owner.Example:443/Post', 'https://owner.example/Post'],
  ['https://owner.example', 'https://owner.example/'],
  ['https://owner.example/post/', 'https://owner.example/post/'],
  ['http://www.owner.example/post', 'http://www.owner.example/post'],
  ['https://owner.example/post?utm_source=x&b=2&a=1&fbclid=9', 'https://owner.example/post?a=1&b=2'],
  ['https://owner.example/post?UTM_Campaign=x', 'https://owner.example/post'],
  ['https://owner.example/post?mc_cid=1&mc_eid=2#top', 'https://owner.example/post'],
  ['https://owner.example/%70ost/%e4', 'https://owner.example/post/%E4'],
  ['https://owner.example./a/../b', 'https://owner.example/b'],
  ['https://bücher.example/', 'https://xn--bcher-kva.example/'],
  ['https://video.example/watch?v=Ab&t=120s', 'https://video.example/watch?t=120s&v=Ab'],
  ['  https://owner.example/q?x=a%20b ', 'https://owner.example/q?x=a%20b'],
  ['http://localhost:8080/a', 'http://localhost:8080/a'],
])('%s is stored as %s', (given, expected) => {
  expect(normalizeUrl(given)).toBe(expected);
});

test.each([
  '',
  'owner.example/post',
  'javascript:alert(1)',
  'ftp://owner.example/',
  'https://user@owner.example/',
  'https://user:secret@owner.example/',
  'https://@owner.example/',
  'https://intranet/',
  'https://owner.example\\@foreign.example/',
  'https:owner.example',
  'https://owner.example/a b',
  'https://',
])('%s is not an address', (given) => {
  expect(normalizeUrl(given)).toBeUndefined();
});

test('the key ignores scheme, www and the last slash, and nothing else', () => {
  const same = [
    'http://www.owner.example/post/',
    'https://owner.example/post',
    'https://owner.example/post?utm_id=1',
  ];
  expect(new Set(same.map(addressKey)).size).toBe(1);
  expect(addressKey('https://owner.example/post/?a=1')).toBe('owner.example/post?a=1');
  expect(addressKey('https://owner.example/Post')).not.toBe(addressKey('https://owner.example/post'));
});

test('normalising twice changes nothing', () => {
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
      const once = normalizeUrl(url);
      if (once !== undefined) expect(normalizeUrl(once)).toBe(once);
    }),
    { numRuns: 1000 },
  );
});
