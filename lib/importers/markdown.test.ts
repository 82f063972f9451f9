import { describe, expect, it } from 'vitest';
import { parseMarkdown } from './markdown';

const parse = (source: string, name = 'a-post.md') => parseMarkdown(source, { name });

describe('parseMarkdown', () => {
  it('reads front matter', () => {
    const parsed = parse(
      [
        '---',
        'title: "Learn SQL first"',
        'date: 2021-04-20',
        'canonical_url: https://owner.example/sql/',
        'tags: [sql, careers]',
        'lang: en',
        'private: true',
        '---',
        'Text.',
      ].join('\n'),
    );
    expect(parsed).toMatchObject({
      title: 'Learn SQL first',
      publishedAt: Date.UTC(2021, 3, 20),
      publishedFrom: 'front-matter',
      url: 'https://owner.example/sql/',
      tags: ['sql', 'careers'],
      language: 'en',
      isPrivate: true,
      kind: 'post',
    });
  });

  it.each([
    ['draft: true', true],
    ['published: false', true],
    ['published: 2021-01-01', false],
    ['title: x', false],
  ])('takes %s as private: %s', (line, isPrivate) => {
    expect(parse(`---\n${line}\n---\nText.`).isPrivate).toBe(isPrivate);
  });

  it('reads TOML front matter', () => {
    const parsed = parse('+++\ntitle = "Hugo"\ndate = 2020-02-03T10:00:00Z\ntags = ["a", "b"]\n+++\nText.');
    expect(parsed).toMatchObject({ title: 'Hugo', tags: ['a', 'b'], publishedAt: Date.UTC(2020, 1, 3, 10) });
  });

  it('survives front matter that is no YAML, and YAML that tries to grow', () => {
    expect(parse('---\ntitle: [a\n---\nText.').blocks).toHaveLength(1);
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghi'
      .split('')
      .map((name, index) => `${name}: &${name} [${`*${'abcdefgh'[index]},`.repeat(9)}]`)
      .join('\n')}`;
    expect(parse(`---\n${bomb}\n---\nText.`).title).toBe('Text');
  });

  it('takes the title from the first heading and leaves it out of the text', () => {
    const parsed = parse('# What I tell career changers\n\nStart small.\n\n## Why\n\nBecause.');
    expect(parsed.title).toBe('What I tell career changers');
    expect(parsed.blocks.map((block) => [block.kind, block.text])).toEqual([
      ['paragraph', 'Start small.'],
      ['heading', 'Why'],
      ['paragraph', 'Because.'],
    ]);
  });

  it('falls back on the first words, then on the file name, for title and date', () => {
    expect(parse('Nobody reads your CV twice. So make the first time count.').title).toBe(
      'Nobody reads your CV twice',
    );
    expect(parse('![](x.png)', 'posts/2021-04-20-learn-sql.md')).toMatchObject({
      title: 'learn sql',
      publishedAt: Date.UTC(2021, 3, 20),
      publishedFrom: 'file',
    });
  });

  it('keeps every link with its anchor text and sentence', () => {
    const source = [
      'First one. Take [the SQL course](https://c.example/sql "Title"), [this][ref] and <https://auto.example/x>. Last.',
      '',
      'See https://bare.example/page, or <a href="https://html.example/?a=1&amp;b=2">the <b>page</b></a>.',
      '[![A badge](b.png)](https://badge.example/)',
      '',
      '[ref]: https://ref.example/one',
    ].join('\n');
    const links = parse(source).blocks.flatMap((block) => block.links);
    expect(links.map((link) => [link.url, link.anchorText])).toEqual([
      ['https://c.example/sql', 'the SQL course'],
      ['https://ref.example/one', 'this'],
      ['https://auto.example/x', 'https://auto.example/x'],
      ['https://bare.example/page', 'https://bare.example/page'],
      ['https://html.example/?a=1&b=2', 'the page'],
      ['https://badge.example/', 'A badge'],
    ]);
    expect(links[0]?.sentence).toBe('Take the SQL course, this and https://auto.example/x.');
  });

  it('resolves relative links against the address, and drops what is no web page', () => {
    const source =
      '---\nurl: https://owner.example/blog/post/\n---\n[a](../other/) [b](#here) [c](mailto:x@y.example) [d](javascript:alert(1))';
    expect(parse(source).blocks[0]?.links.map((link) => link.url)).toEqual([
      'https://owner.example/blog/other/',
    ]);
    expect(parse('[a](../other/)').blocks[0]?.links).toEqual([]);
  });

  it('writes lists one item a line, tables one row a line, and leaves code as it is', () => {
    const parsed = parse(
      '- one\n- two\n  - nested\n- three\n\n```js\nlet a = 1;\n  let b;\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n> Said\n> so.',
    );
    expect(parsed.blocks.map((block) => [block.kind, block.text])).toEqual([
      ['list', 'one\ntwo\nnested\nthree'],
      ['code', 'let a = 1;\n  let b;'],
      ['table', 'a | b\n1 | 2'],
      ['quote', 'Said so.'],
    ]);
  });

  it('keeps the words of raw HTML and never its scripts', () => {
    const parsed = parse(
      'Before.\n\n<div onclick="x()">Inside &amp; out<script>alert(1)</script></div>\n\nAfter.',
    );
    expect(parsed.blocks.map((block) => block.text)).toEqual(['Before.', 'Inside & out', 'After.']);
  });

  it('makes a talk of a transcript with time marks', () => {
    const parsed = parse(
      '---\ntitle: My talk\nurl: https://video.example/watch?v=1\n---\n\n[00:00:05] Welcome\nall of you.\n[00:03:15] Why [SQL](https://c.example/sql).\n\n## 12:30 Questions\n\nNobody asked.',
    );
    expect(parsed.kind).toBe('talk');
    expect(parsed.blocks).toMatchObject([
      { kind: 'paragraph', text: 'Welcome all of you.', startSeconds: 5 },
      { kind: 'paragraph', text: 'Why SQL.', startSeconds: 195, links: [{ url: 'https://c.example/sql' }] },
      { kind: 'heading', text: 'Questions', startSeconds: 750 },
      { kind: 'paragraph', text: 'Nobody asked.' },
    ]);
  });

  it('leaves the times of an agenda alone', () => {
    const parsed = parse('10:30 Coffee and talk\n\nWe met at 11:00 and left.');
    expect(parsed.kind).toBe('post');
    expect(parsed.blocks[0]?.text).toBe('10:30 Coffee and talk');
  });

  it('joins the lines of a wrapped paragraph', () => {
    expect(parse('One line\nand the next\nof one paragraph.').blocks[0]?.text).toBe(
      'One line and the next of one paragraph.',
    );
  });
});

describe('front matter', () => {
  it('may be JSON, as Hugo writes it', () => {
    const parsed = parseMarkdown(
      '{\n  "title": "Keys",\n  "date": "2021-04-20",\n  "tags": ["a", "b"]\n}\nText.',
      {
        name: 'a.md',
      },
    );
    expect(parsed).toMatchObject({ title: 'Keys', publishedAt: Date.UTC(2021, 3, 20), tags: ['a', 'b'] });
    expect(parsed.blocks.map(({ text }) => text)).toEqual(['Text.']);
  });

  it('tells when a text was last changed', () => {
    for (const [name, value] of [
      ['lastmod', '2022-01-02'],
      ['updated', '2022-01-02T00:00:00Z'],
      ['last_modified_at', '2022-01-02'],
    ]) {
      expect(parseMarkdown(`---\n${name}: ${value}\n---\nText.`, { name: 'a.md' })).toMatchObject({
        modifiedAt: Date.UTC(2022, 0, 2),
        modifiedFrom: 'front-matter',
      });
    }
  });

  it('may have TOML arrays over several lines, and tags in a table of their own', () => {
    const source = '+++\ntitle = "Keys"\n[taxonomies]\ntags = [\n  "a",\n  "b",\n]\n+++\nText.';
    expect(parseMarkdown(source, { name: 'a.md' }).tags).toEqual(['a', 'b']);
  });
});
