import { wordsOf } from '../retrieval/analyse-text';
import { foldWord, languagesWithStopWords, politeWordsOf, stopWordsOf } from '../retrieval/stop-words';
import { functionWords, tellingLetters } from './language-signs';

/** Scripts that are the sign of one language, with the share of letters that must be in them. */
const scripts: Array<{ pattern: RegExp; language: string }> = [
  { pattern: /[\p{Script=Hiragana}\p{Script=Katakana}]/gu, language: 'ja' },
  { pattern: /\p{Script=Hangul}/gu, language: 'ko' },
  { pattern: /\p{Script=Han}/gu, language: 'zh' },
  { pattern: /\p{Script=Greek}/gu, language: 'el' },
  { pattern: /\p{Script=Hebrew}/gu, language: 'he' },
  { pattern: /\p{Script=Thai}/gu, language: 'th' },
  { pattern: /\p{Script=Devanagari}/gu, language: 'hi' },
  { pattern: /\p{Script=Bengali}/gu, language: 'bn' },
  { pattern: /\p{Script=Arabic}/gu, language: 'ar' },
];

/** Most characters looked at; more do not change the answer. */
const mostCharacters = 3000;

/** Words that vote. */
const mostWords = 200;

/** What a word with a letter of the language counts, beside a function word's 1. */
const letterPoints = 0.5;

/** Taken when it is as likely as another: most titles and names in all languages are in it. */
const commonLanguage = 'en';

/** Points a language needs; the share the next one has to be behind for that to be sure; and points that are sure anyway. */
const leastPoints = 0.5;
const leastLead = 0.15;
const clearPoints = 1.5;

/**
 * The language of a text (ISO 639-1), or undefined when it is too short or the signs disagree. A
 * script of its own decides at once; else function words vote, which are sure even in one sentence,
 * and letters that few languages have.
 */
export function detectLanguage(text: string): string | undefined {
  const sample = text.slice(0, mostCharacters).replace(/https?:\/\/\S+/g, ' ');
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  if (letters < 2) return undefined;
  for (const { pattern, language } of scripts) {
    const found = sample.match(pattern)?.length ?? 0;
    if (found / letters > (language === 'ja' ? 0.1 : 0.4)) return language;
  }
  const votes = votesFor(wordsOf(sample).map((word) => word.text));
  const [first] = votes;
  if (!first || first.points < leastPoints) return undefined;
  const near = votes.filter(({ points }) => first.points - points < leastLead * first.points);
  if (near.some(({ language }) => language === commonLanguage)) return commonLanguage;
  return near.length === 1 || first.points >= clearPoints ? first.language : undefined;
}

/**
 * Points per language, most first: each word that is a function word counts one, divided by the
 * number of languages that have it ("de" is Spanish, French, Portuguese and Dutch); letters likewise.
 */
function votesFor(words: string[]): Array<{ language: string; points: number }> {
  const points = new Map<string, number>();
  const vote = (languages: string[], value: number) => {
    for (const language of languages)
      points.set(language, (points.get(language) ?? 0) + value / languages.length);
  };
  for (const word of words.slice(0, mostWords)) {
    vote(languagesOfWord().get(foldWord(word)) ?? [], 1);
    vote([...new Set([...word].flatMap((letter) => languagesOfLetter.get(letter) ?? []))], letterPoints);
  }
  return [...points]
    .map(([language, value]) => ({ language, points: value }))
    .sort((left, right) => right.points - left.points);
}

const languagesOfLetter = new Map<string, string[]>();
for (const [language, letters] of Object.entries(tellingLetters))
  for (const letter of letters)
    languagesOfLetter.set(letter, [...(languagesOfLetter.get(letter) ?? []), language]);

let ofWord: Map<string, string[]> | undefined;

/** The languages of every function word, put together at the first question. */
function languagesOfWord(): Map<string, string[]> {
  if (ofWord) return ofWord;
  const lists: Array<[string, Iterable<string>]> = [
    ...languagesWithStopWords.map((language): [string, Set<string>] => [
      language,
      new Set([...stopWordsOf(language), ...politeWordsOf(language)]),
    ]),
    ...Object.entries(functionWords).map(([language, words]): [string, string[]] => [
      language,
      words.split(/\s+/),
    ]),
  ];
  ofWord = new Map();
  for (const [language, words] of lists)
    for (const word of words) ofWord.set(word, [...(ofWord.get(word) ?? []), language]);
  return ofWord;
}
