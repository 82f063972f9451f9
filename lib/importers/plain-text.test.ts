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

  it('finds the recording of a talk where its transcript or its name tells it', () => {
    const cues =
      '00:00:01.000 --> 00:00:03.000\n<v Ana>Keys &amp; logs\n\n00:00:03.000 --> 00:00:05.000\nKeys & logs\nlast long.\n';
    const noted = parse(`WEBVTT\n\nNOTE https://vimeo.com/123456789\n\n${cues}`, 'keys.vtt');
    expect(noted).toMatchObject({ kind: 'talk', url: 'https://vimeo.com/123456789' });
    expect(noted.blocks.map(({ text }) => text)).toEqual(['Keys & logs last long.']);
    expect(parse(`WEBVTT\n\n${cues}`, 'Keys and logs [aB3_defGh12].en.vtt')).toMatchObject({
      title: 'Keys and logs',
      url: 'https://www.youtube.com/watch?v=aB3_defGh12',
    });
    const plain =
      'Keys\nhttps://youtu.be/aB3_defGh12\n\n[0:10] First.\n[0:20] See https://youtu.be/other_video.';
    expect(parse(plain)).toMatchObject({ kind: 'talk', url: 'https://youtu.be/aB3_defGh12' });
    expect(parse('[0:10] See https://youtu.be/other_video.\n[0:20] End.').url).toBeUndefined();
  });
});
