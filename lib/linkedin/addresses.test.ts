import { expect, test } from 'vitest';
import { isReadableAddress, memberIdIn, profileLinkOf, threadIdOf } from './addresses';
import { linkText } from './link-text';

const token = 'ACoAAFIXTviewer00000000000000000000000';

test.each<[string, object | undefined]>([
  [
    `https://www.linkedin.com/in/${token}?miniProfileUrn=x`,
    { url: `https://www.linkedin.com/in/${token}`, memberId: token, isOrganization: false },
  ],
  [`/in/${token}/`, { url: `https://www.linkedin.com/in/${token}`, memberId: token, isOrganization: false }],
  [
    'https://nl.linkedin.com/in/some-one-1/',
    { url: 'https://www.linkedin.com/in/some-one-1', slug: 'some-one-1', isOrganization: false },
  ],
  [
    '/in/j%C3%BCrgen-demo/overlay/about-this-profile/',
    { url: 'https://www.linkedin.com/in/j%C3%BCrgen-demo', slug: 'jürgen-demo', isOrganization: false },
  ],
  [
    'https://www.linkedin.com/company/12/',
    { url: 'https://www.linkedin.com/company/12', slug: '12', isOrganization: true },
  ],
  ['https://linkedin.com.example/in/some-one', undefined],
  ['https://www.linkedin.com/feed/', undefined],
  ['/in/%E0%A4%A', { url: 'https://www.linkedin.com/in/%E0%A4%A', slug: '%E0%A4%A', isOrganization: false }],
  ['http://[', undefined],
  ['', undefined],
])('reads the link %s', (href, expected) => {
  expect(profileLinkOf(href)).toEqual(expected && { slug: undefined, memberId: undefined, ...expected });
});

test.each<[string, string | undefined]>([
  ['https://www.linkedin.com/messaging/thread/2-YWJj==/?filter=unread', '2-YWJj=='],
  ['https://www.linkedin.com/messaging/thread/2-YWJj%3D%3D', '2-YWJj=='],
  ['https://www.linkedin.com/messaging/thread/new/', undefined],
  ['https://www.linkedin.com/messaging/compose/?recipient=x', undefined],
  ['https://www.linkedin.com/messaging/', undefined],
])('finds the thread of %s', (url, expected) => {
  expect(threadIdOf(url)).toBe(expected);
});

test('finds the member token in queries and urns', () => {
  expect(memberIdIn(`/messaging/compose/?profileUrn=urn%3Ali%3Afsd_profile%3A${token}&recipient=x`)).toBe(
    token,
  );
  expect(memberIdIn(`urn:li:fs_miniProfile:${token}`)).toBe(token);
  expect(memberIdIn('urn:li:fsd_profile:12')).toBeUndefined();
});

test.each<[string, boolean]>([
  ['https://www.linkedin.com/feed/', true],
  ['https://de.linkedin.com/feed/', true],
  ['about:blank', true],
  ['about:srcdoc', true],
  ['http://www.linkedin.com/', false],
  ['https://linkedin.com.evil.example/', false],
  ['https://evil.example/?https://www.linkedin.com/', false],
  ['https://user@evil.example/', false],
  ['http://localhost:4000/', false],
])('may read %s: %s', (url, expected) => {
  expect(isReadableAddress(url)).toBe(expected);
});

test.each<[string, string | null, string]>([
  ['https://example.org/a', 'https://example.org/a', 'https://example.org/a'],
  ['https://example.org/lo…', 'https://example.org/long', 'https://example.org/long'],
  ['example.org/lo...', 'https://example.org/long?x=1', 'https://example.org/long?x=1'],
  ['example.org/a', 'http://example.org/a', 'http://example.org/a'],
  ['www.example.org', 'http://www.example.org/', 'http://www.example.org/'],
  ['asp.net', 'http://asp.net/', 'asp.net'],
  ['the guide', 'https://example.org/guide', 'the guide (https://example.org/guide)'],
  ['Some One', `https://www.linkedin.com/in/${token}`, 'Some One'],
  ['https://bank.example/', 'https://evil.example/', 'https://bank.example/'],
  ['me@example.org', 'mailto:me@example.org', 'me@example.org'],
  ['click', 'javascript:alert(1)', 'click'],
  ['words', null, 'words'],
  [
    'example.org/x',
    'https://www.linkedin.com/safety/go?url=https%3A%2F%2Fexample.org%2Fx%3Fy%3D1&trk=m',
    'https://example.org/x?y=1',
  ],
])('a link that shows %s and leads to %s reads %s', (shown, href, expected) => {
  expect(linkText(shown, href)).toBe(expected);
});
