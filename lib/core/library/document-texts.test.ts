import { describe, expect, it } from 'vitest';
import { findBareUrls } from './bare-urls';
import { canonicalTextOf } from './canonical-text';
import { countWords } from './count-words';
import type { ParsedDocument } from './document';
import { documentLanguage } from './document-language';
import { documentTitle, firstWords, titleFromFileName } from './document-title';
import { absoluteUrl, createLinkedText } from './linked-text';
import { sentenceFinder, splitSentences } from './sentences';
import { secondsOfTime } from './time-marks';

describe('splitSentences', () => {
  it('keeps abbreviations, numbers and addresses in one sentence', () => {
    const text =
      'Use e.g. Docker. Dr. Smith took 3.5 hours! See https://a.example/x?y=z. Next line\nand more.';
    expect(splitSentences(text).map((sentence) => sentence.trim())).toEqual([
      'Use e.g. Docker.',
      'Dr. Smith took 3.5 hours!',
      'See https://a.example/x?y=z.',
      'Next line',
      'and more.',
    ]);
    expect(splitSentences(text).join('')).toBe(text);
  });

  it('ends Chinese sentences without white space', () => {
    expect(splitSentences('你好。我们开始吧。')).toEqual(['你好。', '我们开始吧。']);
  });
});

describe('sentenceFinder', () => {
  it('gives the sentence around a place, within its line', () => {
    const text = 'First one. Second one here.\nThird.';
    expect(sentenceFinder(text)(0)).toBe('First one.');
    expect(sentenceFinder(text)(15)).toBe('Second one here.');
    expect(sentenceFinder(text)(text.length - 1)).toBe('Third.');
  });

  it('cuts endless sentences around the place', () => {
    const text = `${'a '.repeat(500)}here ${'b '.repeat(500)}`;
    const sentence = sentenceFinder(text)(text.indexOf('here'));
    expect(sentence).toContain('here');
    expect(sentence.length).toBeLessThanOrEqual(300);
  });
});

describe('countWords', () => {
  it.each([
    ['', 0],
    ["It's a well-known fact: 3.5 is more than 3.", 9],
    ['日本語の文章です', 4],
  ])('%s has %i', (text, count) => expect(countWords(text)).toBe(count));
});

describe('titles', () => {
  it('are the first words up to the end of a sentence, or cut between words', () => {
    expect(firstWords('Nobody reads your CV. They scan it.')).toBe('Nobody reads your CV');
    expect(firstWords('Wait... there is more to say about this than you think')).toBe(
      'Wait... there is more to say about this than you think',
    );
    const long = firstWords(`A first line, ${'with many more words '.repeat(10)}`);
    expect(long.length).toBeLessThanOrEqual(81);
    expect(long).toMatch(/\w…$/);
  });

  it('come from the first heading, the first words or the file name', () => {
    const paragraph = { kind: 'paragraph' as const, text: 'Some words.', links: [] };
    expect(documentTitle([paragraph, { kind: 'heading', text: 'Head\n ing', links: [] }], 'x')).toBe(
      'Head ing',
    );
    expect(documentTitle([paragraph], 'x')).toBe('Some words');
    expect(documentTitle([], 'x')).toBe('x');
    expect(titleFromFileName('a/2021-04-20-why_learn-sql.md')).toBe('why learn sql');
  });
});

describe('findBareUrls', () => {
  it.each([
    ['(see https://a.example/b)', ['https://a.example/b']],
    ['https://en.wiki.example/Go_(game), then', ['https://en.wiki.example/Go_(game)']],
    ['"https://a.example/?q=1&r=2"!', ['https://a.example/?q=1&r=2']],
    ['http://a.example...', ['http://a.example']],
    ['https://user:pass@a.example and https:// and ftp://a.example', []],
  ])('in %s', (text, urls) => {
    expect(findBareUrls(text).map(({ url }) => url)).toEqual(urls);
    for (const { url, start, end } of findBareUrls(text)) expect(text.slice(start, end)).toBe(url);
  });
});

describe('createLinkedText', () => {
  it('shows white space as a reader sees it and knows the words of each link', () => {
    const text = createLinkedText();
    text.add('  Take \n ');
    text.openLink('https://a.example/');
    text.add(' the  course ');
    text.closeLink();
    text.add(' now. Then rest.');
    text.breakLine();
    text.breakLine();
    text.add(' Next. ');
    expect(text.finish()).toEqual({
      text: 'Take the course now. Then rest.\nNext.',
      links: [{ url: 'https://a.example/', anchorText: 'the course', sentence: 'Take the course now.' }],
    });
  });

  it('leaves out addresses that are too long to be links', () => {
    const text = createLinkedText();
    text.openLink(`https://a.example/${'x'.repeat(3000)}`);
    text.add('words');
    text.closeLink();
    expect(text.finish()).toEqual({ text: 'words', links: [] });
  });
});

describe('absoluteUrl', () => {
  it.each([
    ['../b', 'https://a.example/c/d', 'https://a.example/b'],
    ['//b.example/x', 'https://a.example/', 'https://b.example/x'],
    ['#top', 'https://a.example/', undefined],
    ['b', undefined, undefined],
    ['javascript:alert(1)', 'https://a.example/', undefined],
    ['mailto:a@b.example', 'https://a.example/', undefined],
    ['https://user@b.example/', undefined, undefined],
    ['https://b.example:99999/', 'https://a.example/', undefined],
  ])('%s on %s', (href, base, url) => expect(absoluteUrl(href, base)).toBe(url));
});

describe('canonicalTextOf', () => {
  const parsed: ParsedDocument = { title: 'é', kind: 'post', tags: [], isPrivate: false, blocks: [] };

  it('is the same for the same content in another order or Unicode form, and for absent fields', () => {
    const reordered = {
      blocks: [],
      isPrivate: false,
      tags: [],
      kind: 'post',
      title: 'e\u0301',
      url: undefined,
    } as const;
    expect(canonicalTextOf({ ...reordered, blocks: [], tags: [] })).toBe(canonicalTextOf(parsed));
  });

  it('changes with every field', () => {
    const changes: Array<Partial<ParsedDocument>> = [
      { title: 'x' },
      { url: 'https://a.example/' },
      { tags: ['a'] },
      { isPrivate: true },
    ];
    for (const change of changes)
      expect(canonicalTextOf({ ...parsed, ...change })).not.toBe(canonicalTextOf(parsed));
  });
});

describe('documentLanguage', () => {
  const long = { title: '', blocks: [{ kind: 'paragraph' as const, text: 'word '.repeat(60), links: [] }] };

  it.each([
    ['es-MX', 'fr', 'es'],
    ['en', 'es', 'es'],
    ['en-US', undefined, 'en'],
    [undefined, 'de', 'de'],
    ['english', undefined, undefined],
  ])('stated %s and detected %s is %s', (language, detected, expected) => {
    expect(documentLanguage({ ...long, language }, () => detected)).toBe(expected);
  });

  it('believes a stated language of a text too short to tell', () => {
    expect(documentLanguage({ title: 'Hola', blocks: [], language: 'en' }, () => 'es')).toBe('en');
  });
});

describe('secondsOfTime', () => {
  it.each([
    ['1:02:03', 3723],
    ['00:03:15,500', 195],
    ['75:00', 4500],
    ['1:75:00', undefined],
    ['3:75', undefined],
    ['noon', undefined],
  ])('%s', (time, seconds) => expect(secondsOfTime(time)).toBe(seconds));
});

describe('long lines', () => {
  it.each([
    ['with spaces', 'One sentence here. ', 3000],
    ['without spaces', '我们今天讨论数据工程的职业道路。', 3000],
    ['without an end', 'word and ', 3000],
  ])('%s are cut into the same sentences as short ones, and nothing is lost', (_, sentence, count) => {
    const sentences = splitSentences(sentence.repeat(count));
    expect(sentences.join('')).toBe(sentence.repeat(count));
    if (/[.。]/u.test(sentence)) expect(new Set(sentences)).toEqual(new Set([sentence]));
  });

  it('know the sentence of every link in them', () => {
    const text = createLinkedText();
    for (let index = 0; index < 5000; index += 1) {
      text.add(`Sentence ${index} says `);
      text.openLink(`https://a.example/${index}`);
      text.add('this');
      text.closeLink();
      text.add('. ');
    }
    const { links } = text.finish();
    expect(links).toHaveLength(5000);
    expect(links[4321]).toEqual({
      url: 'https://a.example/4321',
      anchorText: 'this',
      sentence: 'Sentence 4321 says this.',
    });
  });
});
