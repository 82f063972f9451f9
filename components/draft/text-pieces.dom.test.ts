import { describe, expect, it } from 'vitest';
import { diffWords } from './diff-words';
import { countWords } from './edit-session';
import { excerptAround, markWords } from './mark-words';
import { readPayload } from './read-payload';

const marked = (text: string, terms: string[]) =>
  markWords(text, terms)
    .filter((piece) => piece.isMarked)
    .map((piece) => piece.text);

describe('markWords', () => {
  it('marks whole words in other forms, and loses no character', () => {
    const text = 'Courses? A course to take, learning of course.';
    expect(marked(text, ['course', 'learn'])).toEqual(['Courses', 'course', 'learning', 'course']);
    expect(
      markWords(text, ['course'])
        .map((piece) => piece.text)
        .join(''),
    ).toBe(text);
  });

  it('does not mark a word that only begins alike', () => {
    expect(marked('The cat sat in the catalogue', ['cat'])).toEqual(['cat']);
  });

  it('marks words of other scripts', () => {
    expect(marked('¿Qué máquina elegir?', ['máquina'])).toEqual(['máquina']);
  });
});

describe('excerptAround', () => {
  it('shows the first match with words around it, cut between words', () => {
    const text = `${'before '.repeat(60)}certificate ${'after '.repeat(60)}`;
    const excerpt = excerptAround(text, ['certificate'], 80);
    expect(excerpt).toContain('certificate');
    expect(excerpt).toMatch(/^… before .* after …$/);
    expect(excerpt.length).toBeLessThan(100);
  });

  it('leaves a short text whole', () => {
    expect(excerptAround('Short.', ['x'])).toBe('Short.');
  });
});

describe('diffWords', () => {
  it('gives back both texts exactly', () => {
    const first = 'Close the spreadsheet.\n\nThen  start.';
    const second = 'Delete the spreadsheet today.\nThen start.';
    const runs = diffWords(first, second);
    const side = (name: 'first' | 'second') =>
      runs
        .filter((run) => run.in === 'both' || run.in === name)
        .map((run) => run.text)
        .join('');
    expect(side('first')).toBe(first);
    expect(side('second')).toBe(second);
    expect(runs.find((run) => run.in === 'first')?.text).toBe('Close');
  });

  it('compares very long texts as a whole', () => {
    const long = 'word '.repeat(2000);
    expect(diffWords(long, 'short').map((run) => run.in)).toEqual(['first', 'second']);
  });
});

describe('countWords', () => {
  it('counts words, not dashes or line breaks', () => {
    expect(countWords('Hi — you,\n\nSQL first: https://a.example/b')).toBe(5);
    expect(countWords('')).toBe(0);
  });
});

describe('readPayload', () => {
  it('shows what is not JSON as it is', () => {
    expect(readPayload('not json')).toEqual({ messages: [], rest: 'not json', pretty: 'not json' });
  });

  it('takes the messages apart and keeps the rest', () => {
    const { messages, rest } = readPayload('{"model":"m","messages":[{"role":"user","content":[{"a":1}]}]}');
    expect(messages[0]?.role).toBe('user');
    expect(JSON.parse(messages[0]?.content ?? '')).toEqual([{ a: 1 }]);
    expect(JSON.parse(rest)).toEqual({ model: 'm' });
  });
});
