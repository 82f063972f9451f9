import { describe, expect, it } from 'vitest';
import { parsePlainText } from './plain-text';

const parse = (source: string, name = 'notes.txt') => parsePlainText(source, { name });

describe('parsePlainText', () => {
  it('reads title, paragraphs and lists', () => {
    const parsed = parse(
      'On salaries\n\nAsk for more,\nalways.\n\nThree things:\n- one\n- two\n  goes on\n- three\n',
    );
    expect(parsed.title).toBe('On salaries');
    expect(parsed.kind).toBe('text');
    expect(parsed.blocks.map((block) => [block.kind, block.text])).toEqual([
      ['paragraph', 'Ask for more, always.'],
      ['paragraph', 'Three things:'],
      ['list', 'one\ntwo goes on\nthree'],
    ]);
  });

  it('finds bare addresses without the punctuation around them', () => {
    const [block] = parse('Read it (https://a.example/b_(c)), or https://d.example/e?f=g.').blocks;
    expect(block?.links.map((link) => link.url)).toEqual([
      'https://a.example/b_(c)',
      'https://d.example/e?f=g',
    ]);
  });

  it('reads transcripts with bare and with bracketed marks', () => {
    const bare = parse('Welcome\n\n00:00:01 Hello there.\n00:03:15 Part two.\ngoes on\n1:00:02 The end.');
    expect(bare.kind).toBe('talk');
    expect(bare.blocks.map((block) => [block.startSeconds, block.text])).toEqual([
      [1, 'Hello there.'],
      [195, 'Part two. goes on'],
      [3602, 'The end.'],
    ]);
    expect(parse('[0:10] a\n[0:20] see https://x.example/y').blocks[1]).toMatchObject({
      startSeconds: 20,
      links: [{ url: 'https://x.example/y' }],
    });
  });

  it('joins subtitles into paragraphs with their start', () => {
    const cue = (index: number) => `${index}\n00:00:${String(index).padStart(2, '0')},000 --> 00:00:59,000\n`;
    const source = Array.from(
      { length: 12 },
      (_, index) => `${cue(index + 1)}${'word '.repeat(8)}cue ${index}.\n`,
    ).join('\n');
    const parsed = parse(source, 'my-talk.srt');
    expect(parsed).toMatchObject({ kind: 'talk', title: 'my talk' });
    expect(parsed.blocks.map((block) => block.startSeconds)).toEqual([1, 7]);
  });
});
