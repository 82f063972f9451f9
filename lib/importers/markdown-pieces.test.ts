import { describe, expect, it } from 'vitest';
import { parseMarkdown, parseMarkdownCalmly } from './markdown';
import { markdownPieces } from './markdown-pieces';

const parse = (source: string) => parseMarkdown(source, { name: 'a.md' });
const words = (source: string) =>
  parse(source)
    .blocks.map((block) => block.text)
    .join('\n');

describe('a long Markdown file', () => {
  it('is one piece up to two thousand lines', () => {
    const source = 'Words.\n\n'.repeat(900);
    expect(markdownPieces(source)).toEqual([source]);
  });

  it.each([
    ['one paragraph', 'A line of words.\n'],
    ['one list', '- An item.\n'],
    ['one quote', '> A line.\n'],
    ['paragraphs', 'A line.\n\n'],
  ])('of %s is parsed in short pieces, with every line', (_, line) => {
    const source = line.repeat(6000);
    const longest = Math.max(...markdownPieces(source).map((piece) => piece.split('\n').length));
    expect(longest).toBeLessThan(1510);
    expect(words(source).match(/line|item/gu)).toHaveLength(6000);
  });

  it('keeps code that is cut as code, and headings that look like one inside', () => {
    const { blocks } = parse(`# Log\n\n~~~\n${'# no heading\n'.repeat(4000)}~~~\n\nAfter it.\n`);
    expect(new Set(blocks.slice(0, -1).map((block) => block.kind))).toEqual(new Set(['code']));
    expect(blocks.at(-1)).toMatchObject({ kind: 'paragraph', text: 'After it.' });
  });

  it('knows reference links that are defined at its end, and front matter at its beginning only', () => {
    const source = `---\ntitle: Long\n---\n${'See [the guide][g].\n\n---\n\n'.repeat(1000)}\n[g]: https://a.example/guide\n`;
    const { title, blocks } = parse(source);
    expect(title).toBe('Long');
    const links = blocks.flatMap((block) => block.links);
    expect(links).toHaveLength(1000);
    expect(links.every((link) => link.url === 'https://a.example/guide')).toBe(true);
  });

  it('of few long lines is parsed in short pieces too, with every word and the same blocks', async () => {
    const source = Array.from(
      { length: 900 },
      (_, at) => `## Part ${at}\n\n${'Words of it. '.repeat(60)}\n\n- one\n- two\n`,
    ).join('\n');
    const longest = Math.max(...markdownPieces(source).map((piece) => piece.length));
    expect(longest).toBeLessThan(90_000);
    let pauses = 0;
    const calm = await parseMarkdownCalmly(source, {
      name: 'a.md',
      pause: async () => {
        pauses += 1;
      },
    });
    expect(pauses).toBe(markdownPieces(source).length - 1);
    expect(calm).toEqual(parse(source));
    expect(calm.blocks.filter(({ kind }) => kind === 'list')).toHaveLength(900);
  });
});
