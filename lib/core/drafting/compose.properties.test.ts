import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testConversation } from '../conversation/test-conversation';
import { composeReply } from './compose';
import { countWords } from './compose-layout';
import { plainText } from './compose-plain';
import { phraseLanguages, phrasesFor } from './phrases';
import { splitSentences } from './sentences';
import { inputFor, passage, result } from './test-composing';

/** Everything in a draft that is not the library's must be a frame phrase. */
function foreignSentences(text: string, language: string, library: string): string[] {
  const phrases = phrasesFor(language);
  const lists = Object.values(phrases).flatMap((value) => (Array.isArray(value) ? value : []));
  const places = Array.from({ length: 7 }, (_, index) => phrases.place(index));
  let rest = text;
  for (const frame of [
    ...lists,
    ...places,
    phrases.foreignLink('inglés'),
    phrases.foreignQuote('inglés'),
  ].sort((a, b) => b.length - a.length)) {
    rest = rest.replaceAll(frame, '\n');
  }
  const known = plainText(library).replace(/[\p{Cc}\p{Cs}]/gu, '');
  return splitSentences(rest)
    .map((sentence) => sentence.text)
    .filter(
      (sentence) =>
        !known.includes(sentence.replace(/…$/u, '')) &&
        !/^(?:Hi|Hola)\b|^Hedda$|– https:\/\/owner\.example\//u.test(sentence),
    );
}

describe('whatever the library and the message hold', () => {
  const words = fc.constantFrom(
    'cron',
    'is',
    'enough',
    'Never',
    'you',
    'should',
    '**run**',
    '`it`',
    '[x](https://evil.example)',
    '\ud800',
    '“quote',
    'a'.repeat(80),
  );
  const sentence = fc
    .tuple(fc.array(words, { minLength: 1, maxLength: 60 }), fc.constantFrom('.', '?', '!', '', ':', '\n\n'))
    .map(([parts, end]) => `${parts.join(' ')}${end}`);
  const text = fc.array(sentence, { maxLength: 12 }).map((parts) => parts.join(' '));

  it('keeps to the length, to the links and to the words of the owner', () => {
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 1, maxLength: 6 }),
        fc.nat(5),
        text,
        (texts, variant, title) => {
          const questions = texts
            .map((_, index) => `${index + 1}. Is cron enough for job number ${index}?`)
            .join('\n');
          const conversation = testConversation([['Ana', questions]]);
          const passages = texts.map((body, index) =>
            passage(`p${index}`, { text: body, title: index === 0 ? title : `About ${index}` }),
          );
          const draft = composeReply(
            inputFor(conversation, (index) => result([passages[index] ?? passage('p')]), { variant }),
          ).text;
          expect(countWords(draft)).toBeLessThanOrEqual(160);
          expect(
            draft.match(/https?:\/\/[^\s]+/g)?.every((url) => url.startsWith('https://owner.example/')) ??
              true,
          ).toBe(true);
          expect(draft).not.toMatch(/\*\*|`|\]\(/);
          const library = `${texts.map(plainText).join(' ')} ${plainText(title)}`;
          expect(foreignSentences(draft, 'en', library)).toEqual([]);
        },
      ),
      { numRuns: 120 },
    );
  });

  it('never throws and takes bounded time on a message and a library of a megabyte', () => {
    const huge = 'Is cron enough? '.repeat(60_000);
    const start = performance.now();
    const draft = composeReply(
      inputFor(testConversation([['\ud83d', huge]]), () =>
        result([passage('cron', { text: 'Cron is enough for you. '.repeat(40_000) })]),
      ),
    );
    expect(countWords(draft.text)).toBeLessThanOrEqual(160);
    expect(performance.now() - start).toBeLessThan(3000);
  });
});

describe('phrases', () => {
  it('are complete in every language, without links and Markdown', () => {
    for (const language of phraseLanguages) {
      for (const [name, value] of Object.entries(phrasesFor(language))) {
        if (!Array.isArray(value)) continue;
        expect(value.length, `${language}.${name}`).toBeGreaterThan(0);
        for (const words of value) expect(words).not.toMatch(/https?:|[*_`[\]]/);
      }
    }
  });
});
