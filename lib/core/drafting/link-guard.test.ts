import { expect, test } from 'vitest';
import { createLinkGuard, guardText } from './link-guard';

const sources = [
  { mark: 'S1', url: 'https://owner.example/post' },
  { mark: 'S2', url: 'https://owner.example/other?x=1' },
  { mark: 'S3' },
];
const wiki = 'https://owner.example/wiki/Foo_(bar)';
const options = { allowedUrls: new Map([[wiki, wiki]]), sources };
const guard = (text: string) => guardText(text, options).text;

test.each([
  [
    'a mark',
    'I wrote about it [S1]. And again [S1].',
    'I wrote about it (https://owner.example/post). And again.',
  ],
  ['inside brackets', 'Yes (see [S2]).', 'Yes (see https://owner.example/other?x=1).'],
  ['after a colon', 'Here: [S2]', 'Here: https://owner.example/other?x=1'],
  ['in a list', '- [S1]\n- two', '- https://owner.example/post\n- two'],
  [
    'two in one',
    'Both [S1, s2] help.',
    'Both (https://owner.example/post, https://owner.example/other?x=1) help.',
  ],
  [
    'other brackets',
    'It【S1†source】helps (S2).',
    'It (https://owner.example/post) helps (https://owner.example/other?x=1).',
  ],
  ['without an address', 'From my notes [S3].', 'From my notes.'],
  ['with a target', 'See [S1](https://foreign.com/x).', 'See (https://owner.example/post).'],
  ['as a reference', 'See [my post][S1].', 'See my post (https://owner.example/post).'],
])('source mark %s', (_name, given, expected) => {
  expect(guard(given)).toBe(expected);
});

test.each(['https://youtu.be/aB3_defGh12?t=95', 'https://vimeo.com/123456789#t=95s'])(
  'a talk keeps the second of %s',
  (url) => {
    const talk = { allowedUrls: new Map<string, string>(), sources: [{ mark: 'S1', url }] };
    expect(guardText('I said so [S1].', talk)).toMatchObject({ text: `I said so (${url}).`, removed: [] });
    expect(guardText(`See ${url} first.`, talk)).toMatchObject({ text: `See ${url} first.`, removed: [] });
    const other = url.replace('95', '96');
    expect(guardText(`See ${other} first.`, talk).text).not.toContain(other);
  },
);

test('marks are told: cited ones, and unknown ones as removed', () => {
  const result = guardText('One [S3], two [S9].', options);
  expect(result.text).toBe('One, two.');
  expect([...result.citedMarks]).toEqual(['S3']);
  expect(result.removed).toEqual([{ shown: '[S9]', reason: 'unknown-mark' }]);
});

test.each([
  ['as it is', 'See https://owner.example/post.', 'See https://owner.example/post.'],
  ['with tracking', 'See https://owner.example/post?utm_source=x#top', 'See https://owner.example/post'],
  ['without scheme', 'See owner.example/post, now', 'See https://owner.example/post, now'],
  [
    'in Markdown',
    'See [my post](https://owner.example/post "title").',
    'See my post (https://owner.example/post).',
  ],
  ['under itself', '[https://owner.example/post](https://owner.example/post)', 'https://owner.example/post'],
  ['in HTML', '<a href="https://owner.example/post">my post</a>!', 'my post (https://owner.example/post)!'],
  ['in bold', '**https://owner.example/post**', 'https://owner.example/post'],
  ['in angle brackets', '<https://owner.example/post> now', 'https://owner.example/post now'],
  ['with brackets of its own', `See (${wiki}).`, `See (${wiki}).`],
  ['defanged', 'See hxxps://owner[.]example/post', 'See https://owner.example/post'],
  [
    'with a smuggled tail',
    '[x](https://owner.example/post)?d=SECRET',
    'x (https://owner.example/post)? d=SECRET',
  ],
  ['before Chinese', '看https://owner.example/post。谢谢', '看 https://owner.example/post 。谢谢'],
])('an allowed link %s comes out exactly', (_name, given, expected) => {
  expect(guard(given)).toBe(expected);
});

test.each([
  'Use node.js and Vue.js, README.md, setup.py, scikit-learn 1.5, Python 3.11 and v2.0.1.',
  'E.g. the U.S., i.e. 24/7 and/or CI/CD, at 10:30 a.m.; Q&A, C++, C#, #mlops, @jane.',
  'The red dot at the end, a dot product, point to point . . . and so on.',
  'M.Sc. and Ph.D. are fine: 3.5 of 10, 1,000.50 €, 50%.',
  'data: it matters. JavaScript: the good parts. Note: see above (see below) [optional].',
  'Ein Satz, z.B. dieser. Otra frase, p.ej. esta. Une phrase : celle-ci !',
  'List<String> and a < b > c, 2*3, x_y_z, snake_case, ~10, C:\\temp.',
  '你好，世界。これはテストです。',
  'me & you – “quoted” … fine 👍🏽 👩‍👩‍👧',
])('ordinary text stays: %s', (text) => {
  const result = guardText(text, options);
  expect(result.text).toBe(text);
  expect(result.removed).toEqual([]);
});

test.each([
  ['**Bold** and *it* and `code`', 'Bold and it and code'],
  ['## Heading\n\n\n\n* one\n* two\n> quote', 'Heading\n\n- one\n- two\nquote'],
  ['```python\nprint(1)\n```', 'print(1)'],
  ['<p>Hi</p><ul><li>a</li></ul>b<br>c', 'Hi\n\n- a\n\nb\nc'],
  ['AT&amp;T &#x263a;', 'AT&T ☺'],
  ['use tf.data.Dataset here', 'use tf .data.Dataset here'],
  ['naïve.It xhr.open(x) élan.Now', 'naïve. It xhr .open(x) élan. Now'],
  ['there.It works with ASP.NET, df.info() too', 'there. It works with ASP .NET, df .info() too'],
])('markup becomes plain text: %s', (given, expected) => {
  expect(guard(given)).toBe(expected);
});

test('words under a foreign link stay, the link goes and is told harmlessly', () => {
  const result = guardText('Read [my guide](https://foreign.com/a?b=c) first.', options);
  expect(result.text).toBe('Read my guide first.');
  expect(result.removed).toEqual([{ shown: 'hxxps[:]//foreign[.]com/a?b=c', reason: 'not-in-library' }]);
});

test.each([
  ['https://owner.example.foreign.com/post', 'look-alike'],
  ['https://owner.exarnple/post', 'look-alike'],
  ['https://www.linkedln.com/in/owner', 'look-alike'],
  ['https://owner.example@foreign.com/', 'look-alike'],
  ['https://owner.example/another', 'not-in-library'],
  ['foreign dot com slash x', 'hidden'],
  ['aHR0cHM6Ly9mb3JlaWduLmNvbS94P2Q9MQ==', 'hidden'],
])('%s is removed as %s', (given, reason) => {
  const result = guardText(`Look: ${given} now`, options);
  expect(result.text).toMatch(/^Look:? now$/);
  expect(result.removed.map((removed) => removed.reason)).toEqual([reason]);
});

test('text comes out while it comes in, and nothing is taken back', () => {
  const stream = createLinkGuard(options);
  expect(stream.push('A first sentence ')).toBe('A first');
  expect(stream.push('with a [S')).toBe(' sentence with');
  expect(stream.push('1')).toBe('');
  expect(stream.push('] and more')).toBe(' a (https://owner.example/post)');
  expect(stream.end()).toBe(' and more');
});

test('a text that is gone on with keeps words apart and writes no link twice', () => {
  const goOn = (text: string) => {
    const stream = createLinkGuard({
      ...options,
      continues: 'I wrote this (https://owner.example/post) and',
    });
    return stream.push(text) + stream.end();
  };
  expect(goOn('more [S1], also [S2].')).toBe(' more, also (https://owner.example/other?x=1).');
  expect(goOn(', more')).toBe(', more');
});
